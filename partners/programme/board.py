"""The coordinator's programme: day by day, with what is missing and which rooms are free."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.hours import hours_text
from events.models import Event, OpeningDay, Room
from partners.models import Assignment
from partners.programme.content import Asked, Day, Line, programme_days, programme_lines
from partners.programme.gaps import Gap, free_slots, gaps_of, taken_by


@dataclass(frozen=True)
class BoardLine:
    line: Line
    people: tuple[Assignment, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class RoomDay:
    """When a room is taken and when it is free, in words."""

    room: Room
    taken: tuple[str, ...]
    free: tuple[str, ...]


@dataclass(frozen=True)
class BoardDay:
    day: Day
    lines: tuple[BoardLine, ...]
    rooms: tuple[RoomDay, ...]


@dataclass(frozen=True)
class Board:
    """`total` and `seats`: of the whole programme, whatever is filtered."""

    days: tuple[BoardDay, ...]
    total: int
    seats: int
    gaps: int
    shown: int


def programme_board(event: Event, asked: Asked, *, only_gaps: bool = False) -> Board:
    every = programme_lines(event)
    openings = {one.date: one for one in event.opening_days.all()}
    people = _people(event)
    told = {
        line.activity.pk: BoardLine(
            line,
            tuple(people[line.activity.pk]),
            tuple(_gaps(line, people[line.activity.pk], openings)),
        )
        for line in every
    }
    shown = programme_lines(event, asked) if asked else every
    if only_gaps:
        shown = [line for line in shown if told[line.activity.pk].gaps]
    rooms = list(event.rooms.all())
    days = programme_days(event, shown)
    return Board(
        days=tuple(
            BoardDay(
                day,
                tuple(told[line.activity.pk] for line in day.lines),
                tuple(_room_days(rooms, every, day)),
            )
            for day in days
        ),
        total=len(every),
        seats=sum(line.activity.capacity or 0 for line in every),
        gaps=sum(bool(one.gaps) for one in told.values()),
        shown=len(shown),
    )


def _people(event: Event) -> dict[int, list[Assignment]]:
    rows = event.assignments.filter(activity__isnull=False)
    rows = rows.select_related("mobilisation__professional__organisation")
    people: dict[int, list[Assignment]] = defaultdict(list)
    for row in rows.order_by("mobilisation__professional__last_name", "pk"):
        people[row.activity_id].append(row)
    return people


def _gaps(line: Line, people: list[Assignment], openings: dict[date, OpeningDay]) -> Iterable[Gap]:
    return gaps_of(line.activity, hosts=len(line.hosts), people=len(people), openings=openings)


def _room_days(rooms: list[Room], lines: list[Line], day: Day) -> Iterable[RoomDay]:
    for room in rooms:
        rows = [
            line.activity
            for line in lines
            if line.day == day.date and line.activity.room_id == room.pk
        ]
        opening = day.opening
        free = free_slots((opening.opens_at, opening.closes_at), taken_by(rows)) if opening else []
        yield RoomDay(
            room,
            tuple(hours_text(one.starts_at, one.ends_at) for one in rows),
            tuple(hours_text(*slot) for slot in free),
        )
