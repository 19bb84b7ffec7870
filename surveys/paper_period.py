"""When paper sheets may be keyed in. As long as they may, nobody reads a result (docs/adr/0016)."""

from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from surveys.asked_by_link import is_asked_by_link
from surveys.erased import is_erased
from surveys.mixing import shuffle_when_closed
from surveys.models import Survey
from surveys.models.instrument import LONGEST_KEYING
from surveys.services.refusal import Refused, refuse_purged

USUAL_KEYING = timedelta(days=14)


class Keying(StrEnum):
    POSSIBLE = "possible"
    NOT_OPEN = "not open"  # nobody can have answered
    FOR_COORDINATORS = "coordinators"  # it is closed: only they still may
    BY_LINK = "by link"  # a sheet beside a personal link would count somebody twice
    CLOSED = "closed"  # a coordinator may allow it again
    OVER = "over"  # for good
    ERASED = "erased"  # totals stand for the answers


def keying_of(survey: Survey, now: datetime, *, coordinates: bool) -> Keying:
    if is_erased(survey.event):
        return Keying.ERASED
    is_open = survey.is_open_at(now)
    if survey.is_keyed_at(now) and not is_open:
        return Keying.POSSIBLE if coordinates else Keying.FOR_COORDINATORS
    if is_asked_by_link(survey):
        return Keying.BY_LINK
    if survey.opens_at is None or now < survey.opens_at:
        return Keying.NOT_OPEN
    if is_open:
        return Keying.POSSIBLE
    return Keying.CLOSED if now < _limit(survey) else Keying.OVER


@transaction.atomic
def allow_keying(*, survey: Survey) -> None:
    """After it closed: results are hidden again until it ends, two weeks later or by hand."""
    now = timezone.now()
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    refuse_purged(survey.event)
    keying = keying_of(survey, now, coordinates=True)
    if keying == Keying.POSSIBLE:
        return
    if keying == Keying.BY_LINK:
        raise Refused(
            _("These people have personal links: a sheet as well would count them twice.")
        )
    if keying != Keying.CLOSED:
        raise Refused(_("Sheets are keyed in within a month of the closing: it is too late."))
    survey.paper_until = min(now + USUAL_KEYING, _limit(survey))
    survey.save(update_fields=["paper_until"])


@transaction.atomic
def end_keying(*, survey: Survey) -> None:
    """Results can be read; rows lose the order they came in."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.paper_until is not None:
        survey.paper_until = None
        survey.save(update_fields=["paper_until"])
        shuffle_when_closed(survey)


def _limit(survey: Survey) -> datetime:
    closes_at: datetime = survey.closes_at
    return closes_at + LONGEST_KEYING
