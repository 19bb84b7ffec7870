"""Quarter-hour columns: a quiet quarter of an hour is a zero, not a hole in the series."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

QUARTER = timedelta(minutes=15)


@dataclass(frozen=True)
class SlotCount:
    start: datetime
    count: int


def quarter_of(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute - moment.minute % 15, second=0, microsecond=0)


def fill_slots(
    counts: Mapping[datetime, int], *, opens: datetime, closes: datetime
) -> tuple[SlotCount, ...]:
    """Counts per quarter-hour of one day, in the time zone of the arguments.

    Covers the opening hours (`closes` excluded) and whatever was counted before or after.
    """
    totals: dict[datetime, int] = {}
    for moment, count in counts.items():
        slot = quarter_of(moment)
        totals[slot] = totals.get(slot, 0) + count
    first = min([quarter_of(opens), *totals])
    end = max([closes, *(slot + QUARTER for slot in totals)])
    slots = []
    while first < end:
        slots.append(SlotCount(first, totals.get(first, 0)))
        first += QUARTER
    return tuple(slots)


def by_hour(slots: tuple[SlotCount, ...]) -> tuple[tuple[datetime, tuple[int | None, ...]], ...]:
    """One row per hour, four quarters each; None outside the series. For tables."""
    hours: dict[datetime, list[int | None]] = {}
    for slot in slots:
        quarters = hours.setdefault(slot.start.replace(minute=0), [None] * 4)
        quarters[slot.start.minute // 15] = slot.count
    return tuple((hour, tuple(quarters)) for hour, quarters in hours.items())


def busiest(slots: tuple[SlotCount, ...]) -> SlotCount | None:
    """The earliest of the fullest slots; None when nobody came."""
    peak = max(slots, key=lambda slot: slot.count, default=None)
    return peak if peak and peak.count else None
