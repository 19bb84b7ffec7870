"""Who may open a page. Every view carries one of these marks, or the system check refuses to start.

`public`, `any_account`, `by_key` and `by_link` are here; `events.access` adds roles on an event.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., Any]
PUBLIC = "public"
ANY_ACCOUNT = "any account"
BY_KEY = "key"


def public(view: View) -> View:
    """Anybody, without an account."""
    opened: View = login_not_required(view)
    opened.access = PUBLIC  # type: ignore[attr-defined]
    return opened


def any_account(view: View) -> View:
    """Anybody who is logged in. The page must show nothing of an event it was not asked for."""
    view.access = ANY_ACCOUNT  # type: ignore[attr-defined]
    return view


def by_key(view: View) -> View:
    """A program that shows a secret: the view itself refuses every other. No cookie decides, so
    there is no request for another site to forge."""
    opened: View = csrf_exempt(login_not_required(view))
    opened.access = BY_KEY  # type: ignore[attr-defined]
    return opened


def by_link(view: View) -> View:
    """Somebody who opened a personal link: the view itself refuses every other. A session cookie
    decides, so that the token against forged requests is asked for."""
    opened: View = login_not_required(view)
    opened.access = BY_KEY  # type: ignore[attr-defined]
    return opened
