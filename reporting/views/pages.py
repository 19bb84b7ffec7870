"""The dashboards of an event: their addresses, their names and who may open them.

docs/permissions.md says why; a page that is not listed for a role does not exist for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from events.models import Event

ALL = (Role.COORDINATOR, Role.FUNDER, Role.CONTRIBUTOR, Role.RECEPTION)
WITH_MEANS = (Role.COORDINATOR, Role.FUNDER)


@dataclass(frozen=True)
class Page:
    """`name` is the name of its URL."""

    name: str
    label: Any
    roles: tuple[Role, ...]


KEY_FIGURES = Page("dashboard", _("Key figures"), ALL)
ATTENDANCE = Page(
    "dashboard_attendance", _("Attendance"), (Role.COORDINATOR, Role.FUNDER, Role.RECEPTION)
)
SATISFACTION = Page(
    "dashboard_satisfaction", _("Satisfaction"), (Role.COORDINATOR, Role.FUNDER, Role.CONTRIBUTOR)
)
IMPACT = Page("dashboard_impact", _("Impact"), WITH_MEANS)
BUDGET = Page("dashboard_budget", _("Budget"), WITH_MEANS)
METHOD = Page("dashboard_method", _("Method"), WITH_MEANS)
PAGES = (KEY_FIGURES, ATTENDANCE, SATISFACTION, IMPACT, BUDGET, METHOD)


@dataclass(frozen=True)
class Link:
    url: str
    label: str
    current: bool = False


def links(event: Event, current: Page, roles: set[str]) -> Iterator[Link]:
    """The pages that somebody with these roles may open."""
    for page in PAGES:
        if roles & set(page.roles):
            url = reverse(page.name, args=[event.slug])
            yield Link(url, str(page.label), current=page == current)


def roles_on(event: Event, user: User) -> set[str]:
    """An instance administrator holds every role."""
    if user.is_superuser:
        return set(Role.values)
    return set(event.memberships.filter(user=user).values_list("role", flat=True))
