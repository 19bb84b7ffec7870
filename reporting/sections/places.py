"""Interviews by hub and participations by activity."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from events.models import Event
from reporting.charts.bars import Bar, bars
from reporting.charts.chart import Chart, DataTable, Words
from reporting.statistics.formatting import DASH, number_text, rate_text
from reporting.statistics.rates import Rate


def interview_charts(event: Event) -> Iterator[Chart]:
    rows = list(event.check_ins.interviews().by("hub__position", "hub__name"))
    people = sum(row["people"] for row in rows)
    if not rows:
        return
    first = max(rows, key=lambda row: row["people"])
    words = Words(
        title=_("The hub “%(hub)s” held the most interviews") % {"hub": first["hub__name"]},
        headings=(_("Hub"), _("Interviews"), _("Share")),
        subtitle=_("Interviews by hub; %(people)s interviews") % {"people": number_text(people)},
    )
    yield bars(
        "interviews",
        words,
        [
            Bar(
                row["hub__name"],
                row["people"],
                number_text(row["people"]),
                (rate_text(Rate(row["people"], people)),),
            )
            for row in rows
        ],
    )


def workshop_tables(event: Event) -> Iterator[DataTable]:
    fields = ("activity__starts_at", "activity__title", "activity__capacity")
    rows = list(event.check_ins.workshop_participations().by(*fields))
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
