"""The same questions, by their codes, in several editions or populations."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from events.models import Event
from reporting.charts.chart import DataTable
from reporting.figures.facts import QuestionFacts, SurveyFacts
from reporting.sections.question_results import QuestionResult, is_profile, result_of
from reporting.sections.section import Panel, Section, section_of
from reporting.statistics.comparison import points_between
from reporting.statistics.formatting import DASH, is_singular, number_text, rate_with_base_text
from reporting.statistics.rates import Rate
from surveys.models.instrument import Audience

Surveys = Mapping[str, SurveyFacts]
SATISFIED = "satisfied"  # stands for the two positive levels, beside codes of choices


@dataclass(frozen=True)
class Column:
    """One side of the comparison: its name and what one question gave there."""

    name: str
    question: QuestionFacts


def editions_section(editions: Sequence[tuple[Event, Surveys]]) -> Section:
    """`editions`: the newest first. Questionnaires that are still open are left out."""
    names = _names([event for event, _surveys in editions])
    panels = (
        Panel(survey.title, tables=tuple(_survey_tables(survey.code, editions, names)))
        for survey in editions[0][1].values()
    )
    return section_of(*(panel for panel in panels if panel.tables))


def populations_panel(surveys: Surveys) -> Panel:
    """Questions that two questionnaires or more of one event ask alike. Each is named after its
    population, or by its title where that population has several."""
    alike = Counter(survey.audience for survey in surveys.values())
    found: dict[str, list[Column]] = {}
    for survey in surveys.values():
        name = str(Audience(survey.audience).label)
        name = name if alike[survey.audience] == 1 else survey.title
        for question in _told(survey):
            found.setdefault(question.code, []).append(Column(name, question))
    tables = (table for columns in found.values() for table in _tables(columns))
    return Panel(_("Between populations"), tables=tuple(tables))


def _names(events: Sequence[Event]) -> list[str]:
    """With the year where the name does not say it."""
    years = (str(event.starts_on.year) for event in events)
    return [
        event.name if year in event.name else f"{event.name} ({year})"
        for event, year in zip(events, years, strict=True)
    ]


def _survey_tables(
    code: str, editions: Sequence[tuple[Event, Surveys]], names: Sequence[str]
) -> Iterator[DataTable]:
    sides = [
        (name, {question.code: question for question in _told(surveys[code])})
        for name, (_event, surveys) in zip(names, editions, strict=True)
        if code in surveys
    ]
    if not sides or sides[0][0] != names[0]:
        return
    for question in sides[0][1]:
        columns = [Column(name, side[question]) for name, side in sides if question in side]
        yield from _tables(columns)


def _told(survey: SurveyFacts) -> Iterator[QuestionFacts]:
    """Closed questions of a closed questionnaire, without those about the people themselves."""
    for question in () if survey.is_open else survey.questions.values():
        if question.respondents and question.kind != "text" and not is_profile(question):
            yield question


def _tables(columns: Sequence[Column]) -> Iterator[DataTable]:
    """Of one question; nothing to compare when only one side asked it in the same way."""
    kind = columns[0].question.kind
    alike = [column for column in columns if column.question.kind == kind]
    results = [result for column in alike if (result := result_of(column.question))]
    if len(results) < 2:
        return
    headings = (_("Answer"), *(column.name for column in alike), _("Difference"))
    rows = tuple(_mean_rows(results) if kind == "recommendation" else _rate_rows(results))
    yield DataTable(alike[0].question.label, headings, rows)


def _rate_rows(results: Sequence[QuestionResult]) -> Iterator[tuple[str, ...]]:
    rates = [_rates(result) for result in results]
    labels = {code: label for side in reversed(rates) for code, (label, _rate) in side.items()}
    for code in dict.fromkeys(code for side in rates for code in side):
        found = [side[code][1] if code in side else None for side in rates]
        texts = (DASH if rate is None else rate_with_base_text(rate) for rate in found)
        yield (labels[code], *texts, _difference(found))


def _rates(result: QuestionResult) -> dict[str, tuple[str, Rate]]:
    if result.scale == "likert" and result.headline:
        return {SATISFIED: (_("Satisfied or very satisfied"), result.headline)}
    return {row.code: (row.label, row.rate) for row in result.rows if row.rate is not None}


def _difference(rates: Sequence[Rate | None]) -> str:
    """Of the first from the second, in words."""
    after, before = rates[0], rates[1]
    if after is None or before is None:
        return _("not asked alike")
    points = points_between(before, after)
    return _("not compared: small base") if points is None else points_words(points)


def points_words(points: Decimal) -> str:
    if points == 0:
        return _("no difference")
    number = number_text(abs(points), 0 if points == int(points) else 1)
    if is_singular(points):
        words = _("%(number)s point more") if points > 0 else _("%(number)s point less")
    else:
        words = _("%(number)s points more") if points > 0 else _("%(number)s points less")
    return words % {"number": number}


def _mean_rows(results: Sequence[QuestionResult]) -> Iterator[tuple[str, ...]]:
    """Marks have a mean, no rate: it stands beside its base, and nothing is subtracted."""
    yield (_("Mean mark"), *map(_mean_text, results), DASH)


def _mean_text(result: QuestionResult) -> str:
    words = {"mean": number_text(result.mean, 1), "base": number_text(result.base)}
    if result.mean is None:
        return _("%(base)s answers, too few for a mean") % words
    return _("%(mean)s out of 10 (%(base)s answers)") % words
