"""What the three populations think, questionnaire by questionnaire."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from reporting.charts.chart import Chart
from reporting.figures import FigureSet
from reporting.figures.facts import SurveyFacts
from reporting.sections.masked import Masking
from reporting.sections.questions import question_chart
from reporting.sections.results_respondents import population_remark, population_table
from reporting.sections.section import Panel, Quotes, Section, section_of
from reporting.statistics.formatting import number_text, rate_with_base_text

ORDER = ("visitor", "workshop", "professional")


def satisfaction_section(
    figures: FigureSet, masking: Masking, quotes: Iterable[Quotes] = ()
) -> Section:
    answered = [survey for survey in in_order(figures) if survey.responses]
    return section_of(
        *(_panel(survey, masking) for survey in answered),
        Panel(_("In their own words"), quotes=tuple(quotes)),
        Panel(
            _("How many people answered"),
            tables=tuple(population_table(answered, figures)),
            remarks=(population_remark(),),
        ),
    )


def in_order(figures: FigureSet) -> list[SurveyFacts]:
    """Visitors first, then workshops, then professionals."""
    surveys = figures.facts.surveys.values()
    return sorted(surveys, key=lambda survey: (ORDER.index(survey.audience), survey.code))


def _panel(survey: SurveyFacts, masking: Masking) -> Panel:
    if survey.is_open:
        return Panel(survey.title, notes=(received(survey), waiting(survey)))
    charts = tuple(survey_charts(survey, masking))
    return Panel(survey.title, notes=(received(survey),), charts=charts)


def survey_charts(survey: SurveyFacts, masking: Masking) -> Iterator[Chart]:
    for question in survey.questions.values():
        chart = question_chart(f"{survey.code}-{question.code}", question, masking)
        if chart:
            yield chart


def waiting(survey: SurveyFacts) -> str:
    """Why nothing is told yet; empty when it is."""
    return str(survey.hold.label) if survey.hold else ""


def received(survey: SurveyFacts) -> str:
    words = {"number": number_text(survey.responses)}
    rate = survey.response_rate
    if rate is None:
        return _("%(number)s questionnaires received.") % words
    return _("%(number)s questionnaires received; response rate: %(rate)s.") % {
        **words,
        "rate": rate_with_base_text(rate),
    }
