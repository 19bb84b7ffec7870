"""The event itself: days, hubs, programme."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from events.models import Event
from reporting.next_steps.step import Step, add_address, change_address


def no_opening_day(event: Event, today: date) -> Step | None:
    if event.opening_days.exists():
        return None
    text = _("No opening day is listed: visitors and counts need the hours of each day.")
    address = change_address("events_event", event.pk, "opening_days-group")
    return Step("no_opening_day", text, 0, event.starts_on - timedelta(days=60), address)


def no_hub(event: Event, today: date) -> Step | None:
    if event.hubs.exists():
        return None
    text = _("No hub is listed: interviews are counted hub by hub.")
    address = change_address("events_event", event.pk, "hubs-group")
    return Step("no_hub", text, 0, event.starts_on - timedelta(days=60), address)


def no_activity(event: Event, today: date) -> Step | None:
    if event.activities.exists():
        return None
    text = _("The programme is empty: add the first workshop or talk.")
    due_on = event.starts_on - timedelta(days=30)
    return Step("no_activity", text, 0, due_on, add_address("events_activity"))


RULES = (no_opening_day, no_hub, no_activity)
