"""The questions of a questionnaire, and the questionnaire as a whole."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from surveys.duration import TARGET, seconds_to_answer
from surveys.forms.survey import CoverForm
from surveys.models import Survey
from surveys.models.instrument_rules import PROFILE_CODES
from surveys.services import (
    delete_survey,
    latest_version,
    move_question,
    new_version,
)
from surveys.services.opening import gaps_of
from surveys.views.staff_frame import attempt, for_survey, question_of, survey_page

SECTION = "survey_builder"


@for_survey
@require_safe
def survey_builder(request: HttpRequest, survey: Survey) -> HttpResponse:
    version = latest_version(survey)
    questions = list(
        version.questions.select_related("shown_if__question")
        .prefetch_related("choices")
        .order_by("position", "pk")
    )
    seconds = seconds_to_answer((one.kind, len(one.choices.all())) for one in questions)
    context = {
        "questions": questions,
        "numbers": {question.pk: place for place, question in enumerate(questions, start=1)},
        "seconds": seconds,
        "is_long": seconds > TARGET,
        "gaps": gaps_of(version) if questions else [],
        "profile_codes": PROFILE_CODES,
    }
    return survey_page(request, survey, "builder.html", SECTION, context)


@for_survey
@require_POST
def question_move(request: HttpRequest, survey: Survey, question: str) -> HttpResponse:
    """The page comes back to the same button."""
    up = request.POST.get("direction") == "up"
    found = question_of(survey, question)
    attempt(request, lambda: move_question(question=found, up=up))
    button = f"{'up' if up else 'down'}-{question}"
    return redirect(f"{_address(survey)}#{button}")


@for_survey
@require_http_methods(["GET", "HEAD", "POST"])
def survey_new_version(request: HttpRequest, survey: Survey) -> HttpResponse:
    if request.method == "POST":
        done = _("The new version is ready to be changed. The answers to the other one are kept.")
        attempt(request, lambda: new_version(survey=survey), done)
        return redirect(_address(survey))
    return survey_page(request, survey, "new_version.html", SECTION, {})


@for_survey
@require_http_methods(["GET", "HEAD", "POST"])
def survey_cover(request: HttpRequest, survey: Survey) -> HttpResponse:
    form = CoverForm(request.POST or None, instance=survey)
    if form.is_valid():
        form.save()
        messages.success(request, _("The title and the introduction are saved."))
        return redirect("survey_cover", survey.event.slug, survey.code)
    context: dict[str, Any] = {"form": form, "can_be_deleted": not _has_answers(survey)}
    return survey_page(request, survey, "cover.html", "survey_cover", context)


@for_survey
@require_http_methods(["GET", "HEAD", "POST"])
def survey_delete(request: HttpRequest, survey: Survey) -> HttpResponse:
    if request.method == "POST":
        done = _("The questionnaire “%s” is deleted.") % survey
        if attempt(request, lambda: delete_survey(survey=survey), done):
            return redirect("survey_list", survey.event.slug)
        return redirect(_address(survey))
    context = {
        "questions": latest_version(survey).questions.count(),
        "ways_in": survey.ways_in.count(),
        "links": survey.invitations.count(),
        "can_be_deleted": not _has_answers(survey),
    }
    return survey_page(request, survey, "delete.html", "survey_cover", context)


def _has_answers(survey: Survey) -> bool:
    return survey.versions.filter(responses__isnull=False).exists()


def _address(survey: Survey) -> str:
    return reverse("survey_builder", args=[survey.event.slug, survey.code])
