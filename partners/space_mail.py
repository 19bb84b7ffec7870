"""The message that brings somebody the link to their organisation's space.

The link is made at the moment of sending and never stored: nobody who reads the outbox can use it.
"""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.dates import date_text
from events.mail.envelope import site_address
from events.mail.outbox import CannotPrepare, Recipient, prepare
from events.mail.purposes import CannotComplete, Purpose, register
from events.models import Event, OutgoingMessage
from events.models.mail import MessageState
from partners.models import PartnerAccess
from partners.space_links import LinkState, Withdrawn, is_out, new_secret, state_of

PURPOSE = "partner_space_link"
WITHOUT_LINK = (LinkState.UNKNOWN, LinkState.EXPIRED)
STILL_HERE = (MessageState.DRAFT, MessageState.APPROVED)
SUBJECT = "{edition} : l’espace de {structure}"
BODY = """Bonjour {destinataire},

Voici votre lien personnel vers l’espace de {structure} pour {edition} ({dates}, {lieu}). \
Vous y verrez ce qui reste à faire : la charte, votre fiche, vos professionnels, \
leurs inscriptions aux séances de préparation, ce que vous apportez.

{lien}

Le lien ouvre une page avec un bouton : un appui, et vous y êtes, sans compte ni mot de passe. \
Il est valable jusqu’au {fin} et n’est que pour vous ; si vous le perdez, demandez-en un autre. \
Un lien plus récent remplace celui-ci.

{contact}
"""


def late_values(reference: str) -> dict[str, str]:
    """Makes the link. Raises CannotComplete when the access was withdrawn or is gone."""
    accesses = PartnerAccess.objects.select_related("partnership")
    access = accesses.filter(pk=int(reference)).first()
    if access is None or is_out(access):
        raise CannotComplete(_("This access was withdrawn."))
    try:
        secret = new_secret(access=access, opens_again=False)
    except Withdrawn as error:
        raise CannotComplete(_("This access was withdrawn.")) from error
    access.refresh_from_db()
    return {
        "lien": site_address(f"{reverse('space_enter')}#{secret}"),
        "fin": date_text(access.expires_at.date()),
    }


SPACE_LINK = Purpose(
    code=PURPOSE,
    label=gettext_lazy("link to the partner space"),
    placeholders={"structure": gettext_lazy("name of the organisation")},
    late_placeholders={
        "lien": gettext_lazy("personal link"),
        "fin": gettext_lazy("last day of the link"),
    },
    late_values=late_values,
    subject=SUBJECT,
    body=BODY,
    samples={
        "structure": "Mairie de Bagnolet",
        "lien": "https://exemple.fr/espace/#…",
        "fin": "17 mai 2019",
    },
)
register(SPACE_LINK)


@transaction.atomic
def prepare_link(*, access: PartnerAccess, by: User) -> OutgoingMessage:
    """A draft for the outbox; asked for twice before it leaves, it is the same one.

    Raises CannotPrepare.
    """
    rows = PartnerAccess.objects.select_related("partnership__organisation", "event")
    row = rows.select_for_update(of=("self",)).get(pk=access.pk)
    if is_out(row):
        raise CannotPrepare(_("This organisation does not take part: its links are closed."))
    if row.revoked_at is not None:
        row.revoked_at, row.token_hash, row.expires_at = None, "", None
        row.save(update_fields=["revoked_at", "token_hash", "expires_at"])
    before = row.event.outgoing_messages.filter(purpose=PURPOSE, reference=str(row.pk))
    number = before.exclude(state__in=STILL_HERE).count()
    return prepare(
        event=row.event,
        purpose=PURPOSE,
        to=Recipient(row.contact_email, row.contact_name),
        values={"structure": row.partnership.organisation.name},
        dedupe=f"{PURPOSE}-{row.pk}-{number}",
        reference=str(row.pk),
        by=by,
    )


def prepare_missing_links(*, event: Event, by: User) -> int:
    """For everybody whose link was never made or has expired. How many messages."""
    now = timezone.now()
    rows = event.partner_accesses.select_related("partnership__organisation")
    without = [row for row in rows if state_of(row, now=now) in WITHOUT_LINK]
    for access in without:
        prepare_link(access=access, by=by)
    return len(without)
