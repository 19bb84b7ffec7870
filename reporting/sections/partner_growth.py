"""How the number of partners grew, month by month."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import accumulate

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event
from reporting.charts.chart import Chart, Words
from reporting.charts.columns import Column, columns
from reporting.sections.section import Panel, Section
from reporting.statistics.formatting import number_text

MONTHS = 12
FEWEST_MONTHS = 2
MOST_MONTHS = 60


def growth_charts(event: Event) -> Iterator[Chart]:
    """Partners of today by the month in which they joined; nothing before a second month."""
    partners = event.partnerships.partners()
    joined = Counter(
        day.replace(day=1)
        for day in partners.filter(joined_on__isnull=False).values_list("joined_on", flat=True)
    )
    months = list(_months(joined))
    if len(months) < FEWEST_MONTHS:
        return
    before = sum(number for month, number in joined.items() if month < months[0])
    totals = list(
        accumulate((joined[month] for month in months[1:]), initial=joined[months[0]] + before)
    )
    words = Words(
        title=_title(months, totals),
        headings=(_("Month"), _("Joined"), _("Partners in all")),
        subtitle=_("Partner organisations by month in which they joined"),
        source=_undated(partners.filter(joined_on__isnull=True).count()),
    )
    yield columns(
        "partner-growth",
        words,
        [
            Column(_named(month), total, number_text(total), tick=_short(month))
            for month, total in zip(months, totals, strict=True)
        ],
        rows=[
            (_named(month), number_text(joined[month]), number_text(total))
            for month, total in zip(months, totals, strict=True)
        ],
    )


def growth_section(event: Event, *, level: int) -> Section | None:
    charts = tuple(growth_charts(event))
    if not charts:
        return None
    return Section((Panel(_("How the partners came"), charts=charts),), level=level)


def _months(joined: Counter[date]) -> Iterator[date]:
    """From the first to the last; at most five years, the last ones."""
    if not joined:
        return
    first, last = min(joined), max(joined)
    number = (last.year - first.year) * MONTHS + last.month - first.month
    for back in range(number, -1, -1):
        if back < MOST_MONTHS:
            year, month = divmod(last.year * MONTHS + last.month - 1 - back, MONTHS)
            yield date(year, month + 1, 1)


def _title(months: list[date], totals: list[int]) -> str:
    told = ngettext(
        "%(last)s partner in %(to)s, from %(first)s in %(since)s",
        "%(last)s partners in %(to)s, from %(first)s in %(since)s",
        totals[-1],
    )
    return told % {
        "last": number_text(totals[-1]),
        "to": _named(months[-1]),
        "first": number_text(totals[0]),
        "since": _named(months[0]),
    }


def _undated(number: int) -> str:
    if not number:
        return ""
    told = ngettext(
        "%(number)d partner of whom the day is not known is not shown.",
        "%(number)d partners of whom the day is not known are not shown.",
        number,
    )
    return told % {"number": number}


def _named(month: date) -> str:
    return date_format(month, "F Y")


def _short(month: date) -> str:
    return date_format(month, "m/y")
