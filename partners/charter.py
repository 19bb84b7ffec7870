"""What partners commit to, in our own words, and who accepted it for an organisation."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.models import CharterAcceptance, PartnerAccess, Partnership
from partners.models.partnership import PartnershipStatus
from partners.refusal import Refused

# Another wording is another name: what somebody accepted is the text of that day.
WORDING = "2026-11"
LONGEST_SIGNATURE = 150


def charter_articles() -> list[tuple[str, str]]:
    """Title and text of each commitment."""
    return [
        (
            _("Open to everybody"),
            _("Whoever comes is welcome, whatever their age, their situation or where they live."),
        ),
        (
            _("Free"),
            _("Nothing is sold, and nobody pays: neither to come in, nor for an interview."),
        ),
        (
            _("Anonymous"),
            _(
                "Nobody is asked who they are, to register, or to say why they came. "
                "No list of visitors is made."
            ),
        ),
        (
            _("For the visitor’s sake"),
            _(
                "Advisers serve the person in front of them, not their own organisation: "
                "they recruit nobody and lead to whoever answers best."
            ),
        ),
        (
            _("Together"),
            _(
                "Organisations share their knowledge and their tools, "
                "and decide collectively in the steering committee."
            ),
        ),
        (
            _("Prepared"),
            _(
                "Each professional is given the time to prepare: the awareness day, "
                "the presentation of the resources, an observation."
            ),
        ),
    ]


def accept_charter(*, access: PartnerAccess, name: str, role: str) -> CharterAcceptance:
    """Takes effect at once: whoever was only invited has agreed to take part."""
    today = timezone.localdate()
    try:
        with transaction.atomic():
            acceptance = CharterAcceptance.objects.create(
                event_id=access.event_id,
                partnership_id=access.partnership_id,
                contact_name=name,
                contact_role=role,
                wording=WORDING,
                accepted_at=timezone.now(),
            )
            row = Partnership.objects.select_for_update(of=("self",)).get(pk=access.partnership_id)
            row.charter_accepted_on = row.charter_accepted_on or today
            row.charter_accepted_by = row.charter_accepted_by or _signed(name, role)
            if row.status == PartnershipStatus.INVITED:
                row.status = PartnershipStatus.AGREED
                row.joined_on = row.joined_on or today
            row.save(
                update_fields=["charter_accepted_on", "charter_accepted_by", "status", "joined_on"]
            )
    except IntegrityError as error:
        raise Refused(_("The charter is already accepted.")) from error
    return acceptance


def _signed(name: str, role: str) -> str:
    return ", ".join(part for part in (name, role) if part)[:LONGEST_SIGNATURE]
