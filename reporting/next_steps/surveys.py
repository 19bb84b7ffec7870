"""Questionnaires."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event
from reporting.next_steps.step import Step, add_address, list_address
from surveys.models import Question
from surveys.querysets import CLOSING_SOON


def no_survey(event: Event, today: date) -> Step | None:
    if event.surveys.exists():
        return None
    text = _("No questionnaire is prepared: satisfaction will not be known without one.")
    due_on = event.starts_on - timedelta(days=21)
    return Step("no_survey", text, 0, due_on, add_address("surveys_survey"))


def surveys_without_question(event: Event, today: date) -> Step | None:
    count = event.surveys.without_question().count()
    if not count:
        return None
    text = ngettext(
        "%(count)d questionnaire has no question.",
        "%(count)d questionnaires have no question.",
        count,
    ) % {"count": count}
    address = list_address("surveys_survey", "questions=missing")
    return Step("no_question", text, count, event.starts_on - timedelta(days=14), address)


def questions_without_choice(event: Event, today: date) -> Step | None:
    count = Question.objects.filter(version__event=event).without_choice().count()
    if not count:
        return None
    text = ngettext(
        "%(count)d question has no choice to tick.",
        "%(count)d questions have no choice to tick.",
        count,
    ) % {"count": count}
    address = list_address("surveys_question", "choices=missing")
    return Step("no_choice", text, count, event.starts_on - timedelta(days=14), address)


def surveys_never_opening(event: Event, today: date) -> Step | None:
    count = event.surveys.without_dates().count()
    if not count:
        return None
    text = ngettext(
        "%(count)d questionnaire has no opening date: nobody can answer it.",
        "%(count)d questionnaires have no opening date: nobody can answer them.",
        count,
    ) % {"count": count}
    address = list_address("surveys_survey", "opening=missing")
    return Step("survey_not_open", text, count, event.starts_on - timedelta(days=3), address)


def surveys_closing_soon(event: Event, today: date) -> Step | None:
    surveys = event.surveys.closing_between(today, today + CLOSING_SOON)
    first = surveys.order_by("closes_at").first()
    if first is None:
        return None
    count = surveys.count()
    text = ngettext(
        "%(count)d questionnaire closes within three days: remind those who have not answered.",
        "%(count)d questionnaires close within three days: remind those who have not answered.",
        count,
    ) % {"count": count}
    due_on = timezone.localtime(first.closes_at).date()
    return Step(
        "survey_closing", text, count, due_on, list_address("surveys_survey", "closing=soon")
    )


RULES = (
    no_survey,
    surveys_without_question,
    questions_without_choice,
    surveys_never_opening,
    surveys_closing_soon,
)
