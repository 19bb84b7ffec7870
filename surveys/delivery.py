"""Filled questionnaires that come from a device, which may send each of them more than once."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db import IntegrityError, transaction

from surveys.answering import accepted_replies, keep_replies, start_of_hour
from surveys.instrument import read_instrument
from surveys.mixing import lock_version
from surveys.models import Response, SurveyVersion
from surveys.models.response import Channel
from surveys.replies import sound_replies

HOUR = timedelta(hours=1)


class Delivery(StrEnum):
    CREATED = "created"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"


def deliver_response(
    *,
    key: UUID,
    version: SurveyVersion,
    activity_id: int | None,
    language: str,
    answers: Mapping[str, object],
    hour: datetime,
    refuse_new: Callable[[], None] = lambda: None,
) -> Delivery:
    """Kept once under the random key that the device gave it, however often and wherever from.

    Raises RepliesRefused, or what `refuse_new` raises, and then keeps nothing. What is kept already
    is told first: the answer to a device may be lost, and the questionnaire closed meanwhile.
    """
    told = Response(
        id=key,
        version=version,
        activity_id=activity_id,
        language=language,
        channel=Channel.TABLET,
        hour=start_of_hour(hour),
    )
    try:
        return _deliver(told, answers, refuse_new)
    except IntegrityError:  # at the same moment, under the same key, to another version
        if Response.objects.filter(pk=key).exists():
            return Delivery.CONFLICT
        raise


@transaction.atomic
def _deliver(
    told: Response, answers: Mapping[str, object], refuse_new: Callable[[], None]
) -> Delivery:
    lock_version(told.version.pk)  # from here on no row of this version is away to be mixed
    known = Response.objects.filter(pk=told.pk).first()
    if known is not None:
        return Delivery.DUPLICATE if _say_the_same(known, told, answers) else Delivery.CONFLICT
    refuse_new()
    keep_replies(
        version=told.version,
        activity_id=told.activity_id,
        channel=told.channel,
        language=told.language,
        replies=accepted_replies(read_instrument(told.version, "fr"), answers),
        hour=told.hour,
        key=told.pk,
    )
    return Delivery.CREATED


def _say_the_same(known: Response, told: Response, answers: Mapping[str, object]) -> bool:
    """The network's delay may have moved the hour by one; words may have been anonymised since."""
    same = ("version_id", "activity_id", "language", "channel")
    if any(getattr(known, name) != getattr(told, name) for name in same):
        return False
    return abs(known.hour - told.hour) <= HOUR and _kept(known) == _told(told.version, answers)


def _kept(response: Response) -> set[tuple[str, str | int | None]]:
    rows = response.answers.filter(text="").values_list("question__code", "choice__code", "score")
    return {(question, score if choice is None else choice) for question, choice, score in rows}


def _told(
    version: SurveyVersion, answers: Mapping[str, object]
) -> set[tuple[str, str | int | None]]:
    found: set[tuple[str, str | int | None]] = set()
    for question, reply in sound_replies(read_instrument(version, "fr"), answers).items():
        found.update((question, choice) for choice in reply.choices)
        if reply.score is not None:
            found.add((question, reply.score))
    return found
