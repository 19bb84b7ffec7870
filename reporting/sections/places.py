"""Interviews by hub and participations by activity."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from events.models import Event
from reporting.charts.bars import Bar, bars
from reporting.charts.chart import Chart, DataTable, Words
from reporting.live import Live
from reporting.statistics.formatting import DASH, number_text, rate_text
from reporting.statistics.rates import Rate


def interview_charts(event: Event) -> Iterator[Chart]:
    rows = event.slot_tallies.interviews().by("hub__position", "hub__name")
    people = [(row["hub__name"], row["people"]) for row in rows]
    if people:
        yield interview_chart(people, _("Interviews by hub; %(people)s interviews"))


def interview_chart_of_today(live: Live) -> Chart | None:
    hubs = live.event.hubs.order_by("position", "name").values_list("pk", "name")
    people = [(name, live.interviews[hub]) for hub, name in hubs if live.interviews.get(hub)]
    words = _("Interviews by hub today; %(people)s interviews")
    return interview_chart(people, words) if people else None


def interview_chart(people: Sequence[tuple[str, int]], subtitle: str) -> Chart:
    """The name of each hub and its interviews, in the order of the hubs."""
    total = sum(number for _hub, number in people)
    first = max(people, key=lambda row: row[1])
    words = Words(
        title=_("The hub “%(hub)s” held the most interviews") % {"hub": first[0]},
        headings=(_("Hub"), _("Interviews"), _("Share")),
        subtitle=subtitle % {"people": number_text(total)},
    )
    items = [
        Bar(hub, number, number_text(number), (rate_text(Rate(number, total)),))
        for hub, number in people
    ]
    return bars("interviews", words, items)


def workshop_tables(event: Event) -> Iterator[DataTable]:
    fields = ("activity__starts_at", "activity__title", "activity__capacity")
    rows = list(event.slot_tallies.workshop_participations().by(*fields))
    rates = [_filled(row["people"], row["activity__capacity"]) for row in rows]
    places = min((rate.decimals for rate in rates if rate), default=0)
    if rows:
        headings = (_("Activity"), _("Participations"), _("Seats"), _("Seats taken"))
        lines = (
            (
                row["activity__title"],
                number_text(row["people"]),
                number_text(row["activity__capacity"]),
                rate_text(rate, places) if rate else DASH,
            )
            for row, rate in zip(rows, rates, strict=True)
        )
        yield DataTable(_("Participations by activity"), headings, tuple(lines))


def _filled(people: int, seats: int | None) -> Rate | None:
    """More people than seats is not a rate: the count says enough."""
    return Rate(people, seats) if seats and people <= seats else None
