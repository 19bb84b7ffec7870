"""Organisations, professionals, preparation, committees.

What could only be done before the event is no longer asked for once it is over.
"""

from datetime import date, timedelta

from django.db.models import Min
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event
from reporting.next_steps.step import Step, add_address, list_address

MINUTES_WITHIN = timedelta(days=15)


def no_partner(event: Event, today: date) -> Step | None:
    if today > event.ends_on or event.partnerships.exists():
        return None
    text = _("Invite the first organisation: nobody takes part in this event yet.")
    due_on = event.starts_on - timedelta(days=120)
    return Step("no_partner", text, 0, due_on, add_address("partners_partnership"))


def no_meeting(event: Event, today: date) -> Step | None:
    if today > event.ends_on or event.committee_meetings.exists():
        return None
    text = _("Set the date of the first steering committee (COPIL).")
    due_on = event.starts_on - timedelta(days=110)
    return Step("no_meeting", text, 0, due_on, add_address("partners_committeemeeting"))


def partners_without_reply(event: Event, today: date) -> Step | None:
    count = event.partnerships.without_reply().count()
    if today > event.ends_on or not count:
        return None
    text = ngettext(
        "%(count)d invited organisation has not replied.",
        "%(count)d invited organisations have not replied.",
        count,
    ) % {"count": count}
    address = list_address("partners_partnership", "status__exact=invited")
    return Step("no_reply", text, count, event.starts_on - timedelta(days=45), address)


def partners_without_charter(event: Event, today: date) -> Step | None:
    count = event.partnerships.without_charter().count()
    if not count:
        return None
    text = ngettext(
        "%(count)d partner has not accepted the charter.",
        "%(count)d partners have not accepted the charter.",
        count,
    ) % {"count": count}
    address = list_address("partners_partnership", "charter=missing")
    return Step("no_charter", text, count, event.starts_on - timedelta(days=30), address)


def professionals_not_prepared(event: Event, today: date) -> Step | None:
    count = event.mobilisations.not_prepared().count()
    if today > event.ends_on or not count:
        return None
    text = ngettext(
        "%(count)d mobilised professional has attended no preparation session.",
        "%(count)d mobilised professionals have attended no preparation session.",
        count,
    ) % {"count": count}
    address = list_address("partners_mobilisation", "preparation=missing")
    return Step("not_prepared", text, count, event.starts_on - timedelta(days=7), address)


def advisers_without_hub(event: Event, today: date) -> Step | None:
    count = event.mobilisations.advisers_without_hub().count()
    if today > event.ends_on or not count:
        return None
    text = ngettext(
        "%(count)d adviser has no hub yet.", "%(count)d advisers have no hub yet.", count
    ) % {"count": count}
    address = list_address("partners_mobilisation", "place=missing")
    return Step("no_adviser_hub", text, count, event.starts_on - timedelta(days=14), address)


def sessions_to_confirm(event: Event, today: date) -> Step | None:
    sessions = event.preparation_sessions.to_confirm(today)
    found = sessions.aggregate(first=Min("date"))["first"]
    if found is None:
        return None
    count = sessions.count()
    text = ngettext(
        "%(count)d preparation session is over but still marked as planned: was it held?",
        "%(count)d preparation sessions are over but still marked as planned: were they held?",
        count,
    ) % {"count": count}
    address = list_address("partners_preparationsession", "past=planned")
    return Step("sessions_to_confirm", text, count, found, address)


def meetings_to_confirm(event: Event, today: date) -> Step | None:
    meetings = event.committee_meetings.to_confirm(today)
    found = meetings.aggregate(first=Min("date"))["first"]
    if found is None:
        return None
    count = meetings.count()
    text = ngettext(
        "%(count)d steering committee is over but still marked as planned: was it held?",
        "%(count)d steering committees are over but still marked as planned: were they held?",
        count,
    ) % {"count": count}
    address = list_address("partners_committeemeeting", "past=planned")
    return Step("meetings_to_confirm", text, count, found, address)


def minutes_missing(event: Event, today: date) -> Step | None:
    meetings = event.committee_meetings.without_minutes()
    first = meetings.aggregate(first=Min("date"))["first"]
    if first is None:
        return None
    count = meetings.count()
    text = ngettext(
        "The minutes of %(count)d steering committee were not sent.",
        "The minutes of %(count)d steering committees were not sent.",
        count,
    ) % {"count": count}
    address = list_address("partners_committeemeeting", "minutes=missing")
    return Step("no_minutes", text, count, first + MINUTES_WITHIN, address)


def decisions_late(event: Event, today: date) -> Step | None:
    decisions = event.decisions.late(today)
    first = decisions.aggregate(first=Min("due_on"))["first"]
    if first is None:
        return None
    count = decisions.count()
    text = ngettext(
        "%(count)d decision of the steering committee is late.",
        "%(count)d decisions of the steering committee are late.",
        count,
    ) % {"count": count}
    return Step("late_decisions", text, count, first, list_address("partners_decision", "due=late"))


RULES = (
    no_partner,
    no_meeting,
    partners_without_reply,
    partners_without_charter,
    professionals_not_prepared,
    advisers_without_hub,
    sessions_to_confirm,
    meetings_to_confirm,
    minutes_missing,
    decisions_late,
)
