"""How each questionnaire of an event stands, and what to do next about it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from events.models import Event
from surveys.holding import holds_of
from surveys.models import Question, Survey, SurveyVersion, WayIn
from surveys.models.instrument import Audience


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    OPEN = "open", _("open to answers")
    CLOSED = "closed", _("closed to answers")


class NextStep(models.TextChoices):
    """What the coordinator does next; where, the pages know."""

    QUESTIONS = "questions", _("Add questions")
    CHOICES = "choices", _("Write what can be ticked")
    DATES = "dates", _("Choose when it opens")
    WAYS_IN = "ways_in", _("Make a code for the poster")
    PREVIEW = "preview", _("Read it through before it opens")
    WAIT = "wait", _("Give the code to people")
    HELD = "held", _("See when the results are shown")
    RESULTS = "results", _("Read the results")


@dataclass(frozen=True, slots=True)
class Summary:
    survey: Survey
    state: State
    questions: int
    responses: int
    next_step: NextStep


def state_of(survey: Survey, now: datetime) -> State:
    """A questionnaire that will open one day is still a draft."""
    if survey.is_open_at(now):
        return State.OPEN
    is_past = survey.closes_at is not None and survey.closes_at <= now
    return State.CLOSED if survey.opens_at and is_past else State.DRAFT


def summaries(event: Event, now: datetime) -> list[Summary]:
    """Eight queries for any number of questionnaires."""
    holds = holds_of(event, now)
    surveys = list(event.surveys.order_by("audience", "code"))
    responses = dict(event.surveys.with_response_count().values_list("pk", "response_count"))
    ways_in = _counts(WayIn.objects.filter(event=event, is_active=True), "survey")
    asked = _latest_questions(event)
    bare = _counts(asked.without_choice(), "version__survey")
    questions = _counts(asked, "version__survey")
    found = []
    for survey in surveys:
        state, pk = state_of(survey, now), survey.pk
        step = _next_step(survey, state, questions.get(pk, 0), bare.get(pk, 0), ways_in.get(pk, 0))
        if step == NextStep.RESULTS and pk in holds:
            step = NextStep.HELD
        found.append(Summary(survey, state, questions.get(pk, 0), responses.get(pk, 0), step))
    return found


def _next_step(survey: Survey, state: State, questions: int, bare: int, ways_in: int) -> NextStep:
    """The first thing without which the rest is of no use."""
    if state == State.CLOSED:
        return NextStep.RESULTS
    if not questions:
        return NextStep.QUESTIONS
    if bare:
        return NextStep.CHOICES
    if survey.opens_at is None:
        return NextStep.DATES
    if not ways_in and survey.audience != Audience.PROFESSIONAL:
        return NextStep.WAYS_IN
    return NextStep.WAIT if state == State.OPEN else NextStep.PREVIEW


def _latest_questions(event: Event) -> Any:
    latest = (
        SurveyVersion.objects.filter(survey=OuterRef("version__survey"))
        .order_by("-number")
        .values("number")[:1]
    )
    return Question.objects.filter(version__event=event, version__number=Subquery(latest))


def _counts(rows: Any, survey: str) -> dict[int, int]:
    counted = rows.order_by().values(survey).annotate(number=Count("pk", distinct=True))
    return {row[survey]: row["number"] for row in counted}


def surveys_elsewhere(event: Event, events: QuerySet[Event]) -> QuerySet[Survey]:
    """Those of the other events among these, the last editions first."""
    others = Survey.objects.filter(event__in=events).exclude(event=event).select_related("event")
    return others.order_by("-event__starts_on", "event__name", "audience", "code")
