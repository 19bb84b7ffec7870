"""The register of decisions: search and filter, one row for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from events.models import Event
from partners.committees.subjects import Subject, subjects_of
from partners.models import Decision
from partners.models.decision import DecisionStatus

LATE = "late"


@dataclass(frozen=True)
class Row:
    decision: Decision
    is_late: bool
    subject: Subject | None


def is_late(decision: Decision, today: date) -> bool:
    is_open = decision.status == DecisionStatus.OPEN
    return is_open and decision.due_on is not None and decision.due_on < today


def find_decisions(event: Event, asked: Mapping[str, Any], today: date) -> QuerySet[Decision]:
    """`asked`: words, state, owner; what is left out does not narrow."""
    rows: QuerySet[Decision] = event.decisions.select_related("meeting", "owner__organisation")
    if words := asked.get("words"):
        rows = rows.filter(Q(text__icontains=words) | Q(owner__organisation__name__icontains=words))
    if owner := asked.get("owner"):
        rows = rows.filter(owner=owner)
    state = asked.get("state")
    if state == LATE:
        rows = rows.late(today)  # type: ignore[attr-defined]
    elif state:
        rows = rows.filter(status=state)
    return rows.order_by("number")


def rows_of(event: Event, decisions: QuerySet[Decision], today: date) -> list[Row]:
    subjects = subjects_of(event)
    return [Row(one, is_late(one, today), subjects.get(one.about)) for one in decisions]
