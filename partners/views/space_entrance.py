"""The way into the space of an organisation: docs/adr/0019.

The link only shows a page with a button. The secret is sent by whoever presses it, in the body of
a request: no mail scanner does that, and no log keeps it.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import by_link, public
from core.sessions import make_strict
from partners.models import PartnerAccess
from partners.space_links import Found, LinkState, find_access, reopen, secret_in

SESSION_KEY = "partner_space"
SESSION_LASTS = timedelta(hours=4)
LONGEST = 500  # characters: a whole pasted link
STATUS = {LinkState.UNKNOWN: 404, LinkState.EXPIRED: 410, LinkState.REVOKED: 410}

View = Callable[..., HttpResponse]


def for_organisation(view: View) -> View:
    """The view gets the PartnerAccess. Without one, 401 and a page that says how to come in."""

    @by_link
    @wraps(view)
    @cache_control(private=True, no_store=True)
    def entered(request: HttpRequest, **words: Any) -> HttpResponse:
        access = _access_of(request)
        return view(request, access, **words) if access else _closed(request)

    return entered


@public
@cache_control(private=True, no_store=True)
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def space_enter(request: HttpRequest) -> HttpResponse:
    """GET shows the button. POST opens the space."""
    if request.method != "POST":
        return _entrance(request, Found(LinkState.OPEN))
    found = find_access(secret_in(request.POST.get("code", "")[:LONGEST]), now=timezone.now())
    if found.access is None:
        return _entrance(request, found, status=STATUS[found.state])
    _open(request, found.access)
    return redirect("space_home")


@by_link
@require_POST
def space_leave(request: HttpRequest) -> HttpResponse:
    if SESSION_KEY not in request.session:
        return _closed(request)
    del request.session[SESSION_KEY]
    return redirect("space_enter")


@public
@require_safe
def space_notice(request: HttpRequest) -> HttpResponse:
    """What is kept about the people of partners, and what they may ask."""
    return render(request, "partners/space/notice.html")


def _open(request: HttpRequest, access: PartnerAccess) -> None:
    request.session.cycle_key()
    make_strict(request.session)
    until = timezone.now() + SESSION_LASTS
    request.session[SESSION_KEY] = {
        "access": access.pk,
        "link": access.token_hash,
        "until": until.isoformat(),
    }


def _access_of(request: HttpRequest) -> PartnerAccess | None:
    """That of the link the session was opened with, unless it was renewed or revoked since."""
    kept = request.session.get(SESSION_KEY)
    now = timezone.now()
    if not kept or datetime.fromisoformat(kept["until"]) <= now:
        return None
    return reopen(kept["access"], kept["link"], now=now)


def _entrance(request: HttpRequest, found: Found, status: int = 200) -> HttpResponse:
    context = {"state": found.state.value, "event": found.event}
    return render(request, "partners/space/enter.html", context, status=status)


def _closed(request: HttpRequest) -> HttpResponse:
    response = render(request, "partners/space/closed.html", status=401)
    response["WWW-Authenticate"] = 'Link realm="espace"'
    return response
