"""The ratios of the budget beside those of the previous edition, each with its base."""

from django.utils.translation import gettext as _

from reporting.charts.chart import DataTable
from reporting.figures import FigureSet, FigureValue
from reporting.figures.printing import print_gap
from reporting.sections.section import Panel, Section, section_of

CODES = (
    "expenses_actual",
    "expenses_with_in_kind",
    "cost_per_beneficiary",
    "cost_per_beneficiary_with_in_kind",
    "grant_per_beneficiary",
    "grants_share_total",
    "self_financing_share",
    "in_kind_share",
)


def budget_comparison(figures: FigureSet, previous: FigureSet, name: str) -> Section:
    """`name`: of the previous edition. Empty when nothing can be compared."""
    pairs = [(figures[code], previous[code]) for code in CODES]
    rows = tuple(_row(now, before) for now, before in pairs if now.is_known and before.is_known)
    if not rows:
        return section_of()
    headings = (_("Figure"), _("This edition"), name, _("Gap"))
    heading = _("Compared with the previous edition")
    return section_of(Panel(heading, tables=(DataTable(heading, headings, rows),)))


def _row(now: FigureValue, before: FigureValue) -> tuple[str, str, str, str]:
    gap = ""
    if now.value is not None and before.value is not None:
        gap = print_gap(now.figure.kind, now.value - before.value)
    return now.name, _with_base(now), _with_base(before), gap


def _with_base(value: FigureValue) -> str:
    return f"{value.text} ({value.base_text})" if value.base_text else value.text
