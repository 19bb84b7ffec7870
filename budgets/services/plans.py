"""From the draft to the closed account. The database judges each step and says what is missing."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from budgets.models import Budget, BudgetLine, BudgetRevision
from budgets.models.budget import BudgetStatus
from budgets.models.revision import PlanPart
from budgets.services.lines import codes_kept
from budgets.services.turns import take_budget


def open_revision_of(budget: Budget) -> BudgetRevision | None:
    return budget.revisions.filter(approved_on__isnull=True).select_related("opened_by").first()


@transaction.atomic
def approve_budget(*, budget: Budget, on: date, by: User) -> Budget:
    """Freezes the plan; PostgreSQL keeps a copy of it as plan number 1."""
    return _saved(budget, status=BudgetStatus.APPROVED, approved_on=on, approved_by=by)


@transaction.atomic
def close_budget(*, budget: Budget, comment: str) -> Budget:
    return _saved(budget, status=BudgetStatus.CLOSED, comment=comment)


@transaction.atomic
def open_revision(*, budget: Budget, reason: str, on: date, by: User) -> BudgetRevision:
    """From now on planned amounts can be typed, until it is approved or given up."""
    take_budget(budget.event)
    latest = budget.revisions.aggregate(latest=Max("number"))["latest"] or 0
    return BudgetRevision.objects.create(
        event=budget.event,
        budget=budget,
        number=latest + 1,
        reason=reason,
        opened_on=on,
        opened_by=by,
    )


@transaction.atomic
def approve_revision(*, revision: BudgetRevision, on: date, by: User) -> BudgetRevision:
    take_budget(revision.event)
    revision.approved_on, revision.approved_by = on, by
    revision.save(update_fields=["approved_on", "approved_by"])
    return revision


@transaction.atomic
def give_up_revision(*, revision: BudgetRevision) -> None:
    """Puts the plan approved last back; lines added since keep their actual amount, if any."""
    budget = revision.budget
    take_budget(budget.event)
    latest = budget.revisions.filter(approved_on__isnull=False).latest("number")
    kept = {amount.code: amount for amount in latest.amounts.filter(part=PlanPart.LINE)}
    known = codes_kept(budget)
    for line in budget.lines.select_for_update(of=("self",)):
        _put_back(line, kept.get(line.code), is_new=line.code not in known)
    _put_contributions_back(budget, latest)
    revision.delete()


def _put_back(line: BudgetLine, kept: object, *, is_new: bool) -> None:
    """A line that only this revision planned goes, unless it says something else too."""
    values = {"planned": getattr(kept, "amount", None)}
    if kept is not None:
        values |= {name: getattr(kept, name) for name in ("slug", "label")}
    elif is_new and _is_only_planned(line):
        line.delete()
        return
    BudgetLine.objects.filter(pk=line.pk).update(**values)


def _is_only_planned(line: BudgetLine) -> bool:
    says_more = line.actual is not None or line.comment or line.grant_id
    return line.planned is not None and not says_more and not line.evidence_files.exists()


def _put_contributions_back(budget: Budget, latest: BudgetRevision) -> None:
    given = budget.event.in_kind_contributions
    kept = {amount.code: amount for amount in latest.amounts.filter(part=PlanPart.IN_KIND)}
    given.exclude(code__in=kept).filter(planned__isnull=False).update(planned=None)
    for code, amount in kept.items():
        use, source = amount.slug.split("/")
        words = {"label": amount.label, "use": use, "source": source}
        given.filter(code=code).update(planned=amount.amount, **words)


def _saved(budget: Budget, **values: object) -> Budget:
    take_budget(budget.event)
    for name, value in values.items():
        setattr(budget, name, value)
    budget.save(update_fields=[*values])
    return budget
