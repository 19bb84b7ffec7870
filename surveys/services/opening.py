"""When a questionnaire takes answers, and what it lacks before it may."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from surveys.drafts import finish_drafts_of
from surveys.holding import hold_of
from surveys.mixing import shuffle_when_closed
from surveys.models import Question, Survey, SurveyVersion
from surveys.services.refusal import Refused, refuse_purged
from surveys.services.versions import latest_version

# Taken in while the coordinator waits; the hourly run takes in the others.
DRAFTS_AT_ONCE = 100
DATES = ["opens_at", "closes_at", "paper_until"]


def gaps_of(version: SurveyVersion) -> list[str]:
    """Why nobody could answer it: a sentence for each reason."""
    if not version.questions.exists():
        return [_("It has no question yet.")]
    without_choice = Question.objects.filter(version=version).without_choice()
    return [
        _("“%(question)s” has nothing to tick.") % {"question": question}
        for question in without_choice
    ]


@transaction.atomic
def change_dates(*, survey: Survey, opens_at: datetime | None, closes_at: datetime | None) -> None:
    """Refused when it would open at once and has gaps."""
    refuse_purged(survey.event)
    now = timezone.now()
    was_held = hold_of(survey, now) is not None
    survey.opens_at, survey.closes_at, survey.paper_until = opens_at, closes_at, None
    if survey.is_open_at(now):
        _refuse_gaps(survey)
    survey.save(update_fields=DATES)
    if was_held and not survey.is_open_at(now):
        _finish(survey)


@transaction.atomic
def open_now(*, survey: Survey) -> None:
    """From this moment; a closing date that is past is forgotten."""
    now = timezone.now()
    if survey.is_open_at(now):
        return
    refuse_purged(survey.event)
    _refuse_gaps(survey)
    if survey.opens_at is None or survey.opens_at > now:
        survey.opens_at = now
    if survey.closes_at is not None and survey.closes_at <= now:
        survey.closes_at = survey.paper_until = None
    survey.save(update_fields=DATES)


@transaction.atomic
def close_now(*, survey: Survey) -> None:
    now = timezone.now()
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.is_open_at(now):
        survey.closes_at = now
        survey.save(update_fields=["closes_at"])
        _finish(survey)


@transaction.atomic
def take_in_unfinished(*, survey: Survey) -> None:
    """At once what the hourly run would take in: what people had begun when it closed."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if not survey.is_open_at(timezone.now()):
        _finish(survey)


def _finish(survey: Survey) -> None:
    """What was left unfinished is taken in; then rows lose the order they came in."""
    finish_drafts_of(survey, most=DRAFTS_AT_ONCE)
    shuffle_when_closed(survey)


def _refuse_gaps(survey: Survey) -> None:
    gaps = gaps_of(latest_version(survey))
    if gaps:
        raise Refused(_("It cannot open yet.") + " " + " ".join(gaps))
