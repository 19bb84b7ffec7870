"""The agenda: ordered points, and the decisions that come back until they are done."""

from collections.abc import Iterable
from textwrap import wrap
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from partners.committees.locking import lock_open_meeting
from partners.models import AgendaPoint, CommitteeMeeting, Decision
from partners.models.agenda import PointKind
from partners.models.decision import DecisionStatus
from partners.models.preparation import OccurrenceStatus

LONGEST_TITLE = 200


def returning_decisions(meeting: CommitteeMeeting) -> QuerySet[Decision]:
    """Open ones of earlier meetings that have no point of their own on this agenda yet."""
    shown = meeting.points.filter(decision__isnull=False).values("decision")
    rows = Decision.objects.filter(event=meeting.event_id, status=DecisionStatus.OPEN)
    earlier = rows.filter(meeting__number__lt=meeting.number).exclude(pk__in=shown)
    return earlier.select_related("owner__organisation", "meeting").order_by("number")


def follows_up(meeting: CommitteeMeeting) -> bool:
    """Until it is held, the list of open decisions is that of the day it is read."""
    return meeting.status == OccurrenceStatus.PLANNED


@transaction.atomic
def add_points(*, meeting: CommitteeMeeting, titles: Iterable[str]) -> None:
    for title in titles:
        add_point(meeting=meeting, title=title)


@transaction.atomic
def add_point(*, meeting: CommitteeMeeting, title: str, **values: Any) -> AgendaPoint:
    """At the end. `values`: speaker, minutes, kind, decision. An agenda that was typed as a text
    comes first, as points: pages show one or the other."""
    found = lock_open_meeting(meeting)
    if found.agenda.strip() and not found.points.exists():
        points_from_text(meeting=found)
    return _append(found, title, **values)


def _append(found: CommitteeMeeting, title: str, **values: Any) -> AgendaPoint:
    last = found.points.aggregate(last=Max("position"))["last"] or 0
    return AgendaPoint.objects.create(
        event_id=found.event_id,
        meeting=found,
        position=last + 1,
        title=title[:LONGEST_TITLE],
        **values,
    )


@transaction.atomic
def change_point(*, point: AgendaPoint, **values: Any) -> None:
    lock_open_meeting(point.meeting)
    for name, value in values.items():
        setattr(point, name, value)
    point.save(update_fields=[*values])


@transaction.atomic
def delete_point(*, point: AgendaPoint) -> None:
    lock_open_meeting(point.meeting)
    point.delete()


@transaction.atomic
def move_point(*, point: AgendaPoint, up: bool) -> None:
    """Past its neighbour; nothing at either end."""
    found = lock_open_meeting(point.meeting)
    points = list(found.points.order_by("position"))
    here = next((place for place, one in enumerate(points) if one.pk == point.pk), None)
    there = None if here is None else here + (-1 if up else 1)
    if here is None or there is None or not 0 <= there < len(points):
        return
    first, second = points[here], points[there]
    first.position, second.position = second.position, first.position
    AgendaPoint.objects.bulk_update([first, second], ["position"])


@transaction.atomic
def keep_returning_decisions(*, meeting: CommitteeMeeting) -> None:
    """Written into the agenda of a meeting that takes place: it was spoken of them."""
    for decision in returning_decisions(meeting):
        title = _("Follow-up of decision no. %(number)d") % {"number": decision.number}
        add_point(meeting=meeting, title=title, kind=PointKind.INFORMATION, decision=decision)


@transaction.atomic
def points_from_text(*, meeting: CommitteeMeeting) -> int:
    """The lines of an agenda typed as a text become points; a line that is too long, several. How
    many."""
    found = lock_open_meeting(meeting)
    lines = [line.strip() for line in found.agenda.splitlines()]
    titles = [part for line in lines for part in wrap(line, LONGEST_TITLE)]
    for title in titles:
        _append(found, title)
    found.agenda = ""
    found.save(update_fields=["agenda"])
    return len(titles)


def agenda_titles(meeting: CommitteeMeeting) -> list[str]:
    """Points, else the lines of the text."""
    titles = [point.title for point in meeting.points.all()]
    return titles or [line.strip() for line in meeting.agenda.splitlines() if line.strip()]
