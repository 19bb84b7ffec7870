"""Who is ready, and what is missing: the one definition, as annotations of QuerySets.

A professional is ready after attending every step that the event asks for. An organisation is
ready when its charter is accepted, its sheet is complete, and each of its people is ready.
"""

from __future__ import annotations

from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

STEPS = ("awareness", "resources", "portal", "observation")
# Without a row of the event, what the charter asks (partners.models.steps, checked by a test).
ASKED_BY_CHARTER = {"awareness": True, "resources": True, "portal": False, "observation": True}


class PersonReadiness(models.QuerySet[Any]):
    """For mobilisations."""

    def with_steps(self) -> Self:
        """For each step: `asked_…`, `attended_…`, `booked_…` (a seat in a session to come); and
        `is_ready`."""
        rows = self
        for kind in STEPS:
            rows = rows.annotate(
                **{
                    f"asked_{kind}": _asked(kind),
                    f"attended_{kind}": Exists(_sessions_of(kind, "attended")),
                    f"booked_{kind}": Exists(_sessions_of(kind, "registered")),
                }
            )
        return rows.annotate(is_ready=_condition())

    def ready(self) -> Self:
        return self.with_steps().filter(is_ready=True)

    def missing_something(self) -> Self:
        return self.with_steps().filter(is_ready=False)


class OrganisationReadiness(models.QuerySet[Any]):
    """For partnerships."""

    def with_readiness(self) -> Self:
        """`people_count`, `ready_count`, and `is_prepared`: nothing is missing."""
        people = apps.get_model("partners", "Mobilisation").objects.filter(
            event=OuterRef("event"), professional__organisation=OuterRef("organisation")
        )
        return self.annotate(
            people_count=_counted(people), ready_count=_counted(people.ready())
        ).annotate(
            is_prepared=models.ExpressionWrapper(
                Q(charter_accepted_on__isnull=False)
                & SHEET_IS_COMPLETE
                & Q(people_count__gt=0)
                & Q(ready_count=F("people_count")),
                output_field=models.BooleanField(),
            )
        )


SHEET_FIELDS = ("siret", "commune")
SHEET_IS_COMPLETE = Q()
for _field in SHEET_FIELDS:
    SHEET_IS_COMPLETE &= ~Q(**{f"organisation__{_field}": ""})


def _condition() -> models.ExpressionWrapper:
    """No step is both asked for and not attended."""
    done = Q()
    for kind in STEPS:
        done &= Q(**{f"asked_{kind}": False}) | Q(**{f"attended_{kind}": True})
    return models.ExpressionWrapper(done, output_field=models.BooleanField())


def _asked(kind: str) -> Coalesce:
    steps = apps.get_model("partners", "PreparationStep").objects
    of_event = steps.filter(event=OuterRef("event"), kind=kind).values("is_mandatory")
    return Coalesce(Subquery(of_event), Value(ASKED_BY_CHARTER[kind]))


def _sessions_of(kind: str, status: str) -> models.QuerySet[Any]:
    attendances = apps.get_model("partners", "SessionAttendance").objects.filter(
        mobilisation=OuterRef("pk"), session__kind=kind, status=status
    )
    if status == "registered":
        return attendances.filter(session__status="planned")
    return attendances.exclude(session__status="cancelled")


def _counted(rows: models.QuerySet[Any]) -> Coalesce:
    """A subquery that counts rows for each outer row."""
    counted = rows.order_by().values("event").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)
