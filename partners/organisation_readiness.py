"""What an organisation still lacks: the words of `PartnershipQuerySet.with_readiness`."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.models import Partnership
from partners.readiness import SHEET_FIELDS


@dataclass(frozen=True)
class Missing:
    """One thing to do, and the page of the partner space that does it."""

    code: str
    text: str


def missing_of(partnership: Partnership) -> list[Missing]:
    """Of `with_readiness()`; empty when the organisation is ready."""
    return [
        *_charter(partnership),
        *_sheet(partnership),
        *_people(partnership),
    ]


def _charter(partnership: Partnership) -> list[Missing]:
    if partnership.charter_accepted_on:
        return []
    return [Missing("charter", _("The charter is not accepted yet."))]


def _sheet(partnership: Partnership) -> list[Missing]:
    empty = [name for name in SHEET_FIELDS if not getattr(partnership.organisation, name)]
    if not empty:
        return []
    labels = [str(partnership.organisation._meta.get_field(name).verbose_name) for name in empty]
    return [Missing("sheet", _("The sheet lacks: %(fields)s.") % {"fields": ", ".join(labels)})]


def _people(partnership: Partnership) -> list[Missing]:
    if not partnership.people_count:
        return [Missing("people", _("No professional is on the list yet."))]
    number = partnership.people_count - partnership.ready_count
    if not number:
        return []
    words = ngettext(
        "%(count)d professional is not ready.", "%(count)d professionals are not ready.", number
    )
    return [Missing("sessions", words % {"count": number})]
