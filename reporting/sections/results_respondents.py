"""Who answered, against how many were counted: in place of a margin of error."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from events.models import Event
from reporting.charts.chart import DataTable
from reporting.figures import FigureSet
from reporting.figures.facts import QuestionFacts, SurveyFacts
from reporting.sections.masked import Masking, Shown
from reporting.sections.profile import LISTS, shown_list
from reporting.sections.question_results import QuestionResult, is_profile, result_of
from reporting.statistics.formatting import DASH, number_text, rate_text
from reporting.statistics.masking import Published
from reporting.statistics.rates import Rate

# Against what each population is compared: the figure of those who could have answered.
POPULATIONS = {
    "visitor": "beneficiaries",
    "workshop": "workshop_participations",
    "professional": "professionals_mobilised",
}


def population_table(surveys: Iterable[SurveyFacts], figures: FigureSet) -> Iterator[DataTable]:
    rows = tuple(_population_rows(surveys, figures))
    headings = (
        _("Questionnaire"),
        _("People or participations counted"),
        _("Answered"),
        _("Share"),
    )
    if rows:
        yield DataTable(_("Respondents against people counted"), headings, rows)


def population_remark() -> str:
    return _(
        "Respondents chose to answer, so no margin of error is given. Shares are of those "
        "who answered, not of everybody who came."
    )


def _population_rows(
    surveys: Iterable[SurveyFacts], figures: FigureSet
) -> Iterator[tuple[str, ...]]:
    for survey in surveys:
        counted = figures[POPULATIONS[survey.audience]]
        people = int(counted.value) if counted.value is not None else 0
        answered = number_text(survey.responses)
        yield survey.title, counted.text, answered, share_text(survey.responses, people)


def share_text(answered: Published, counted: int) -> str:
    """Nothing when fewer were counted than answered: one of the two is wrong."""
    if answered is None:
        return _("masked")
    return rate_text(Rate(answered, counted)) if counted >= answered else DASH


def profile_tables(event: Event, survey: SurveyFacts, masking: Masking) -> Iterator[DataTable]:
    """What the questionnaire and the reception both ask: who answered, and who came."""
    for field, name, _sorted in LISTS:
        question = survey.questions.get(field)
        counted = shown_list(event, field, masking) if _is_comparable(question) else ()
        result = result_of(question, masking) if question and counted else None
        if result:
            headings = (str(name), _("Respondents"), _("Visitors counted"))
            caption = _("%(name)s: those who answered, those who came") % {"name": name}
            yield DataTable(caption, headings, tuple(_profile_rows(result, counted)))


def _is_comparable(question: QuestionFacts | None) -> bool:
    return question is not None and is_profile(question) and question.kind == "single"


def _profile_rows(
    result: QuestionResult, counted: tuple[Shown, ...]
) -> Iterator[tuple[str, str, str]]:
    """The same answer on both sides has the same code, or else the same words."""
    came = {item.category.code: item for item in counted}
    codes = {item.category.label.casefold(): code for code, item in came.items()}
    for row in result.rows:
        code = row.code if row.code in came else codes.get(row.label.casefold(), "")
        other = came.pop(code, None)
        yield row.label, row.text, other.share_text if other else DASH
    for code, item in came.items():
        yield item.category.label or code, DASH, item.share_text
