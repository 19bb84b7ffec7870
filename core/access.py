"""Who may open a page. Every view carries one of these marks, or the system check refuses to start.

`public` and `any_account` are here; `events.access` adds roles on an event.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required

View = Callable[..., Any]
PUBLIC = "public"
ANY_ACCOUNT = "any account"


def public(view: View) -> View:
    """Anybody, without an account."""
    opened: View = login_not_required(view)
    opened.access = PUBLIC  # type: ignore[attr-defined]
    return opened


def any_account(view: View) -> View:
    """Anybody who is logged in. The page must show nothing of an event it was not asked for."""
    view.access = ANY_ACCOUNT  # type: ignore[attr-defined]
    return view
