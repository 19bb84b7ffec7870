"""The figures of an event for one reader: all of them, or without the money that is not theirs."""

from dataclasses import replace

from accounts.models import User
from accounts.roles import Role
from budgets.models import Budget
from budgets.models.budget import Opening
from budgets.nomenclature import GRANT_SLUGS
from events.access import roles_on
from events.models import Event
from reporting.figures import FigureSet, Group, figures_of
from reporting.figures.facts import DeclaredFacts
from reporting.figures.figure_set import compute
from reporting.funding.opened import opened_budget

WITH_ACTUAL = (Opening.TOTALS, Opening.LINES)


def opening_for(event: Event, user: User) -> Opening:
    """How far this account reads the budget: a coordinator everything, others what is opened."""
    roles = roles_on(event, user)
    if Role.COORDINATOR in roles:
        return Opening.LINES
    return opening_of(event) if Role.FUNDER in roles else Opening.NOTHING


def opening_of(event: Event) -> Opening:
    level = Budget.objects.filter(event=event).values_list("shown_to_funders", flat=True).first()
    return Opening(level) if level else Opening.NOTHING


def figures_for(event: Event, user: User) -> FigureSet:
    figures = figures_of(event)
    if Role.COORDINATOR in roles_on(event, user):
        return figures
    own = set(event.grants.read_by(user).values_list("code", flat=True))
    return opened_figures(figures, opening_for(event, user), own)


def lines_of_others(event: Event, user: User) -> set[str]:
    """Codes of the grants' lines that this account does not read for; none for a coordinator."""
    if Role.COORDINATOR in roles_on(event, user):
        return set()
    grants = event.budget_lines.filter(slug__in=GRANT_SLUGS)
    others = grants.exclude(grant__in=event.grants.read_by(user))
    return set(others.values_list("code", flat=True))


def opened_figures(figures: FigureSet, opening: Opening, own: set[str]) -> FigureSet:
    facts = figures.facts
    money = {value.code for value in figures.in_group(Group.BUDGET)}
    declared: dict[str, DeclaredFacts] = {
        code: one
        for code, one in facts.declared.items()
        if opening in WITH_ACTUAL or code not in money
    }
    budget = opened_budget(facts.budget, opening, own)
    return compute(replace(facts, budget=budget, declared=declared))
