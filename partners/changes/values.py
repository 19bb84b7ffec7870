"""What may be changed, as plain values: stored as JSON, shown before and after."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from partners.models import ChangeProposal, Mobilisation, Organisation, Professional
from partners.models.proposals import ChangeKind

SHEET_FIELDS = ("name", "acronym", "kind", "siret", "commune", "insee_code", "website")
PERSON_FIELDS = ("first_name", "last_name", "job_title", "email", "phone")
ROLE = "role"
Values = dict[str, str]


@dataclass(frozen=True)
class Line:
    """One field of a change: as it was when asked, as asked, as it is now."""

    label: str
    before: str
    after: str
    now: str

    @property
    def moved(self) -> bool:
        """Somebody else changed it after it was asked."""
        return self.now not in (self.before, self.after)


def sheet_values(organisation: Organisation) -> Values:
    return {name: str(getattr(organisation, name)) for name in SHEET_FIELDS}


def person_values(mobilisation: Mobilisation) -> Values:
    person = mobilisation.professional
    values = {name: str(getattr(person, name)) for name in PERSON_FIELDS}
    return {**values, ROLE: mobilisation.role}


def current_values(proposal: ChangeProposal) -> Values:
    """Of what the change is about; nothing when that does not exist (yet, or any more)."""
    if proposal.kind == ChangeKind.SHEET:
        return sheet_values(proposal.partnership.organisation)
    if proposal.mobilisation is not None:
        return person_values(proposal.mobilisation)
    return {}


def mark_of(values: Values, proposal: ChangeProposal | None) -> str:
    """Stands for what a page showed: another mark when anything of it has changed since."""
    waiting = [proposal.pk, proposal.revision] if proposal else []
    text = json.dumps([values, waiting], sort_keys=True)
    return sha256(text.encode()).hexdigest()[:16]


def shown_values(values: Values, proposal: ChangeProposal | None) -> Values:
    """What stands, under what was asked."""
    return {**values, **(proposal.after if proposal else {})}


def lines_of(proposal: ChangeProposal, known: Values | None = None) -> list[Line]:
    """The fields that the change touches, in the order of the forms. Decided: `now` is `before`.

    `known`: of somebody who arrives and is known already; what is empty erases nothing.
    """
    current = current_values(proposal) if proposal.is_pending else proposal.before
    names = [name for name in (*SHEET_FIELDS, *PERSON_FIELDS, ROLE) if name in proposal.after]
    before = proposal.before
    if known:
        before = current = known
        names = [name for name in names if proposal.after[name]]
    return [
        Line(
            label=label_of(name, proposal.kind),
            before=text_of(name, before.get(name, ""), proposal.kind),
            after=text_of(name, proposal.after[name], proposal.kind),
            now=text_of(name, current.get(name, ""), proposal.kind),
        )
        for name in names
    ]


def label_of(name: str, kind: str) -> str:
    return str(_field(name, kind).verbose_name)


def text_of(name: str, value: str, kind: str) -> str:
    """The label of a code; the value itself elsewhere."""
    return str(dict(_field(name, kind).flatchoices).get(value, value))


def _field(name: str, kind: str) -> Any:
    if name == ROLE:
        return Mobilisation._meta.get_field(ROLE)
    model = Organisation if kind == ChangeKind.SHEET else Professional
    return model._meta.get_field(name)
