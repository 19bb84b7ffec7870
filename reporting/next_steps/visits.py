"""Counting at the door."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.roles import Role
from events.models import Event
from reporting.next_steps.step import Step, add_address, list_address


def no_desk(event: Event, today: date) -> Step | None:
    if today > event.ends_on or event.desks.exists():
        return None
    text = _("No reception desk is declared: visitors are counted on a desk's tablet.")
    due_on = event.starts_on - timedelta(days=7)
    return Step("no_desk", text, 0, due_on, add_address("visits_desk"))


def no_profile_list(event: Event, today: date) -> Step | None:
    if today > event.ends_on or event.profile_choices.exists():
        return None
    text = _("Nothing can be ticked about visitors yet: add the usual lists of ages, situations…")
    due_on = event.starts_on - timedelta(days=14)
    return Step("no_profile_list", text, 0, due_on, list_address("visits_profilechoice"))


def nobody_counted(event: Event, today: date) -> Step | None:
    counted = event.slot_tallies.exists() or event.declared_figures.exists()
    if today <= event.ends_on or counted:
        return None
    text = _("The event is over and no visitor was counted: declare the figures you know.")
    due_on = event.ends_on + timedelta(days=7)
    return Step("nobody_counted", text, 0, due_on, add_address("reporting_declaredfigure"))


def no_reception(event: Event, today: date) -> Step | None:
    if today > event.ends_on or event.memberships.filter(role=Role.RECEPTION).exists():
        return None
    text = _("Nobody holds the reception yet: invite those who will be at the desks.")
    due_on = event.starts_on - timedelta(days=10)
    return Step("no_reception", text, 0, due_on, reverse("team", args=[event.slug]))


RULES = (no_reception, no_desk, no_profile_list, nobody_counted)
