"""One questionnaire from end to end: who answered, each question, groups, what people wrote."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.models import Event
from reporting.charts.chart import DataTable
from reporting.figures import FigureSet
from reporting.figures.facts import QuestionFacts, SurveyFacts
from reporting.sections.group_results import GroupResults
from reporting.sections.masked import Masking
from reporting.sections.question_results import QuestionResult, is_profile, result_of
from reporting.sections.results_groups import group_panel
from reporting.sections.results_respondents import (
    population_remark,
    population_table,
    profile_tables,
)
from reporting.sections.satisfaction import in_order, received, survey_charts, waiting
from reporting.sections.section import Panel, Section, section_of
from reporting.sections.verbatims import published_quotes
from reporting.statistics.formatting import DASH, number_text
from surveys.erased import is_erased
from surveys.models import Survey
from surveys.models.instrument import Audience


@dataclass(frozen=True)
class SurveyLine:
    """A questionnaire in the list: what it is, and how far it is."""

    code: str
    title: str
    population: str
    state: str
    received: str
    waiting: str  # why there are no results yet
    has_results: bool


def survey_lines(event: Event, figures: FigureSet) -> list[SurveyLine]:
    rows = {row.code: row for row in event.surveys.all()}
    return [_line(rows[survey.code], survey) for survey in in_order(figures)]


def _line(row: Survey, survey: SurveyFacts) -> SurveyLine:
    return SurveyLine(
        code=survey.code,
        title=survey.title,
        population=str(Audience(survey.audience).label),
        state=_state(row, timezone.now()),
        waiting=waiting(survey),
        received=received(survey),
        has_results=bool(survey.responses) and not survey.is_open,
    )


def _state(row: Survey, now: datetime) -> str:
    if row.opens_at is None:
        return _("without dates")
    if now < row.opens_at:
        return _("opens on %(day)s") % {"day": _moment(row.opens_at)}
    if row.closes_at is None:
        return _("open")
    if row.is_open_at(now):
        return _("open until %(day)s") % {"day": _moment(row.closes_at)}
    return _("closed on %(day)s") % {"day": _moment(row.closes_at)}


def _moment(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")


def survey_section(
    event: Event,
    survey: SurveyFacts,
    figures: FigureSet,
    masking: Masking,
    *,
    groups: Sequence[GroupResults],
) -> Section:
    """While it is open, how many filled it and nothing else."""
    if survey.is_open or not survey.responses:
        note = waiting(survey) or _("Nobody has answered yet.")
        return section_of(Panel(_("How many people answered"), notes=(received(survey), note)))
    return section_of(
        Panel(
            _("How many people answered"),
            notes=(received(survey),),
            tables=tuple(population_table([survey], figures)),
            remarks=(population_remark(),),
        ),
        Panel(
            _("Every question"),
            tables=tuple(summary_table(survey, masking)),
            charts=(),
        ),
        Panel(_("Question by question"), charts=tuple(survey_charts(survey, masking))),
        Panel(
            _("Those who answered and those who came"),
            tables=tuple(_profiles(event, survey, masking)),
            remarks=(masking.note(),),
        ),
        *(group_panel(results, threshold=masking.threshold) for results in groups),
        *_erased(event),
        Panel(
            _("In their own words"),
            quotes=tuple(published_quotes(event, survey=survey.code)),
        ),
    )


def _erased(event: Event) -> Iterator[Panel]:
    """In place of the groups and the texts, which are told as long as there are answers."""
    if is_erased(event):
        words = _(
            "Groups of respondents and texts went with the answers. The texts that were chosen "
            "for the report are in its published version."
        )
        yield Panel(_("By group, and in their own words"), notes=(words,))


def _profiles(event: Event, survey: SurveyFacts, masking: Masking) -> Iterator[DataTable]:
    if survey.audience == Audience.VISITOR:
        yield from profile_tables(event, survey, masking)


def summary_table(survey: SurveyFacts, masking: Masking) -> Iterator[DataTable]:
    headings = (
        _("Question"),
        _("Result"),
        _("Base"),
        _("No opinion"),
        _("No answer"),
    )
    rows = summary_rows(survey, masking)
    if rows:
        yield DataTable(_("What comes out of each question"), headings, rows)


def summary_rows(survey: SurveyFacts, masking: Masking) -> tuple[tuple[str, ...], ...]:
    return tuple(
        _summary(question, result_of(question, masking)) for question in survey.questions.values()
    )


def _summary(question: QuestionFacts, result: QuestionResult | None) -> tuple[str, ...]:
    missing = number_text(question.non_response)
    if result is None:
        hidden = is_profile(question)
        base = _("masked") if hidden else number_text(question.respondents)
        return question.label, _told(question), base, DASH, DASH if hidden else missing
    base = number_text(result.base)
    return (
        question.label,
        result.finding,
        " · ".join((base, _("small base"))) if result.is_low else base,
        number_text(result.outside),
        missing,
    )


def _told(question: QuestionFacts) -> str:
    """In place of a result: texts are read one by one, and nothing is told of very few people."""
    if question.kind == "text":
        return _("texts")
    return _("masked") if is_profile(question) else DASH
