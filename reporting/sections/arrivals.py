"""When people came: one chart a day, one column a quarter-hour."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from core.dates import day_text
from events.models import Event, OpeningDay
from reporting.charts.chart import Chart, Words
from reporting.charts.columns import Column, columns
from reporting.live import Live
from reporting.statistics.formatting import hour_text, number_text
from reporting.statistics.slots import QUARTER, SlotCount, busiest, by_hour, fill_slots

DayCounts = dict[date, dict[datetime, int]]


def arrival_charts(event: Event) -> Iterator[Chart]:
    hours = {day.date: day for day in event.opening_days.all()}
    counts = _by_day(event)
    for day in sorted(counts):
        yield _chart(day, _slots(counts[day], hours.get(day)))


def chart_of_today(live: Live) -> Chart:
    """The whole day, of which the quarter-hour that is not over is marked; no number after it."""
    return _chart(live.day, _slots(live.arrivals, live.hours), current=live.current_quarter)


def _by_day(event: Event) -> DayCounts:
    days: DayCounts = {}
    for row in event.slot_tallies.arrivals().by("slot"):
        slot = timezone.localtime(row["slot"])
        days.setdefault(slot.date(), {})[slot] = row["people"]
    return days


def _slots(counts: Mapping[datetime, int], day: OpeningDay | None) -> tuple[SlotCount, ...]:
    if day is None and not counts:
        return ()
    if day is None:
        return fill_slots(counts, opens=min(counts), closes=max(counts) + QUARTER)
    zone = timezone.get_current_timezone()
    opens = datetime.combine(day.date, day.opens_at, zone)
    return fill_slots(counts, opens=opens, closes=datetime.combine(day.date, day.closes_at, zone))


def _chart(day: date, slots: tuple[SlotCount, ...], *, current: datetime | None = None) -> Chart:
    people = sum(slot.count for slot in slots)
    words = Words(
        title=_finding(slots),
        headings=(_("Hour"), "0–14", "15–29", "30–44", "45–59", _("Total")),
        subtitle=_("Arrivals by quarter-hour on %(day)s; %(people)s people")
        % {"day": day_text(day), "people": number_text(people)},
    )
    items = [
        Column(
            _between(slot),
            slot.count,
            number_text(slot.count),
            tick="" if slot.start.minute else hour_text(slot.start),
            note=_("in progress") if slot.start == current else "",
        )
        for slot in slots
    ]
    told = slots if current is None else [slot for slot in slots if slot.start <= current]
    rows = [
        (hour_text(hour), *map(number_text, quarters), _total(quarters))
        for hour, quarters in by_hour(tuple(told))
    ]
    return columns(f"arrivals-{day:%Y-%m-%d}", words, items, rows=rows)


def _total(quarters: tuple[int | None, ...]) -> str:
    return number_text(sum(count for count in quarters if count))


def _finding(slots: tuple[SlotCount, ...]) -> str:
    peak = busiest(slots)
    if peak is None:
        return _("No arrival")
    return _("Busiest quarter-hour: %(hours)s, %(people)s arrivals") % {
        "hours": _between(peak),
        "people": number_text(peak.count),
    }


def _between(slot: SlotCount) -> str:
    return f"{hour_text(slot.start)} – {hour_text(slot.start + QUARTER)}"
