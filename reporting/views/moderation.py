"""The coordinator reads what people wrote, and decides what others will read."""

from dataclasses import astuple
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.roles import Role
from events.access import for_roles
from events.models import Event
from reporting.verbatim_list import list_verbatims, read_asked
from reporting.views.frame import render_dashboard
from reporting.views.pages import RESULTS
from surveys.moderation import (
    ACTIONS,
    Decision,
    decision_on,
    moderate,
    moderate_all,
    take_back,
    verbatims_of,
)
from surveys.services import purge_words

UNDO = "verbatims_undo"
REWRITE = "rewrite"
GOING_ON = "suite"  # in the address: the first text gets the focus
MOST_AT_ONCE = 200


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def verbatims(request: HttpRequest, event: Event) -> HttpResponse:
    if request.method == "POST":
        before = _decide(request, event)
        if not before:
            return _back(request, event)
        request.session[UNDO] = {"event": event.slug, "before": [astuple(one) for one in before]}
        words = ngettext("%s text moderated.", "%s texts moderated.", len(before))
        messages.success(request, words % len(before))
        return _back(request, event)
    context = {
        "list": list_verbatims(event, read_asked(request.GET)),
        "can_undo": bool(_to_take_back(request, event)),
        "goes_on": GOING_ON in request.GET,
        "erased": purge_words(event),
    }
    return render_dashboard(request, event, RESULTS, "reporting/results/verbatims.html", context)


@for_roles(Role.COORDINATOR)
@require_POST
def undo(request: HttpRequest, event: Event) -> HttpResponse:
    decisions = _to_take_back(request, event)
    request.session.pop(UNDO, None)
    number = take_back(event=event, decisions=decisions, by=request.user)
    words = ngettext("%s decision taken back.", "%s decisions taken back.", number)
    messages.success(request, words % number)
    return _back(request, event)


def _decide(request: HttpRequest, event: Event) -> tuple[Decision, ...]:
    """The button says what, and of which verbatim when it is not of those that are ticked."""
    action, _colon, key = request.POST.get("action", "").partition(":")
    keys = _known_keys([key] if key else request.POST.getlist("selected"))
    if action == REWRITE and keys:
        return _rewrite(request, event, keys[0])
    if action not in ACTIONS:
        raise Http404
    return moderate_all(event=event, answers=keys, action=action, by=request.user)


def _rewrite(request: HttpRequest, event: Event, key: str) -> tuple[Decision, ...]:
    answer = get_object_or_404(verbatims_of(event), pk=key)
    before = decision_on(answer)
    text = request.POST.get(f"text-{key}", "")
    if not text.strip():
        messages.error(
            request, _("Nothing was published: the new wording is empty. Hide the text instead.")
        )
        return ()
    moderate(answer=answer, verdict="published", text=text, by=request.user)
    return (before,)


def _known_keys(values: list[str]) -> list[str]:
    return [value for value in values[:MOST_AT_ONCE] if _is_key(value)]


def _is_key(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True


def _to_take_back(request: HttpRequest, event: Event) -> list[Decision]:
    kept: dict[str, Any] = request.session.get(UNDO, {})
    return [Decision(*one) for one in kept["before"]] if kept.get("event") == event.slug else []


def _back(request: HttpRequest, event: Event) -> HttpResponse:
    """To the same list, where the next text to read has come up."""
    asked = read_asked(request.POST)
    return redirect(f"{reverse('verbatims', args=[event.slug])}?{asked.query()}&{GOING_ON}=1")
