"""Whether totals stand for the answers of an event (docs/adr/0023)."""

from datetime import date

from events.models import Event
from surveys.models import SurveyPurge


def erased_on(event: Event | int) -> date | None:
    """The day on which totals took the place of the answers, if they did."""
    purges = SurveyPurge.objects.filter(event=event)
    done_on: date | None = purges.values_list("done_on", flat=True).first()
    return done_on


def is_erased(event: Event) -> bool:
    """The same for many questionnaires of one event: asked once, and remembered by `event`."""
    return hasattr(event, "survey_purge")
