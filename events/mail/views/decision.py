"""Deciding about messages: a page says first how many people, then it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.roles import Role
from events.access import for_roles
from events.mail.outbox import approve, cancel, retry
from events.mail.outbox_list import read_asked
from events.mail.purposes import label_of
from events.mail.views.frame import mail_page
from events.models import Event

MOST_AT_ONCE = 1000
SHOWN = 5


@dataclass(frozen=True)
class Action:
    act: Callable[..., int]
    states: tuple[str, ...]

    def done(self, number: int) -> str:
        told = {
            approve: ngettext(
                "%(number)d message approved: it leaves within a minute.",
                "%(number)d messages approved: they leave one after the other.",
                number,
            ),
            cancel: ngettext(
                "%(number)d message cancelled.", "%(number)d messages cancelled.", number
            ),
            retry: ngettext(
                "%(number)d message will be tried again.",
                "%(number)d messages will be tried again.",
                number,
            ),
        }
        return told[self.act] % {"number": number}


ACTIONS = {
    "approve": Action(approve, ("draft",)),
    "cancel": Action(cancel, ("draft", "approved", "failed")),
    "retry": Action(retry, ("failed",)),
}


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, event: Event) -> HttpResponse:
    """`action`; `selected` messages, or `all_of` a kind. `confirmed`: the number that was read."""
    asked = request.POST if request.method == "POST" else request.GET
    action = ACTIONS.get(asked.get("action", ""))
    if action is None:
        return _back(event, asked)
    chosen = _chosen(event, asked).filter(state__in=action.states, erased_on__isnull=True)
    number = chosen.count()
    if not number:
        messages.warning(request, _nothing(asked))
        return _back(event, asked)
    if request.method == "POST" and asked.get("confirmed") == str(number):
        done = action.act(event=event, messages=chosen, by=request.user)
        messages.success(request, action.done(done))
        return _back(event, asked)
    return _question(request, event, asked, chosen, number)


def _question(
    request: HttpRequest, event: Event, asked: QueryDict, chosen: QuerySet[Any], number: int
) -> HttpResponse:
    purpose = asked.get("all_of", "")
    context = {
        "action": asked["action"],
        "number": number,
        "people": chosen.order_by().values("to_email").distinct().count(),
        "has_changed": "confirmed" in asked,
        "all_of": purpose,
        "purpose": label_of(purpose) if purpose else "",
        "selected": [] if purpose else chosen.values_list("public_id", flat=True),
        "samples": chosen.defer("text")[:SHOWN],
        "more": max(number - SHOWN, 0),
        "back": _list_query(asked),
    }
    return mail_page(request, event, "decision.html", context)


def _chosen(event: Event, asked: QueryDict) -> QuerySet[Any]:
    if purpose := asked.get("all_of"):
        return event.outgoing_messages.filter(purpose=purpose)
    return event.outgoing_messages.filter(public_id__in=asked.getlist("selected")[:MOST_AT_ONCE])


def _nothing(asked: QueryDict) -> str:
    if asked.getlist("selected"):
        return _("None of the ticked messages can be treated in this way.")
    return _("Tick the messages first.")


def _list_query(asked: QueryDict) -> str:
    """The list from which the reader came."""
    return read_asked(QueryDict(asked.get("back", ""))).query()


def _back(event: Event, asked: QueryDict) -> HttpResponse:
    return redirect(f"{reverse('mail_outbox', args=[event.slug])}?{_list_query(asked)}")
