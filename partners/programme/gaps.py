"""What an activity still lacks, or holds that cannot be right. Nothing here is refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Activity, OpeningDay


@dataclass(frozen=True)
class Gap:
    """`is_wrong`: not merely missing."""

    code: str
    text: str
    is_wrong: bool = False


def gaps_of(
    activity: Activity, *, hosts: int, people: int, openings: Mapping[date, OpeningDay]
) -> list[Gap]:
    return list(_gaps(activity, hosts, people, openings))


def _gaps(
    activity: Activity, hosts: int, people: int, openings: Mapping[date, OpeningDay]
) -> Iterator[Gap]:
    if activity.room is None:
        yield Gap("room", _("no room"))
    elif (activity.capacity or 0) > (activity.room.capacity or activity.capacity or 0):
        told = _("%(seats)d seats in a room of %(room)d")
        values = {"seats": activity.capacity, "room": activity.room.capacity}
        yield Gap("seats", told % values, is_wrong=True)
    if not hosts:
        yield Gap("host", _("no organisation"))
    if not people:
        yield Gap("people", _("nobody named"))
    if openings and not _is_open(activity, openings):
        yield Gap("hours", _("outside the opening hours"), is_wrong=True)


def _is_open(activity: Activity, openings: Mapping[date, OpeningDay]) -> bool:
    start, end = timezone.localtime(activity.starts_at), timezone.localtime(activity.ends_at)
    day = openings.get(start.date())
    if day is None or end.date() != start.date():
        return False
    return day.opens_at <= start.time() and end.time() <= day.closes_at


def free_slots(
    opening: tuple[time, time], taken: Iterator[tuple[time, time]] | list[tuple[time, time]]
) -> list[tuple[time, time]]:
    """Between what takes a room, within the opening hours. `taken` in order, never overlapping."""
    free: list[tuple[time, time]] = []
    moment, closing = opening
    for start, end in taken:
        if start > moment:
            free.append((moment, min(start, closing)))
        moment = max(moment, end)
    if moment < closing:
        free.append((moment, closing))
    return [slot for slot in free if slot[0] < slot[1]]


def taken_by(rows: list[Any]) -> list[tuple[time, time]]:
    return [
        (timezone.localtime(one.starts_at).time(), timezone.localtime(one.ends_at).time())
        for one in rows
    ]
