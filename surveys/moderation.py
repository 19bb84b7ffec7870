"""Verbatims: what people wrote, read one by one by a coordinator who publishes or hides each.

A text stands alone: beside no profile, hour, workshop or other answer, in an order that says
nothing. Those of a questionnaire that is still open are not even listed.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import models, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import MD5, Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from events.models import Event
from surveys.holding import holds_of
from surveys.mixing import lock_versions, shuffle_hours_of
from surveys.models import Answer, Moderation, Question
from surveys.models.instrument_rules import PROFILE_CODES
from surveys.models.moderation import Verdict
from surveys.replies import plain_text

LONGEST = 2000


class NotAllowed(Exception):
    """A verbatim is moderated by those who coordinate its event."""


class State(models.TextChoices):
    UNREAD = "unread", _("not yet read")
    PUBLISHED = "published", _("published")
    HIDDEN = "hidden", _("hidden")
    IN_REPORT = "in_report", _("chosen for the report")


@dataclass(frozen=True)
class Decision:
    """What becomes of one verbatim. No verdict: not yet read. `text` stands for what was written,
    when that named somebody."""

    answer: str
    verdict: str = ""
    text: str = ""
    in_report: bool = False


ACTIONS: dict[str, Callable[[Decision], Decision]] = {
    "publish": lambda one: replace(one, verdict=Verdict.PUBLISHED),
    "hide": lambda one: Decision(one.answer, Verdict.HIDDEN),
    "choose": lambda one: replace(one, verdict=Verdict.PUBLISHED, in_report=True),
    "leave": lambda one: replace(one, in_report=False),
    "forget": lambda one: Decision(one.answer),
}


def verbatims_of(event: Event) -> models.QuerySet[Answer]:
    """Texts of the questionnaires whose results can be read; none about the people themselves."""
    held = holds_of(event, timezone.now())
    questions = Question.objects.filter(version__event=event).exclude(version__survey__in=held)
    questions = questions.exclude(code__in=PROFILE_CODES)
    answers = Answer.objects.filter(question__in=questions).exclude(text="")
    return answers.select_related("question__version__survey", "moderation")


def in_state(answers: models.QuerySet[Answer], state: str) -> models.QuerySet[Answer]:
    """All of them for an unknown state."""
    return answers.filter(CONDITIONS[State(state)]) if state in State.values else answers


def number_in_states(answers: models.QuerySet[Answer]) -> dict[str, int]:
    counts = {state: models.Count("pk", filter=CONDITIONS[state]) for state in State}
    return answers.aggregate(**{state.value: count for state, count in counts.items()})


CONDITIONS = {
    State.UNREAD: Q(moderation__isnull=True),
    State.PUBLISHED: Q(moderation__verdict=Verdict.PUBLISHED),
    State.HIDDEN: Q(moderation__verdict=Verdict.HIDDEN),
    State.IN_REPORT: Q(moderation__in_report=True),
}


def shuffled(answers: models.QuerySet[Answer], seed: str) -> models.QuerySet[Answer]:
    """The same order for the same seed, and none that means anything."""
    key = Concat(Value(seed), Cast(F("pk"), models.TextField()))
    return answers.order_by(MD5(key))


def decision_on(answer: Answer) -> Decision:
    made = getattr(answer, "moderation", None)
    if made is None:
        return Decision(str(answer.pk))
    return Decision(str(answer.pk), made.verdict, made.text, made.in_report)


def moderate(*, answer: Answer, verdict: str, text: str = "", by: User) -> Moderation:
    """Publishes or hides one verbatim, under its own words unless a text is given."""
    event = answer.version.event
    kept = decision_on(answer).in_report
    rewritten = plain_text(text)
    words = "" if rewritten == plain_text(answer.text) else rewritten
    [moderation] = _store([Decision(str(answer.pk), verdict, words, kept)], event, by)
    return moderation


@transaction.atomic
def moderate_all(
    *, event: Event, answers: Collection[str], action: str, by: User
) -> tuple[Decision, ...]:
    """The same for several, one of ACTIONS; gives what was decided of each before.

    Verbatims of another event, and those that are gone, are left out.
    """
    before = tuple(map(decision_on, verbatims_of(event).filter(pk__in=answers)))
    _store(map(ACTIONS[action], before), event, by)
    return before


@transaction.atomic
def take_back(*, event: Event, decisions: Iterable[Decision], by: User) -> int:
    """Makes the decisions what they were; how many still could be."""
    wanted = {decision.answer: decision for decision in decisions}
    found = verbatims_of(event).filter(pk__in=wanted).values_list("pk", flat=True)
    there = [wanted[str(pk)] for pk in found]
    _store(there, event, by)
    return len(there)


@transaction.atomic
def _store(decisions: Iterable[Decision], event: Event, by: User) -> list[Moderation]:
    """Takes its turn with the answers that are being mixed: they are written again meanwhile."""
    if not Event.objects.coordinated_by(by).filter(pk=event.pk).exists():
        raise NotAllowed
    lock_versions(event)
    decisions = list(decisions)
    shuffle_hours_of(one.answer for one in decisions)
    forgotten = [one.answer for one in decisions if not one.verdict]
    Moderation.objects.filter(pk__in=forgotten).delete()
    return Moderation.objects.bulk_create(
        [_moderation(one) for one in decisions if one.verdict],
        update_conflicts=True,
        unique_fields=["answer"],
        update_fields=["verdict", "text", "in_report"],
    )


def _moderation(decision: Decision) -> Any:
    """A hidden verbatim has no other text, and is not in the report."""
    is_shown = decision.verdict == Verdict.PUBLISHED
    return Moderation(
        answer_id=decision.answer,
        verdict=decision.verdict,
        text=decision.text[:LONGEST] if is_shown else "",
        in_report=is_shown and decision.in_report,
    )
