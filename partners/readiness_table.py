"""The table of the professionals: which rows, in which order, and what each one says."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from events.models import Event
from partners.models import Mobilisation
from partners.models.steps import StepKind
from partners.readiness import STEPS

ORDERS = {
    "name": ("professional__last_name", "professional__first_name", "professional__code"),
    "organisation": ("professional__organisation__name", "professional__last_name"),
    "state": ("is_ready", "professional__last_name", "professional__first_name"),
}
STATES = ("ready", "missing")
NAMES = ("last_name", "first_name", "code", "organisation__name", "organisation__acronym")


@dataclass(frozen=True)
class Asked:
    """What the reader asked for; anything unknown is left out."""

    words: str = ""
    state: str = ""
    step: str = ""
    order: str = "name"

    @classmethod
    def of(cls, query: Any) -> "Asked":
        return cls(
            words=query.get("q", "").replace("\0", "").strip()[:100],
            state=_one_of(query.get("etat"), STATES),
            step=_one_of(query.get("etape"), STEPS),
            order=_one_of(query.get("tri"), tuple(ORDERS)) or "name",
        )

    @property
    def filters(self) -> bool:
        return bool(self.words or self.state or self.step)


@dataclass(frozen=True)
class StepState:
    """One step of one person. `code`: done, booked, missing, or optional when it is not asked."""

    code: str
    label: str
    word: str


@dataclass(frozen=True)
class PersonRow:
    mobilisation: Mobilisation
    steps: tuple[StepState, ...]

    @property
    def missing(self) -> list[str]:
        return [step.label for step in self.steps if step.code in ("missing", "booked")]


def people_of(event: Event, asked: Asked) -> QuerySet[Mobilisation]:
    rows = event.mobilisations.with_steps().select_related("professional__organisation", "hub")
    for word in asked.words.split():
        found = Q()
        for name in NAMES:
            found |= Q(**{f"professional__{name}__icontains": word})
        rows = rows.filter(found)
    if asked.state:
        rows = rows.filter(is_ready=asked.state == "ready")
    if asked.step:
        rows = rows.filter(**{f"attended_{asked.step}": False})
    return rows.order_by(*ORDERS[asked.order], "pk")


def row_of(mobilisation: Mobilisation) -> PersonRow:
    """Of `with_steps()`."""
    return PersonRow(mobilisation, tuple(_step(mobilisation, kind) for kind in STEPS))


def _step(mobilisation: Mobilisation, kind: str) -> StepState:
    words = {
        "done": _("done"),
        "booked": _("registered"),
        "missing": _("missing"),
        "optional": _("optional"),
    }
    code = _state(mobilisation, kind)
    return StepState(code, str(StepKind(kind).label), words[code])


def _state(mobilisation: Mobilisation, kind: str) -> str:
    if getattr(mobilisation, f"attended_{kind}"):
        return "done"
    if getattr(mobilisation, f"booked_{kind}"):
        return "booked"
    return "missing" if getattr(mobilisation, f"asked_{kind}") else "optional"


def _one_of(value: str | None, known: tuple[str, ...]) -> str:
    return value if value in known else ""
