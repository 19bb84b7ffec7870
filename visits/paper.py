"""Numbers from paper sheets become check-ins, once.

The key of the form and the place of a number make the identifiers: sending a form again adds
nothing, and what a form recorded is found again by its key alone.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from visits.models import CheckIn
from visits.models.check_in import LARGEST_GROUP, CancellationReason, CheckInKind, CheckInSource
from visits.paper_sheet import Cell, Sheet, quarters_of
from visits.services import cancel_check_ins
from visits.sync.period import day_bounds

# 700 people came in the fullest hour that we know of; three times as many is a slip of the finger.
LARGEST_CELL = 2000
MOST_GROUPS = -(-LARGEST_CELL // LARGEST_GROUP)

AS_WRITERS_DO = "LOCK TABLE visits_checkin, visits_checkincancellation IN ROW EXCLUSIVE MODE"

Counts = Mapping[str, int]  # people by name of cell, without the empty ones
Place = tuple[str, int | None, int | None]  # kind, hub, activity


class Outcome(StrEnum):
    RECORDED = "recorded"
    KNOWN = "known"  # the same form with the same numbers: they count once
    CANCELLED = "cancelled"  # the same form, of which the numbers were cancelled since
    DIFFERENT = "different"  # the same form with other numbers: nothing was written


@dataclass(frozen=True)
class Entry:
    """What one form recorded. `counts` is by cell; `elsewhere` is what has no cell any more, by hub
    or activity: it was moved since, or the hours changed. Both are empty when nothing was."""

    counts: Counts
    is_cancelled: bool
    elsewhere: Counts = field(default_factory=dict)


@transaction.atomic
def record_sheet(*, sheet: Sheet, key: str, counts: Counts) -> Outcome:
    """Raises IntegrityError when the records of the event were purged."""
    check_ins = list(_check_ins(sheet, key, counts))
    stored = _recorded(sheet, key)
    known = dict(stored.values_list("pk", "headcount"))
    if not known:
        CheckIn.objects.bulk_create(check_ins, ignore_conflicts=True)
        return Outcome.RECORDED
    if known != {check_in.pk: check_in.headcount for check_in in check_ins}:
        return Outcome.DIFFERENT
    return Outcome.KNOWN if stored.counted().exists() else Outcome.CANCELLED


@transaction.atomic
def cancel_entry(*, sheet: Sheet, key: str) -> int:
    """Cancels all that this form recorded; how many records that was.

    One at a time, should the button be pressed twice. The tables come before their rows, as for
    whoever takes the tables (`visits.mixing`): nobody waits for one while holding the other.
    """
    with connection.cursor() as cursor:
        cursor.execute(AS_WRITERS_DO)
    stored = _recorded(sheet, key)
    locked = stored.select_for_update(of=("self",), no_key=True).order_by("pk")
    list(locked.values_list("pk", flat=True))
    return cancel_check_ins(stored, reason=CancellationReason.MISTAKE)


def entry_of(sheet: Sheet, key: str) -> Entry:
    stored = _recorded(sheet, key)
    people = {
        (row["kind"], row["hub"], row["activity"], row["slot"]): row["people"]
        for row in stored.by("kind", "hub", "activity", "slot")
    }
    counts = {cell.name: _at(cell, people) for cell in sheet.cells}
    return Entry(
        counts={name: number for name, number in counts.items() if number},
        is_cancelled=bool(people) and not stored.counted().exists(),
        elsewhere=_without_cell(sheet, stored),
    )


def _without_cell(sheet: Sheet, stored: QuerySet[CheckIn]) -> Counts:
    known = {
        (*_place(cell), slot)
        for cell in sheet.cells
        for slot in ([None] if cell.activity else cell.slots)
    }
    people: Counter[str] = Counter()
    for row in stored.select_related("hub", "activity").order_by("slot", "kind", "hub", "activity"):
        moment = None if row.activity_id else row.slot
        if (row.kind, row.hub_id, row.activity_id, moment) not in known:
            people[str(row.activity or row.hub or row.get_kind_display())] += row.headcount
    return people


def counted_before(sheet: Sheet) -> dict[str, int]:
    """People already counted, by tablets or by paper, where each cell would count them again."""
    start, end = day_bounds(sheet.day)
    tallies = sheet.event.slot_tallies.filter(slot__gte=start, slot__lt=end)
    people = {
        (row["kind"], row["hub"], row["activity"], row["slot"]): row["people"]
        for row in tallies.by("kind", "hub", "activity", "slot")
    }
    return {cell.name: _at(cell, people) for cell in sheet.cells}


def spread(people: int, slots: tuple[datetime, ...]) -> Iterator[tuple[datetime, int]]:
    """Evenly: paper knows the hour, not the quarter-hour, and a heap would look like a crowd."""
    share, rest = divmod(people, len(slots))
    for position, slot in enumerate(slots):
        yield slot, share + (position < rest)


def _at(cell: Cell, people: Mapping[tuple[*Place, datetime], int]) -> int:
    """Of people by kind, hub, activity and slot: those of the cell, whatever the hour of a
    workshop, whose participants are counted once."""
    place = _place(cell)
    if cell.activity:
        return sum(number for key, number in people.items() if key[:3] == place)
    return sum(people.get((*place, slot), 0) for slot in cell.slots)


def _recorded(sheet: Sheet, key: str) -> QuerySet[CheckIn]:
    """Whatever this form recorded for this day, even if its hours, its lines or the programme
    changed since."""
    keys = {
        _identifier(sheet, key, place, slot, part)
        for place, slots in _anywhere(sheet)
        for slot in slots
        for part in range(MOST_GROUPS)
    }
    found: QuerySet[CheckIn] = sheet.event.check_ins.filter(pk__in=keys)
    return found


def _anywhere(sheet: Sheet) -> Iterator[tuple[Place, Sequence[datetime]]]:
    """Every place of the event with the quarter-hours that a form may have written there."""
    event, quarters = sheet.event, quarters_of(sheet.day)
    for kind in (CheckInKind.ARRIVAL, CheckInKind.EXIT):
        yield (kind.value, None, None), quarters
    for hub in event.hubs.values_list("pk", flat=True):
        yield (CheckInKind.INTERVIEW.value, hub, None), quarters
    for activity in event.activities.values_list("pk", flat=True):
        yield (CheckInKind.WORKSHOP.value, None, activity), quarters[:1]


def _check_ins(sheet: Sheet, key: str, counts: Counts) -> Iterator[CheckIn]:
    for cell in sheet.cells:
        for slot, people in spread(counts.get(cell.name, 0), cell.slots):
            for part, headcount in enumerate(_groups(people)):
                yield CheckIn(
                    id=_identifier(sheet, key, _place(cell), slot, part),
                    event=sheet.event,
                    kind=cell.kind,
                    slot=slot,
                    headcount=headcount,
                    source=CheckInSource.PAPER,
                    hub=cell.hub,
                    activity=cell.activity,
                )


def _groups(people: int) -> list[int]:
    """No check-in counts more than the largest group."""
    full, rest = divmod(people, LARGEST_GROUP)
    return [LARGEST_GROUP] * full + [rest] * bool(rest)


def _place(cell: Cell) -> Place:
    return cell.kind.value, cell.hub and cell.hub.pk, cell.activity and cell.activity.pk


def _identifier(sheet: Sheet, key: str, place: Place, slot: datetime, part: int) -> UUID:
    """As random as the key; in the shape of version 4, like those that tablets make.

    The participants of an activity are counted once, whatever its hour."""
    _kind, _hub, activity = place
    moment = "" if activity else int(slot.timestamp())
    parts = (key, sheet.event.pk, sheet.day, *place, moment, part)
    return UUID(bytes=sha256(repr(parts).encode()).digest()[:16], version=4)
