"""What the counters should be, counted again from the records without any query of ours."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from events.models import Event
from visits.models import CheckIn, CheckInCancellation, ProfileTally, SlotTally
from visits.tally_triggers import PROFILE

Counts = Counter[tuple[Any, ...]]


def recorded(events: Iterable[Event]) -> Counts:
    """People and check-ins of each counter, from the records; without those at zero."""
    cancelled = set(CheckInCancellation.objects.values_list("check_in", flat=True))
    counts: Counts = Counter()
    for row in CheckIn.objects.filter(event__in=list(events)):
        if row.pk not in cancelled:
            place = (row.event_id, row.kind, row.slot, row.hub_id, row.activity_id)
            counts["people", *place] += row.headcount
            counts["check-ins", *place] += 1
            for dimension, code in _profile(row):
                counts["profile", row.event_id, dimension, code] += row.headcount
    return counts


def _profile(row: CheckIn) -> Iterable[tuple[str, str]]:
    if row.kind == "arrival":
        items = {name: getattr(row, name) for name in PROFILE}
        items["reasons"] = str(row.reasons) if row.reasons else ""
        yield from ((name, code) for name, code in items.items() if code)


def counted(events: Iterable[Event]) -> Counts:
    """The same, as PostgreSQL counted while the records came."""
    counts: Counts = Counter()
    for row in SlotTally.objects.filter(event__in=list(events)):
        place = (row.event_id, row.kind, row.slot, row.hub_id, row.activity_id)
        counts["people", *place] += row.people
        counts["check-ins", *place] += row.check_ins
    for row in ProfileTally.objects.filter(event__in=list(events)):
        counts["profile", row.event_id, row.dimension, row.code] += row.people
    return Counter({key: number for key, number in counts.items() if number})


def differences(*events: Event) -> Counts:
    """Nothing when every counter says what its records say."""
    truth, claim = recorded(events), counted(events)
    keys = {*truth, *claim}
    return Counter({key: claim[key] - truth[key] for key in keys if claim[key] != truth[key]})
