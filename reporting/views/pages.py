"""The dashboards of an event: their addresses, their names and who may open them.

docs/permissions.md says why; a page that is not listed for a role does not exist for it.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core.navigation import Link, section_links
from events.models import Event

ALL = (Role.COORDINATOR, Role.FUNDER, Role.CONTRIBUTOR, Role.RECEPTION)
WITH_MEANS = (Role.COORDINATOR, Role.FUNDER)


@dataclass(frozen=True)
class Page:
    """`name` is the name of its URL."""

    name: str
    label: Any
    roles: tuple[Role, ...]


FUNDER_SPACE = Page("funder_space", _("Your grant"), (Role.FUNDER,))
KEY_FIGURES = Page("dashboard", _("Key figures"), ALL)
LIVE = Page("live", _("Live"), (Role.COORDINATOR, Role.RECEPTION))
ATTENDANCE = Page(
    "dashboard_attendance", _("Attendance"), (Role.COORDINATOR, Role.FUNDER, Role.RECEPTION)
)
SATISFACTION = Page(
    "dashboard_satisfaction", _("Satisfaction"), (Role.COORDINATOR, Role.FUNDER, Role.CONTRIBUTOR)
)
RESULTS = Page("results", _("Questionnaires"), SATISFACTION.roles)
IMPACT = Page("dashboard_impact", _("Impact"), WITH_MEANS)
BUDGET = Page("dashboard_budget", _("Budget"), WITH_MEANS)
METHOD = Page("dashboard_method", _("Method"), WITH_MEANS)
PAGES = (
    FUNDER_SPACE,
    KEY_FIGURES,
    LIVE,
    ATTENDANCE,
    SATISFACTION,
    RESULTS,
    IMPACT,
    BUDGET,
    METHOD,
)


def links(event: Event, current: Page, roles: set[str]) -> list[Link]:
    """The pages that somebody with these roles may open."""
    open_to = [(page.name, page.label) for page in PAGES if roles & set(page.roles)]
    return section_links(open_to, current.name, event.slug)
