"""Which steps an event asks for: its rows, and the charter where it has none."""

from dataclasses import dataclass

from django.db import transaction

from events.models import Event
from partners.models import PreparationStep
from partners.models.steps import CHARTER_ASKS, StepKind


@dataclass(frozen=True)
class Step:
    kind: str
    label: str
    is_mandatory: bool
    by_charter: bool


def steps_of(event: Event) -> list[Step]:
    rows = dict(event.preparation_steps.values_list("kind", "is_mandatory"))
    return [
        Step(kind, str(kind.label), rows.get(kind, CHARTER_ASKS[kind]), CHARTER_ASKS[kind])
        for kind in StepKind
    ]


@transaction.atomic
def set_mandatory_steps(*, event: Event, kinds: set[str]) -> None:
    """These steps and no other are asked for."""
    for kind in StepKind:
        PreparationStep.objects.update_or_create(
            event=event, kind=kind, defaults={"is_mandatory": kind.value in kinds}
        )
