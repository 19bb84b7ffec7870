"""Takes in filled questionnaires one by one: what is wrong with one sinks no other."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import DataError, IntegrityError

from events.models import Event
from surveys.answering import RepliesRefused
from surveys.delivery import deliver_response
from visits.handround.outcomes import FormOutcome, echoed_id
from visits.handround.places import Places
from visits.handround.reading import read_form
from visits.handround.refusals import FormReason, FormRefused
from visits.sync.outcomes import REJECTED
from visits.sync.refusals import shown


def record_forms(
    items: Sequence[Any],
    *,
    event: Event,
    handed: frozenset[int] | None,
    offset: timedelta,
    received_at: datetime,
    is_purged: bool = False,
) -> list[FormOutcome]:
    """Outcomes in the order of the items. `offset`: what the clock that timed them lacks."""
    if not items:
        return []
    places = Places.of_event(event, handed)
    return list(_recorded(items, places, offset, received_at, is_purged))


def _recorded(
    items: Sequence[Any],
    places: Places,
    offset: timedelta,
    received_at: datetime,
    is_purged: bool,
) -> Iterable[FormOutcome]:
    for index, raw in enumerate(items):
        identifier = echoed_id(raw)
        try:
            if is_purged:
                raise FormRefused(FormReason.EVENT_PURGED)
            outcome = _record(raw, places, offset, received_at)
            yield FormOutcome(index, identifier, outcome)
        except FormRefused as refusal:
            yield FormOutcome(index, identifier, REJECTED, refusal.reason, refusal.field)


def _record(raw: Any, places: Places, offset: timedelta, received_at: datetime) -> str:
    form = read_form(raw, offset=offset, received_at=received_at)
    version = places.version_of(form)
    try:
        return deliver_response(
            key=form.id,
            version=version,
            activity_id=places.activity_of(form),
            language=form.language,
            answers=form.answers,
            hour=form.quarter,
            refuse_new=lambda: places.refuse(version.survey, form.quarter, received_at),
        )
    except RepliesRefused as error:
        raise FormRefused(FormReason.ANSWERS, shown(min(error.problems))) from error
    except (IntegrityError, DataError) as error:  # although it was checked: it sinks only itself
        raise FormRefused(FormReason.INVALID_ITEM) from error
