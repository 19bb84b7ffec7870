"""The partners by kind of organisation."""

from collections.abc import Iterator

from django.db.models import Count
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event
from partners.models.organisation import OrganisationKind
from reporting.charts.bars import Bar, bars
from reporting.charts.chart import Chart, Words
from reporting.statistics.formatting import number_text

MOST_KINDS = 8


def organisation_charts(event: Event) -> Iterator[Chart]:
    kinds = (
        event.partnerships.partners()
        .order_by("organisation__kind")
        .values("organisation__kind")
        .annotate(number=Count("pk"))
    )
    counts = sorted(
        ((_name(row["organisation__kind"]), row["number"]) for row in kinds),
        key=lambda item: (-item[1], item[0]),
    )
    if not counts:
        return
    total = sum(number for _kind, number in counts)
    title = ngettext(
        "%(total)s partner: %(kind)s", "%(total)s partners; most frequent: %(kind)s", total
    )
    words = Words(
        title=title % {"total": number_text(total), "kind": counts[0][0]},
        headings=(_("Kind of organisation"), _("Partners")),
        subtitle=_("Partner organisations by kind"),
    )
    yield bars("organisations", words, _bars(counts))


def _bars(counts: list[tuple[str, int]]) -> Iterator[Bar]:
    kept, rest = counts[:MOST_KINDS], counts[MOST_KINDS:]
    for name, number in kept:
        yield Bar(name, number, number_text(number))
    if rest:
        number = sum(count for _name, count in rest)
        yield Bar(_("Other kinds"), number, number_text(number), residual=True)


def _name(kind: str) -> str:
    return capfirst(str(OrganisationKind(kind).label))
