"""Organisations, professionals, preparation, committees.

What could only be done before the event is no longer asked for once it is over.
"""

from datetime import date, timedelta

from django.db.models import Min, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event
from partners.models import CommitteeMeeting
from reporting.next_steps.step import Step, list_address

MINUTES_WITHIN = timedelta(days=15)
ANSWER_WITHIN = timedelta(days=7)


def no_partner(event: Event, today: date) -> Step | None:
    if today > event.ends_on or event.partnerships.exists():
        return None
    text = _("Import your list of organisations: nobody takes part in this event yet.")
    due_on = event.starts_on - timedelta(days=120)
    return Step("no_partner", text, 0, due_on, reverse("directory_import_new", args=[event.slug]))


def no_professional(event: Event, today: date) -> Step | None:
    nobody_to_send = not event.partnerships.active().exists()
    if today > event.ends_on or nobody_to_send or event.mobilisations.exists():
        return None
    text = _("No professional is listed: import them, or send each organisation its link.")
    address = f"{reverse('directory_import_new', args=[event.slug])}?liste=professionals"
    return Step("no_professional", text, 0, event.starts_on - timedelta(days=60), address)


def no_session(event: Event, today: date) -> Step | None:
    if today > event.ends_on or event.preparation_sessions.exists():
        return None
    text = _("No preparation session has a date: professionals need at least one of each kind.")
    address = reverse("preparation_session_add", args=[event.slug])
    return Step("no_session", text, 0, event.starts_on - timedelta(days=75), address)


def no_member(event: Event, today: date) -> Step | None:
    if today > event.ends_on or event.committee_members.exists():
        return None
    text = _("Nobody sits on the steering committee: name its members, then convene them.")
    address = reverse("committee_members", args=[event.slug])
    return Step("no_member", text, 0, event.starts_on - timedelta(days=115), address)


def no_meeting(event: Event, today: date) -> Step | None:
    if today > event.ends_on or event.committee_meetings.exists():
        return None
    text = _("Set the date of the first steering committee (COPIL).")
    due_on = event.starts_on - timedelta(days=110)
    return Step("no_meeting", text, 0, due_on, reverse("committee_add", args=[event.slug]))


def partners_without_reply(event: Event, today: date) -> Step | None:
    count = event.partnerships.without_reply().filter(invited_on__isnull=False).count()
    if today > event.ends_on or not count:
        return None
    text = ngettext(
        "%(count)d invited organisation has not replied.",
        "%(count)d invited organisations have not replied.",
        count,
    ) % {"count": count}
    address = _board(event, "etape=invited")
    return Step("no_reply", text, count, event.starts_on - timedelta(days=45), address)


def partners_to_invite(event: Event, today: date) -> Step | None:
    count = event.partnerships.without_reply().filter(invited_on__isnull=True).count()
    if today > event.ends_on or not count:
        return None
    text = ngettext(
        "%(count)d organisation is still to be invited.",
        "%(count)d organisations are still to be invited.",
        count,
    ) % {"count": count}
    address = _board(event, "etape=to_invite")
    return Step("to_invite", text, count, event.starts_on - timedelta(days=90), address)


def partners_without_charter(event: Event, today: date) -> Step | None:
    count = event.partnerships.active().filter(charter_accepted_on__isnull=True).count()
    if not count:
        return None
    text = ngettext(
        "%(count)d partner has not accepted the charter.",
        "%(count)d partners have not accepted the charter.",
        count,
    ) % {"count": count}
    address = _board(event, "manque=charte")
    return Step("no_charter", text, count, event.starts_on - timedelta(days=30), address)


def professionals_not_prepared(event: Event, today: date) -> Step | None:
    count = event.mobilisations.with_steps().filter(is_ready=False).count()
    if today > event.ends_on or not count:
        return None
    text = ngettext(
        "%(count)d professional is not ready: a mandatory step is missing.",
        "%(count)d professionals are not ready: a mandatory step is missing.",
        count,
    ) % {"count": count}
    address = f"{reverse('preparation', args=[event.slug])}?etat=missing"
    return Step("not_prepared", text, count, event.starts_on - timedelta(days=7), address)


def requests_waiting(event: Event, today: date) -> Step | None:
    """What organisations asked in their space: they read the answer there."""
    changes = event.change_proposals.filter(status="pending")
    offers = event.in_kind_proposals.filter(status="pending")
    asked = [rows.aggregate(first=Min("proposed_at"))["first"] for rows in (changes, offers)]
    known = [moment for moment in asked if moment is not None]
    if not known:
        return None
    count = changes.count() + offers.count()
    text = ngettext(
        "%(count)d request of an organisation waits for your answer.",
        "%(count)d requests of organisations wait for your answer.",
        count,
    ) % {"count": count}
    due_on = timezone.localdate(min(known)) + ANSWER_WITHIN
    return Step("requests", text, count, due_on, reverse("preparation_requests", args=[event.slug]))


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
    address = f"{reverse('preparation_sessions', args=[event.slug])}?etat=a-confirmer"
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
    address = _meetings(event, meetings)
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
    address = _meetings(event, meetings)
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
    address = reverse("decisions", args=[event.slug])
    return Step("late_decisions", text, count, first, f"{address}?state=late")


def _board(event: Event, query: str) -> str:
    return f"{reverse('partner_board', args=[event.slug])}?{query}"


def _meetings(event: Event, concerned: QuerySet[CommitteeMeeting]) -> str:
    """The page of the only one; of several, the list, where each says what comes next."""
    numbers = concerned.values_list("number", flat=True)[:2]
    if len(numbers) == 1:
        return reverse("committee", args=[event.slug, numbers[0]])
    return reverse("committees", args=[event.slug])


RULES = (
    no_partner,
    no_professional,
    no_session,
    no_member,
    no_meeting,
    partners_to_invite,
    partners_without_reply,
    partners_without_charter,
    professionals_not_prepared,
    requests_waiting,
    advisers_without_hub,
    sessions_to_confirm,
    meetings_to_confirm,
    minutes_missing,
    decisions_late,
)
