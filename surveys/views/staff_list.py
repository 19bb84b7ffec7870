"""The questionnaires of an event, and where a new one comes from."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Role
from events.access import for_roles
from events.models import Event
from surveys.bank import BANK, QUESTIONNAIRES
from surveys.duration import seconds_to_answer
from surveys.forms.survey import EmptySurveyForm
from surveys.models import Survey
from surveys.models.instrument import Audience
from surveys.overview import NextStep, Summary, summaries, surveys_elsewhere
from surveys.services import Refused, copy_survey, create_empty, create_from_bank
from surveys.services.scales import FRENCH
from surveys.views.staff_frame import event_page

STEP_PAGES = {
    NextStep.QUESTIONS: "survey_builder",
    NextStep.CHOICES: "survey_builder",
    NextStep.DATES: "survey_opening",
    NextStep.WAYS_IN: "survey_ways_in",
    NextStep.PREVIEW: "survey_preview",
    NextStep.WAIT: "survey_ways_in",
    NextStep.HELD: "survey_opening",
    NextStep.RESULTS: "results_survey",
}


@dataclass(frozen=True, slots=True)
class Row:
    summary: Summary
    step_url: str


@dataclass(frozen=True, slots=True)
class ReadyCard:
    """A questionnaire of the bank. `taken`: the one that the event already has, or nothing."""

    code: str
    title: str
    audience: str
    questions: list[str]
    seconds: int
    taken: Survey | None


@for_roles(Role.COORDINATOR)
@require_safe
def survey_list(request: HttpRequest, event: Event) -> HttpResponse:
    rows = [Row(row, _step_url(event, row)) for row in summaries(event, timezone.now())]
    return event_page(request, event, "list.html", {"rows": rows})


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def survey_create(request: HttpRequest, event: Event) -> HttpResponse:
    """From the bank (`ready`), from an earlier edition (`earlier`), or empty."""
    form = EmptySurveyForm(request.POST or None)
    earlier = _earlier(request, event)
    if make := _making(request, event, earlier, form):
        return _made(request, event, make)
    context = {"form": form, "ready": _ready_cards(event), "earlier": earlier}
    return event_page(request, event, "create.html", context)


def _making(
    request: HttpRequest, event: Event, earlier: QuerySet[Survey], form: EmptySurveyForm
) -> Callable[[], Survey] | None:
    """What was asked for; nothing when the form is still to be filled in."""
    asked = request.POST
    if code := asked.get("ready"):
        if code not in QUESTIONNAIRES:
            raise Http404
        return partial(create_from_bank, event=event, questionnaire=code)
    if code := asked.get("earlier"):
        found = get_object_or_404(earlier, code=code, event__slug=asked.get("edition", ""))
        return partial(copy_survey, survey=found, event=event)
    if form.is_valid():
        return partial(create_empty, event=event, **form.cleaned_data)
    return None


def _earlier(request: HttpRequest, event: Event) -> QuerySet[Survey]:
    """Of the other editions that the reader coordinates, the last ones first."""
    return surveys_elsewhere(event, Event.objects.coordinated_by(request.user))


def _made(request: HttpRequest, event: Event, make: Callable[[], Survey]) -> HttpResponse:
    try:
        survey = make()
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("survey_create", event.slug)
    messages.success(request, _("“%s” is there: read its questions, then open it.") % survey)
    return redirect("survey_builder", event.slug, survey.code)


def _step_url(event: Event, row: Summary) -> str:
    return reverse(STEP_PAGES[row.next_step], args=[event.slug, row.survey.code])


def _ready_cards(event: Event) -> list[ReadyCard]:
    taken = {survey.code: survey for survey in event.surveys.all()}
    return [
        ReadyCard(
            code=ready.code,
            title=FRENCH.covers[ready.code][0],
            audience=str(Audience(ready.audience).label),
            questions=[BANK[code].label(FRENCH) for code in ready.questions],
            seconds=seconds_to_answer(
                (BANK[code].kind, len(BANK[code].choices)) for code in ready.questions
            ),
            taken=taken.get(ready.code),
        )
        for ready in QUESTIONNAIRES.values()
    ]
