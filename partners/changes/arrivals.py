"""Somebody whom an organisation adds: known already, or somebody else who shares their mailbox?"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from accounts.models import User
from core.folding import is_same_name
from partners.changes.values import PERSON_FIELDS, Values
from partners.models import ChangeProposal, Professional
from partners.models.proposals import ChangeKind
from partners.refusal import Refused


class Who(Enum):
    """What the coordinator says of somebody whose address is that of another name."""

    UNSAID = ""
    SAME = "same"  # whose name has changed
    OTHER = "other"  # who shares the mailbox


class SharedAddress(Exception):
    """The address is known under another name: say who it is."""


@dataclass(frozen=True)
class Known:
    """Who has the address. `is_seen`: of the coordinator's own events, so that they may be named
    and changed; whoever is known from elsewhere is only brought in."""

    person: Professional
    has_same_name: bool
    is_seen: bool

    @property
    def values(self) -> Values:
        if not self.is_seen:
            return {}
        return {name: str(getattr(self.person, name)) for name in PERSON_FIELDS}


def known_people(proposals: Iterable[ChangeProposal], by: User) -> dict[int, Known]:
    """By key of the proposal; two queries, whatever their number."""
    asked = {
        row.pk: (row, row.after.get("email", "").lower())
        for row in proposals
        if row.kind == ChangeKind.ARRIVAL and row.after.get("email")
    }
    if not asked:
        return {}
    rows = Professional.objects.annotate(address=Lower("email"))
    found = {
        (one.organisation_id, one.address): one
        for one in rows.filter(address__in={email for _row, email in asked.values()})
    }
    keys = [one.pk for one in found.values()]
    seen = set(
        Professional.objects.reachable_by(by).filter(pk__in=keys).values_list("pk", flat=True)
    )
    return {
        key: _known(row, found[(row.partnership.organisation_id, email)], seen)
        for key, (row, email) in asked.items()
        if (row.partnership.organisation_id, email) in found
    }


def _known(row: ChangeProposal, person: Professional, seen: set[int]) -> Known:
    asked = f"{row.after.get('first_name', '')} {row.after.get('last_name', '')}"
    named = f"{person.first_name} {person.last_name}"
    return Known(person, is_same_name(asked, named), person.pk in seen)


def person_arriving(row: ChangeProposal, who: Who, by: User) -> tuple[Professional, Values]:
    """The person, and what is to be written of them: nothing empty over what is filled.

    Raises SharedAddress when nobody has said who it is; Refused.
    """
    values = {name: row.after[name] for name in PERSON_FIELDS if row.after.get(name)}
    known = known_people([row], by).get(row.pk)
    if known is None:
        _refuse_anothers(values.get("email", ""))
        return _new(row), values
    if known.has_same_name:
        return known.person, values if known.is_seen else {}
    if who == Who.OTHER:
        return _new(row), {name: text for name, text in values.items() if name != "email"}
    if who == Who.SAME and known.is_seen:
        return known.person, values
    raise SharedAddress


def _new(row: ChangeProposal) -> Professional:
    code = f"pro-{secrets.token_hex(4)}"
    return Professional(code=code, organisation=row.partnership.organisation)


def _refuse_anothers(email: str) -> None:
    if email and Professional.objects.filter(email__iexact=email).exists():
        raise Refused(_("This e-mail address is that of a professional of another organisation."))
