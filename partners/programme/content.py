"""The programme as every output reads it: the page, the PDF, the calendar, the report."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone

from core.dates import date_text
from core.hours import hours_text
from events.models import Activity, Event, OpeningDay
from partners.models import ActivityHost
from partners.querysets import ACTIVE


@dataclass(frozen=True)
class Line:
    """One activity in words. No professional is named: they are in `people` of the team's pages."""

    activity: Activity
    hours: str
    hosts: tuple[str, ...]

    @property
    def day(self) -> date:
        return timezone.localdate(self.activity.starts_at)


@dataclass(frozen=True)
class Day:
    """`opening`: None on a day when the public is not expected."""

    date: date
    lines: tuple[Line, ...]
    opening: OpeningDay | None = None

    @property
    def name(self) -> str:
        return date_text(self.date)

    @property
    def opening_hours(self) -> str:
        return hours_text(self.opening.opens_at, self.opening.closes_at) if self.opening else ""


@dataclass(frozen=True)
class Asked:
    """What a reader filters by: codes as in the address; nothing for everything."""

    hub: str = ""
    kind: str = ""
    search: str = ""

    def __bool__(self) -> bool:
        return bool(self.hub or self.kind or self.search)


def programme_lines(event: Event, asked: Asked | None = None) -> list[Line]:
    asked = asked or Asked()
    hosts = ActivityHost.objects.filter(with_active()).select_related("partnership__organisation")
    rows = event.activities.filter(_asked_for(asked)).in_order()
    names = Prefetch("hosts", hosts.order_by("partnership__organisation__name"), "active_hosts")
    return [_line(one) for one in rows.prefetch_related(names)]


def with_active() -> Q:
    """Hosts that are in: not merely invited, not withdrawn."""
    return Q(**{f"partnership__{name}": value for name, value in ACTIVE.children})


def programme_days(event: Event, lines: Iterable[Line]) -> list[Day]:
    """Only days on which something takes place."""
    openings = {one.date: one for one in event.opening_days.all()}
    return [
        Day(day, tuple(rows), openings.get(day))
        for day, rows in groupby(lines, key=lambda line: line.day)
    ]


def _asked_for(asked: Asked) -> Q:
    wanted = Q()
    if asked.hub:
        wanted &= Q(hub__code=asked.hub)
    if asked.kind:
        wanted &= Q(kind=asked.kind)
    for word in asked.search.split():
        wanted &= (
            Q(title__icontains=word)
            | Q(description__icontains=word)
            | Q(room__name__icontains=word)
            | Q(pk__in=_run_by(word))
        )
    return wanted


def _run_by(word: str) -> Any:
    named = Q(partnership__organisation__name__icontains=word)
    named |= Q(partnership__organisation__acronym__icontains=word)
    return ActivityHost.objects.filter(named).values("activity")


def _line(activity: Activity) -> Line:
    names: Iterator[str] = (str(host.partnership) for host in activity.active_hosts)
    return Line(activity, hours_text(activity.starts_at, activity.ends_at), tuple(names))
