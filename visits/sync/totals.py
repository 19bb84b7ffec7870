"""What has been counted since this morning, all desks together: shown on each tablet."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone

from visits.models.check_in import CheckInKind
from visits.sync.period import day_bounds
from visits.sync.speaker import Speaker

Counts = Iterable[tuple[str, str | None, int]]  # kind, activity, people


def day_values(now: datetime) -> dict[str, str]:
    """What the statements call the day."""
    start, end = day_bounds(timezone.localdate(now))
    return {"day_start": start.isoformat(), "day_end": end.isoformat()}


def totals(counts: Counts, speaker: Speaker, now: datetime) -> dict[str, Any]:
    people: Counter[str] = Counter()
    activities = {}
    for kind, activity, number in counts:
        people[kind] += number
        if activity and number:
            activities[activity] = number
    inside = people[CheckInKind.ARRIVAL] - people[CheckInKind.EXIT]
    return {
        "as_of": utc_text(now),
        "day": timezone.localdate(now).isoformat(),
        "arrivals": people[CheckInKind.ARRIVAL],
        "interviews": people[CheckInKind.INTERVIEW],
        "workshops": people[CheckInKind.WORKSHOP],
        "exits": people[CheckInKind.EXIT],
        "inside": max(0, inside) if speaker.counts_exits else None,
        "capacity": speaker.capacity,
        "activities": activities,
    }


def utc_text(moment: datetime) -> str:
    """As a browser writes it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
