"""Planned, approved, revised, closed: one page, the next step, and every plan that was approved."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.roles import Role
from budgets.forms.plans import ApprovalForm, ClosingForm, RevisionForm
from budgets.models import Budget, BudgetRevision
from budgets.services import (
    approve_budget,
    approve_revision,
    close_budget,
    give_up_revision,
    open_revision,
    open_revision_of,
)
from budgets.views.frame import render_budget
from core.errors import message_of
from events.access import for_roles
from events.models import Event
from reporting.sections.plan_comparison import plan_tables

SECTION = "budget_state"
Step = Callable[[HttpRequest, Budget, BudgetRevision | None, dict[str, Any]], object]


class GiveUpForm(forms.Form):
    """Nothing to fill in."""


def _approve(request: HttpRequest, budget: Budget, _revision: object, typed: Any) -> object:
    return approve_budget(budget=budget, on=typed["on"], by=request.user)


def _close(request: HttpRequest, budget: Budget, _revision: object, typed: Any) -> object:
    return close_budget(budget=budget, comment=typed["comment"])


def _revise(request: HttpRequest, budget: Budget, _revision: object, typed: Any) -> object:
    today = timezone.localdate()
    return open_revision(budget=budget, reason=typed["reason"], on=today, by=request.user)


def _approve_revision(request: HttpRequest, _budget: Budget, revision: Any, typed: Any) -> object:
    return approve_revision(revision=revision, on=typed["on"], by=request.user)


def _give_up(request: HttpRequest, _budget: Budget, revision: Any, typed: Any) -> object:
    return give_up_revision(revision=revision)


STEPS: dict[str, tuple[type[forms.Form], Step, Any]] = {
    "approve": (ApprovalForm, _approve, _("The plan is approved and frozen.")),
    "close": (ClosingForm, _close, _("The budget is closed.")),
    "revise": (RevisionForm, _revise, _("The revision is open: change the planned amounts.")),
    "approve_revision": (ApprovalForm, _approve_revision, _("The revision is approved.")),
    "give_up": (GiveUpForm, _give_up, _("The revision is given up: the plan is as before.")),
}


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def budget_state(request: HttpRequest, event: Event) -> HttpResponse:
    budget = getattr(event, "budget", None)
    revision = open_revision_of(budget) if budget else None
    steps = _possible(budget, revision)
    typed: dict[str, forms.Form] = {}
    step = request.POST.get("step", "")
    if request.method == "POST" and step in steps:
        form = STEPS[step][0](request.POST, prefix=step)
        if form.is_valid() and _done(request, step, form, budget, revision):
            return redirect(SECTION, event.slug)
        typed[step] = form
    return _page(request, event, revision, steps, typed)


def _possible(budget: Budget | None, revision: BudgetRevision | None) -> list[str]:
    if budget is None or budget.is_closed:
        return []
    if budget.is_draft:
        return ["approve"]
    return ["approve_revision", "give_up"] if revision else ["close", "revise"]


def _done(request: HttpRequest, step: str, form: forms.Form, budget: Any, revision: Any) -> bool:
    _form, act, told = STEPS[step]
    try:
        with transaction.atomic():
            act(request, budget, revision, form.cleaned_data)
    except IntegrityError as error:
        budget.refresh_from_db()
        form.add_error(None, message_of(error))
        return False
    messages.success(request, told)
    return True


def _page(
    request: HttpRequest,
    event: Event,
    revision: BudgetRevision | None,
    steps: list[str],
    typed: dict[str, forms.Form],
) -> HttpResponse:
    budget = getattr(event, "budget", None)
    initial = {"comment": budget.comment} if budget else {}
    forms_of = {
        step: typed.get(step) or STEPS[step][0](prefix=step, initial=initial) for step in steps
    }
    plans = budget.revisions.select_related("opened_by", "approved_by") if budget else ()
    plans = list(plans.prefetch_related("amounts")) if budget else []
    lines, given = event.budget_lines, event.in_kind_contributions
    context = {
        "lines_to_type": lines.without_actual() if "close" in steps else (),
        "gifts_to_value": given.without_value() if "close" in steps else (),
        "lines_to_explain": lines.with_unexplained_gap() if "close" in steps else (),
        "revision": revision,
        "forms": forms_of,
        "form": next(iter(typed.values()), None),
        "plans": plans,
        "tables": plan_tables(budget, plans) if plans else [],
    }
    return render_budget(request, event, "budgets/state.html", context, section=SECTION)
