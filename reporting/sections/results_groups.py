"""Satisfaction by workshop, way of answering and language: tables, and charts where bases allow."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from reporting.charts.bars import Bar, bars
from reporting.charts.chart import Chart, DataTable, Words
from reporting.sections.group_results import ACTIVITY, GroupResult, GroupResults
from reporting.sections.results_respondents import share_text
from reporting.sections.section import Panel
from reporting.statistics.formatting import number_text, rate_text
from reporting.statistics.masking import Published
from reporting.statistics.rates import Rate


def group_panel(results: GroupResults, *, threshold: int) -> Panel:
    told = results.told
    return Panel(
        _heading(results.dimension),
        notes=() if told else (_("Too few answers to tell the groups apart."),),
        charts=tuple(_charts(results)) if told else (),
        tables=(_forms_table(results), *(_question_tables(results) if told else ())),
        remarks=() if len(told) == len(results.groups) else (group_rule(threshold),),
    )


def group_rule(threshold: int) -> str:
    return _(
        "A group is told in full or not at all: in each of those told, and in all the others "
        "taken together, every kind of reply was given by nobody or by %(threshold)s people "
        "at least."
    ) % {"threshold": threshold}


def _heading(dimension: str) -> str:
    return {
        "activity": _("By workshop"),
        "channel": _("By way of answering"),
        "language": _("By language"),
    }[dimension]


def _forms_table(results: GroupResults) -> DataTable:
    """Against the participations, where they were counted."""
    if results.dimension != ACTIVITY:
        rows = tuple((group.label, published_text(group.forms)) for group in results.groups)
        headings: tuple[str, ...] = (results.name, _("Questionnaires"))
        return DataTable(_("Questionnaires received"), headings, rows)
    against = tuple(
        (
            group.label,
            number_text(group.counted),
            published_text(group.forms),
            share_text(group.forms, group.counted or 0),
        )
        for group in results.groups
    )
    headings = (results.name, _("Participations"), _("Questionnaires"), _("Share"))
    return DataTable(_("Questionnaires against participations"), headings, against)


def _question_tables(results: GroupResults) -> Iterator[DataTable]:
    headings = (results.name, _("Satisfied or very satisfied"), _("Base"))
    for index, question in enumerate(results.questions):
        rows = tuple((group.label, *_cells(group, index)) for group in results.groups)
        yield DataTable(question, headings, rows)


def _cells(group: GroupResult, question: int) -> tuple[str, str]:
    if group.rates is None:
        return _("masked"), _("masked")
    rate = group.rates[question]
    base = number_text(rate.base)
    return rate_text(rate), " · ".join((base, _("small base"))) if rate.is_low_base else base


def _charts(results: GroupResults) -> Iterator[Chart]:
    """Of the groups whose base is not small, when there are two at least."""
    for index, question in enumerate(results.questions):
        rates = [(group.label, group.rates[index]) for group in results.told if group.rates]
        shown = [(label, rate) for label, rate in rates if rate.base and not rate.is_low_base]
        if len(shown) > 1:
            yield _chart(f"{results.dimension}-{index}", question, shown)


def _chart(ident: str, question: str, rates: list[tuple[str, Rate]]) -> Chart:
    first, best = max(rates, key=lambda item: item[1].percent or 0)
    words = Words(
        title=_("“%(label)s” comes first: %(rate)s satisfied or very satisfied")
        % {"label": first, "rate": rate_text(best)},
        headings=(_("Group"), _("Satisfied or very satisfied"), _("Base")),
        subtitle=question,
    )
    items = [
        Bar(label, rate.percent or 0, rate_text(rate), (number_text(rate.base),))
        for label, rate in rates
    ]
    return bars(ident, words, items)


def published_text(number: Published) -> str:
    return _("masked") if number is None else number_text(number)
