"""The cells of a paper sheet: which people, at which hour, at which hub or activity."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _

from core.hours import hour_text, hours_text
from events.models import Activity, Event, Hub, OpeningDay
from visits.models.check_in import CheckInKind
from visits.sync.period import day_bounds

QUARTER = timedelta(minutes=15)


class Step(StrEnum):
    """How long a line of the sheet lasts; the values stand in addresses."""

    HOUR = "heure"
    QUARTER = "quart"


@dataclass(frozen=True)
class Cell:
    """`slots`: the quarter-hours among which its people are spread; an activity has one."""

    name: str
    kind: CheckInKind
    label: str
    slots: tuple[datetime, ...]
    hub: Hub | None = None
    activity: Activity | None = None


@dataclass(frozen=True)
class Column:
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    event: Event
    day: date
    step: Step
    arrivals: tuple[Column, ...]
    interviews: tuple[Column, ...]
    workshops: tuple[Column, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.arrivals + self.interviews + self.workshops

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(cell for column in self.columns for cell in column.cells)


def sheet_of(event: Event, opening: OpeningDay, step: Step) -> Sheet:
    lines = list(lines_of(opening, step))
    return Sheet(
        event=event,
        day=opening.date,
        step=step,
        arrivals=tuple(_doors(event, lines)),
        interviews=tuple(
            _column(hub.name, CheckInKind.INTERVIEW, lines, hub) for hub in event.hubs.all()
        ),
        workshops=tuple(_workshops(event, opening.date)),
    )


def lines_of(opening: OpeningDay, step: Step) -> Iterator[tuple[datetime, ...]]:
    """The quarter-hours of each line; the first and the last may hold fewer than four."""

    def line_of(slot: datetime) -> datetime:
        return slot.replace(minute=0) if step is Step.HOUR else slot

    for _start, slots in groupby(_quarters(opening), key=line_of):
        yield tuple(slots)


def activities_on(event: Event, day: date) -> list[Activity]:
    """Those that begin on this day, as they follow one another."""
    start, end = day_bounds(day)
    rows = event.activities.select_related("room")
    return list(rows.filter(starts_at__gte=start, starts_at__lt=end))


def quarters_of(day: date) -> list[datetime]:
    """All those of a day, whatever its opening hours."""
    start = datetime.combine(day, time.min)
    return [timezone.make_aware(start + number * QUARTER) for number in range(24 * 4)]


def line_label(line: tuple[datetime, ...]) -> str:
    return hours_text(line[0], line[-1] + QUARTER)


def _quarters(opening: OpeningDay) -> Iterator[datetime]:
    moment = _quarter_of(datetime.combine(opening.date, opening.opens_at))
    end = datetime.combine(opening.date, opening.closes_at)
    while moment < end:
        yield timezone.make_aware(moment)
        moment += QUARTER


def _quarter_of(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute - moment.minute % 15, second=0, microsecond=0)


def _doors(event: Event, lines: list[tuple[datetime, ...]]) -> Iterator[Column]:
    yield _column(_("Arrivals"), CheckInKind.ARRIVAL, lines)
    if event.counts_exits:
        yield _column(_("Exits"), CheckInKind.EXIT, lines)


def _column(
    title: str, kind: CheckInKind, lines: list[tuple[datetime, ...]], hub: Hub | None = None
) -> Column:
    place = f"-{hub.code}" if hub else ""
    return Column(
        title,
        tuple(
            Cell(f"{kind}{place}-{line[0]:%H%M}", kind, line_label(line), line, hub=hub)
            for line in lines
        ),
    )


def _workshops(event: Event, day: date) -> Iterator[Column]:
    activities = activities_on(event, day)
    if activities:
        yield Column(_("Participants"), tuple(_workshop_cell(one) for one in activities))


def _workshop_cell(activity: Activity) -> Cell:
    start = timezone.localtime(activity.starts_at)
    return Cell(
        f"{CheckInKind.WORKSHOP}-{activity.code}",
        CheckInKind.WORKSHOP,
        f"{hour_text(start)} · {activity.title}",
        (_quarter_of(start),),
        activity=activity,
    )
