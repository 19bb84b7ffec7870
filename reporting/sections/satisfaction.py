"""What the three populations think, questionnaire by questionnaire. Opinions are not masked."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from reporting.charts.chart import DataTable
from reporting.figures import FigureSet
from reporting.figures.facts import SurveyFacts
from reporting.sections.questions import question_chart
from reporting.sections.section import Panel, Section, section_of
from reporting.statistics.formatting import DASH, number_text, rate_text, rate_with_base_text
from reporting.statistics.rates import Rate

ORDER = ("visitor", "workshop", "professional")
# Against what each population is compared: the figure of those who could have answered.
POPULATIONS = {
    "visitor": "beneficiaries",
    "workshop": "workshop_participations",
    "professional": "professionals_mobilised",
}


def satisfaction_section(figures: FigureSet) -> Section:
    surveys = sorted(
        figures.facts.surveys.values(),
        key=lambda survey: (ORDER.index(survey.audience), survey.code),
    )
    answered = [survey for survey in surveys if survey.responses]
    return section_of(*map(_panel, answered), _respondents(answered, figures))


def _panel(survey: SurveyFacts) -> Panel:
    if survey.is_open:
        waiting = _("The results are shown when this questionnaire closes.")
        return Panel(survey.title, notes=(_received(survey), waiting))
    drawn = (
        question_chart(f"{survey.code}-{question.code}", question)
        for question in survey.questions.values()
    )
    return Panel(
        survey.title, notes=(_received(survey),), charts=tuple(chart for chart in drawn if chart)
    )


def _received(survey: SurveyFacts) -> str:
    received = {"number": number_text(survey.responses)}
    rate = survey.response_rate
    if rate is None:
        return _("%(number)s questionnaires received.") % received
    return _("%(number)s questionnaires received; response rate: %(rate)s.") % {
        **received,
        "rate": rate_with_base_text(rate),
    }


def _respondents(surveys: list[SurveyFacts], figures: FigureSet) -> Panel:
    """In place of a margin of error: who answered, against how many were counted."""
    rows = tuple(_population_rows(surveys, figures))
    headings = (
        _("Questionnaire"),
        _("People or participations counted"),
        _("Answered"),
        _("Share"),
    )
    table = DataTable(_("Respondents against people counted"), headings, rows)
    return Panel(
        _("How many people answered"),
        tables=(table,) if rows else (),
        remarks=(
            _(
                "Respondents chose to answer, so no margin of error is given. Shares are of those "
                "who answered, not of everybody who came."
            ),
        ),
    )


def _population_rows(surveys: list[SurveyFacts], figures: FigureSet) -> Iterator[tuple[str, ...]]:
    for survey in surveys:
        counted = figures[POPULATIONS[survey.audience]]
        people = int(counted.value) if counted.value is not None else 0
        share = rate_text(Rate(survey.responses, people)) if people >= survey.responses else DASH
        yield survey.title, counted.text, number_text(survey.responses), share
