"""A browser where somebody of an event is logged in."""

from typing import Any

from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from events.models import Event
from tests.factories import PASSWORD
from tests.personas import holder


def log_in(context: Any, account: User) -> Any:
    """Through the page, so that it also works without JavaScript."""
    page = context.new_page()
    page.goto(reverse("login"))
    page.locator("input[name=username]").fill(account.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(f"**{reverse('home')}")
    return page


def sign_in(context: Any, event: Event, role: Role) -> Any:
    return log_in(context, holder(event, role))
