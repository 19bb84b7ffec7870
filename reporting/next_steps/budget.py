"""Budget, contributions in kind, grants."""

from datetime import date, timedelta
from decimal import Decimal

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from budgets.models import Budget
from budgets.nomenclature import Side
from budgets.services.reminders import STAGES
from events.models import Event
from reporting.next_steps.step import Step, list_address

ZERO = Decimal(0)
FIRST_RECALL = max(STAGES)


def _draft_of(event: Event) -> Budget | None:
    return Budget.objects.filter(event=event, status="draft").first()


def _planned_gap(budget: Budget) -> Decimal:
    """Planned charges less planned produits, in euros."""
    charges = budget.lines.on_side(Side.EXPENSE).total_planned() or ZERO
    return charges - (budget.lines.on_side(Side.INCOME).total_planned() or ZERO)


def _in_kind_differs(event: Event) -> bool:
    given, used = event.in_kind_contributions.given(), event.in_kind_contributions.used()
    return (used.total_planned() or ZERO, used.total_actual() or ZERO) != (
        given.total_planned() or ZERO,
        given.total_actual() or ZERO,
    )


def no_budget(event: Event, today: date) -> Step | None:
    if Budget.objects.filter(event=event).exists():
        return None
    text = _("There is no budget yet: funders expect one before the event.")
    due_on = event.starts_on - timedelta(days=90)
    return Step("no_budget", text, 0, due_on, _page("budget_entry", event))


def budget_unbalanced(event: Event, today: date) -> Step | None:
    budget = _draft_of(event)
    gap = _planned_gap(budget) if budget else ZERO
    if not gap:
        return None
    said = _("The planned charges exceed the produits by %(gap)s €: balance the budget.")
    if gap < 0:
        said = _("The planned produits exceed the charges by %(gap)s €: balance the budget.")
    address = _page("budget_entry", event)
    due_on = event.starts_on - timedelta(days=60)
    return Step("unbalanced", said % {"gap": _euros(abs(gap))}, 0, due_on, address)


def in_kind_unequal(event: Event, today: date) -> Step | None:
    if not _in_kind_differs(event):
        return None
    text = _("Contributions in kind differ between uses (86) and sources (87): make them equal.")
    address = _page("budget_in_kind", event)
    return Step("in_kind_unequal", text, 0, event.starts_on - timedelta(days=60), address)


def budget_to_approve(event: Event, today: date) -> Step | None:
    budget = _draft_of(event)
    if budget is None or not budget.lines.exists():
        return None
    if _planned_gap(budget) or _in_kind_differs(event):
        return None
    text = _("The budget is balanced but still a draft: have it approved.")
    address = _page("budget_state", event)
    return Step("to_approve", text, 0, event.starts_on - timedelta(days=30), address)


def grants_without_agreement(event: Event, today: date) -> Step | None:
    count = event.grants.without_agreement().count()
    if not count:
        return None
    text = ngettext(
        "%(count)d grant above 23 000 € has no signed agreement, which the law requires.",
        "%(count)d grants above 23 000 € have no signed agreement, which the law requires.",
        count,
    ) % {"count": count}
    address = list_address("budgets_grant", "agreement=missing")
    return Step("no_agreement", text, count, event.starts_on, address)


def accounts_to_send(event: Event, today: date) -> Step | None:
    """Six months after the financial year ends, each funder has its account: that of a year before
    the event is due before it."""
    grants = [
        grant
        for grant in event.grants.without_account()
        if today > event.ends_on or today >= grant.account_due_on - timedelta(days=FIRST_RECALL)
    ]
    first = min((grant.account_due_on for grant in grants), default=None)
    if first is None:
        return None
    count = len(grants)
    text = ngettext(
        "The financial account of %(count)d grant is still to be sent to its funder.",
        "The financial accounts of %(count)d grants are still to be sent to their funders.",
        count,
    ) % {"count": count}
    return Step("accounts_to_send", text, count, first, _page("account_list", event))


def actual_amounts_missing(event: Event, today: date) -> Step | None:
    count = event.budget_lines.without_actual().count() if today > event.ends_on else 0
    if not count:
        return None
    text = ngettext(
        "%(count)d budget line has no actual amount.",
        "%(count)d budget lines have no actual amount.",
        count,
    ) % {"count": count}
    address = list_address("budgets_budgetline", "actual=missing")
    return Step("no_actual", text, count, event.ends_on + timedelta(days=60), address)


def gaps_to_explain(event: Event, today: date) -> Step | None:
    count = event.budget_lines.with_unexplained_gap().count() if today > event.ends_on else 0
    if not count:
        return None
    text = ngettext(
        "%(count)d budget line differs much from its plan and has no comment.",
        "%(count)d budget lines differ much from their plan and have no comment.",
        count,
    ) % {"count": count}
    address = list_address("budgets_budgetline", "gap=unexplained")
    return Step("unexplained_gaps", text, count, event.ends_on + timedelta(days=75), address)


def _page(name: str, event: Event) -> str:
    return reverse(name, args=[event.slug])


def _euros(amount: Decimal) -> str:
    return number_format(amount, decimal_pos=2 if amount % 1 else 0, force_grouping=True)


RULES = (
    no_budget,
    budget_unbalanced,
    in_kind_unequal,
    budget_to_approve,
    grants_without_agreement,
    accounts_to_send,
    actual_amounts_missing,
    gaps_to_explain,
)
