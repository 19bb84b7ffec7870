"""Until when the detail of an event is kept: months after its report was published.

The detail: check-ins, and answers with what leads to them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, OuterRef, Q
from django.utils import timezone

from core.dates import months_later
from events.models import Event
from reporting.kept_answers import totals_of
from reporting.models import BilanVersion
from surveys.models import Draft, Invitation, Response
from surveys.purge import purge_responses
from visits.models import CheckIn
from visits.purge import purge_check_ins

DETAIL = (CheckIn, Response, Draft, Invitation)


@dataclass(frozen=True)
class Due:
    """An event whose detail has been kept long enough: since this day."""

    event: Event
    since: date


@dataclass(frozen=True)
class Erased:
    check_ins: int
    responses: int


def due_for_purge(today: date) -> Iterator[Due]:
    """Those whose latest report was published so long ago; an interrupted purge comes again."""
    kept = Q(
        *(Exists(model.objects.filter(event=OuterRef("pk"))) for model in DETAIL), _connector=Q.OR
    )
    published = Event.objects.annotate(published_at=Max("bilan__versions__published_at"))
    for event in published.filter(kept, published_at__isnull=False).order_by("starts_on"):
        published_on = timezone.localdate(event.published_at)
        since = months_later(published_on, event.retention_months)
        if since <= today:
            yield Due(event, since)


def detail_of(event: Event) -> Erased:
    """What a purge would erase."""
    return Erased(event.check_ins.count(), event.responses.count())


def purge_detail(event: Event, on: date) -> Erased:
    """Each half on its own: what an interruption leaves is done the next time."""
    report = BilanVersion.objects.filter(bilan__event=event).aggregate(last=Max("number"))["last"]
    check_ins = purge_check_ins(event=event, on=on)
    responses = purge_responses(event=event, on=on, keep=totals_of, report_number=report)
    return Erased(check_ins, responses)
