"""The page of one group, and the list from which the reader chooses it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reporting.charts.chart import Chart, DataTable
from reporting.figures.facts import QuestionFacts
from reporting.sections.group_reading import Reading
from reporting.sections.group_results import GroupResult, GroupResults
from reporting.sections.question_results import result_of
from reporting.sections.questions import question_chart
from reporting.sections.results_groups import group_rule
from reporting.sections.section import Panel, Section, section_of
from reporting.statistics.formatting import DASH, number_text

# In the address: "langue:ar", "canal:qr", "atelier:cv".
NAMES = {"activity": "atelier", "channel": "canal", "language": "langue"}


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    group: GroupResult
    results: GroupResults


@dataclass(frozen=True)
class Options:
    """One way of telling respondents apart: the groups that can be read, and why others cannot."""

    name: str
    groups: tuple[Option, ...]
    refusal: str


def options_of(results: Sequence[GroupResults]) -> tuple[Options, ...]:
    return tuple(_options(one) for one in results)


def _options(results: GroupResults) -> Options:
    groups = tuple(
        Option(f"{NAMES[results.dimension]}:{group.address}", group.label, group, results)
        for group in results.told
    )
    return Options(results.name, groups, _refusal(results))


def _refusal(results: GroupResults) -> str:
    untold = [group.label for group in results.groups if group.rates is None]
    if not untold:
        return ""
    if not results.told:
        return _("No group can be read on its own: too few people gave one of the answers.")
    words = _(
        "Not on their own: %(groups)s. Too few people there gave one of the answers, or the "
        "others would give them away."
    )
    return words % {"groups": ", ".join(untold)}


def option_of(options: Sequence[Options], value: str) -> Option | None:
    found = (option for one in options for option in one.groups if option.value == value)
    return next(found, None)


def group_section(reading: Reading, threshold: int) -> Section:
    pairs = reading.questions
    return section_of(
        Panel(
            f"{reading.results.name} – {reading.group.label}",
            notes=(_forms(reading),),
            tables=(_table(reading),) if pairs else (),
            remarks=tuple(_remarks(reading, threshold)),
        ),
        Panel(_("Question by question"), charts=tuple(_charts(reading))),
    )


def _forms(reading: Reading) -> str:
    return _("%(forms)s questionnaires of %(everybody)s.") % {
        "forms": number_text(reading.forms),
        "everybody": number_text(reading.everybody),
    }


def _table(reading: Reading) -> DataTable:
    headings = (
        _("Question"),
        reading.group.label,
        _("Base"),
        _("Everybody"),
        _("Base"),
    )
    rows = tuple(
        (group.label, *_cells(group), *_cells(everybody)) for group, everybody in reading.questions
    )
    return DataTable(_("What comes out of each question"), headings, rows)


def _cells(question: QuestionFacts) -> tuple[str, str]:
    result = result_of(question)
    if result is None:
        return DASH, number_text(0)
    base = number_text(result.base)
    return result.finding, " · ".join((base, _("small base"))) if result.is_low else base


def _charts(reading: Reading) -> Iterator[Chart]:
    for group, _everybody in reading.questions:
        if chart := question_chart(f"groupe-{group.code}", group):
            yield chart


def _remarks(reading: Reading, threshold: int) -> Iterator[str]:
    if reading.left_out:
        words = _(
            "Not told by group: %(questions)s (in at least one group, too few people gave one of "
            "the answers)"
        )
        yield words % {"questions": " · ".join(reading.left_out)}
    yield group_rule(threshold)
