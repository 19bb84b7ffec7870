"""After their time, answers are erased; the totals of each question stay (docs/adr/0023)."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby

from django.db import connection, models, transaction
from django.db.models import Q
from django.utils import timezone

from events.models import Event
from surveys.drafts import finish_abandoned_drafts
from surveys.erased import erased_on
from surveys.models import Answer, SurveyPurge

# What stands for the answers: unsaved KeptSurvey, KeptQuestion, KeptChoice, KeptMark.
Keep = Callable[[Event], Iterable[models.Model]]

# Writers finish first, and those who wait see the purge. Drafts first, as those who send them do;
# EXCLUSIVE also waits for whoever has locked a draft and is about to turn it into a response.
TAKE_TURNS = (
    "LOCK TABLE surveys_draft IN EXCLUSIVE MODE",
    "LOCK TABLE surveys_response, surveys_invitation IN SHARE ROW EXCLUSIVE MODE",
)
# Django would read every row first, to look for what depends on it.
ERASURES = (
    """
    DELETE FROM surveys_moderation WHERE answer_id IN (
        SELECT answer.id FROM surveys_answer AS answer
        JOIN surveys_surveyversion AS version ON version.id = answer.version_id
        WHERE version.event_id = %s
    )
    """,
    """
    DELETE FROM surveys_answer
    WHERE version_id IN (SELECT id FROM surveys_surveyversion WHERE event_id = %s)
    """,
    """
    DELETE FROM surveys_shuffledhour
    WHERE version_id IN (SELECT id FROM surveys_surveyversion WHERE event_id = %s)
    """,
    "DELETE FROM surveys_response WHERE event_id = %s",
)


def purge_responses(*, event: Event, on: date, keep: Keep, report_number: int | None = None) -> int:
    """How many responses were erased. After an interruption it can be called again.

    Moderated texts go with the others: those that were published stay in the published report.
    """
    if erased_on(event) is None:
        _stop(event)
        _freeze(event, on, keep, report_number)
    return _erase(event)


@transaction.atomic
def _stop(event: Event) -> None:
    """What is still open closes, what was begun counts: nothing can come in any more."""
    now = timezone.now()
    surveys = event.surveys.filter(Q(closes_at__isnull=True) | Q(closes_at__gt=now))
    surveys.filter(opens_at__gte=now).update(opens_at=None, closes_at=None, paper_until=None)
    surveys.filter(opens_at__lt=now).update(closes_at=now, paper_until=None)
    event.surveys.filter(paper_until__gt=now).update(paper_until=None)
    finish_abandoned_drafts(event)


@transaction.atomic
def _freeze(event: Event, on: date, keep: Keep, report_number: int | None) -> None:
    """The totals are written, then PostgreSQL refuses whatever would change them."""
    with connection.cursor() as cursor:
        for sql in TAKE_TURNS:
            cursor.execute(sql)
    for model, rows in groupby(sorted(keep(event), key=_name), key=type):
        model._default_manager.bulk_create(rows)
    texts = Answer.objects.filter(version__event=event).exclude(text="")
    SurveyPurge.objects.create(
        event=event,
        done_on=on,
        report_number=report_number,
        responses=event.responses.count(),
        texts=texts.count(),
        invitations=event.invitations.count(),
    )
    event.drafts.all().delete()
    event.invitations.all().delete()
    event.ways_in.update(rate_minute=None, rate_starts=0)
    event.surveys.update(shuffle_due=False)  # nothing is left to shuffle, nor to wait for


def _name(row: models.Model) -> str:
    return type(row).__name__


@transaction.atomic
def _erase(event: Event) -> int:
    with connection.cursor() as cursor:
        for sql in ERASURES:
            cursor.execute(sql, [event.pk])
        erased: int = cursor.rowcount
    return erased
