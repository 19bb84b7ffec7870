"""The results of one questionnaire for a spreadsheet: the numbers and texts of its page."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from core.spreadsheets.workbook import Cell, Sheet, Workbook
from events.models import Event
from reporting.figures import FigureSet
from reporting.figures.facts import SurveyFacts
from reporting.sections.group_panels import group_section
from reporting.sections.group_reading import Reading
from reporting.sections.group_results import GroupResult, GroupResults, group_results
from reporting.sections.masked import masking_for
from reporting.sections.question_results import QuestionResult, result_of
from reporting.sections.results import summary_rows
from reporting.sections.results_groups import group_rule
from reporting.sections.results_respondents import population_table
from reporting.statistics.formatting import rate_text
from reporting.statistics.rates import Rate
from reporting.tables.method import method_notes
from surveys.models.instrument import QuestionKind


def summary_workbook(event: Event, survey: SurveyFacts, figures: FigureSet) -> Workbook:
    """`survey` is closed: nothing is told of one that is still open."""
    masking = masking_for(event, public=False)
    told = [
        result
        for question in survey.questions.values()
        if (result := result_of(question, masking)) is not None
    ]
    groups = group_results(event, survey)
    sheets = (
        _answers(told),
        _questions(survey, event),
        *((_groups(groups),) if groups else ()),
        _respondents(survey, figures),
        method_sheet(event, *([group_rule(masking.threshold)] if groups else [])),
    )
    return Workbook(_("results-%(event)s-%(survey)s") % _codes(event, survey), sheets)


def group_workbook(event: Event, survey: SurveyFacts, reading: Reading, value: str) -> Workbook:
    """The numbers and texts of the page of one group. `value`: what the address calls it."""
    told = [result for group, _all in reading.questions if (result := result_of(group))]
    [panel, *_charts] = group_section(reading, event.mask_inside).panels
    tables = (Sheet(_("Questions"), table.headings, table.rows) for table in panel.tables)
    words = (f"{panel.heading}. {panel.notes[0]}", *panel.remarks)
    name = _("results-%(event)s-%(survey)s") % _codes(event, survey)
    return Workbook(
        f"{name}-{value.replace(':', '-')}",
        (_answers(told), *tables, method_sheet(event, *words)),
    )


def _codes(event: Event, survey: SurveyFacts) -> dict[str, str]:
    return {"event": event.slug, "survey": survey.code}


def _answers(results: Iterable[QuestionResult]) -> Sheet:
    headings = (
        _("Code of the question"),
        _("Question"),
        _("Kind"),
        _("Code of the answer"),
        _("Answer"),
        _("Answers"),
        _("Base"),
        _("Share in %%") % {},
        _("Share as printed"),
        _("Remark"),
    )
    rows = tuple(row for result in results for row in _answer_rows(result))
    return Sheet(_("Answers"), headings, rows)


def _answer_rows(result: QuestionResult) -> Iterator[tuple[Cell, ...]]:
    question = result.question
    remark = _("small base") if result.is_low else ""
    for row in result.rows:
        yield (
            question.code,
            question.label,
            str(QuestionKind(question.kind).label),
            row.code,
            row.label,
            row.count_text if row.count is None else row.count,
            None if row.rate is None else row.rate.base,
            None if row.rate is None else row.rate.percent,
            row.text,
            remark,
        )


def _questions(survey: SurveyFacts, event: Event) -> Sheet:
    headings = (
        _("Question"),
        _("Result"),
        _("Base"),
        _("No opinion"),
        _("No answer"),
    )
    return Sheet(_("Questions"), headings, summary_rows(survey, masking_for(event, public=False)))


def _groups(breakdowns: Iterable[GroupResults]) -> Sheet:
    headings = (
        _("Told apart by"),
        _("Group"),
        _("Questionnaires"),
        _("Question"),
        _("Satisfied or very satisfied"),
        _("Base"),
        _("Share in %%") % {},
        _("Share as printed"),
    )
    rows = tuple(row for results in breakdowns for row in _group_rows(results))
    return Sheet(_("Groups"), headings, rows)


def _group_rows(results: GroupResults) -> Iterator[tuple[Cell, ...]]:
    for group in results.groups:
        forms = _("masked") if group.forms is None else group.forms
        for index, question in enumerate(results.questions):
            yield (results.name, group.label, forms, question, *_share(group, index))


def _share(group: GroupResult, question: int) -> tuple[Cell, ...]:
    if group.rates is None:
        return (_("masked"),) * 2 + (None, _("masked"))
    rate: Rate = group.rates[question]
    return (rate.numerator, rate.base, rate.percent, rate_text(rate))


def _respondents(survey: SurveyFacts, figures: FigureSet) -> Sheet:
    [table] = population_table([survey], figures)
    return Sheet(_("Respondents"), table.headings, table.rows)


def method_sheet(event: Event, *more: str) -> Sheet:
    notes = (*method_notes(event, public=False), *more)
    return Sheet(_("Method"), (_("How the figures were made"),), tuple((note,) for note in notes))
