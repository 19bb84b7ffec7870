"""What the coordinator's pages about questionnaires have in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core.access import View
from core.errors import message_of
from core.navigation import section_links
from events.access import for_roles
from events.models import Event
from surveys.models import Question, Survey
from surveys.models.instrument import Audience
from surveys.overview import state_of
from surveys.services import Refused, is_frozen, latest_version, purge_words

PAGES = (
    ("survey_builder", _("Questions")),
    ("survey_translations", _("Languages")),
    ("survey_preview", _("Preview")),
    ("survey_ways_in", _("Codes")),
    ("survey_invitations", _("Personal links")),
    ("survey_opening", _("Opening")),
    ("survey_cover", _("Title and introduction")),
)


def for_survey(view: View) -> View:
    """For coordinators. The view gets the Survey, with its event, in place of both their codes."""
    return _survey_for(view, Role.COORDINATOR)


def for_team(view: View) -> View:
    """The same, for the reception as well."""
    return _survey_for(view, Role.COORDINATOR, Role.RECEPTION)


def _survey_for(view: View, *roles: Role) -> View:
    @for_roles(*roles)
    @wraps(view)
    def found(request: HttpRequest, event: Event, survey: str, **kwargs: Any) -> HttpResponse:
        row: Survey = get_object_or_404(event.surveys, code=survey)
        row.event = event
        response: HttpResponse = view(request, row, **kwargs)
        return response

    return found


def question_of(survey: Survey, code: str) -> Question:
    """Of the version that is being built."""
    version = latest_version(survey)
    question: Question = get_object_or_404(version.questions, code=code)
    question.version = version
    return question


def attempt(request: HttpRequest, act: Callable[[], Any], done: str = "") -> bool:
    """Says what came of it above the next page. Whether it was done."""
    try:
        with transaction.atomic():
            act()
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    except IntegrityError as error:
        messages.error(request, message_of(error))
        return False
    if done:
        messages.success(request, done)
    return True


def event_page(
    request: HttpRequest, event: Event, template: str, context: dict[str, Any]
) -> HttpResponse:
    frame = {
        "event": event,
        "nav_events": Event.objects.with_role(request.user),
        "nav_section": "surveys",
        "erased": purge_words(event),
    }
    return render(request, f"surveys/staff/{template}", {**frame, **context})


def survey_page(
    request: HttpRequest, survey: Survey, template: str, section: str, context: dict[str, Any]
) -> HttpResponse:
    """`section`: the name of the page of PAGES that this one belongs to."""
    version = latest_version(survey)
    version.survey = survey
    by_name = survey.audience == Audience.PROFESSIONAL
    shown = [page for page in PAGES if by_name or page[0] != "survey_invitations"]
    frame = {
        "survey": survey,
        "version": version,
        "state": state_of(survey, timezone.now()),
        "is_frozen": is_frozen(version),
        "sections": section_links(shown, section, survey.event.slug, survey.code),
    }
    return event_page(request, survey.event, template, {**frame, **context})
