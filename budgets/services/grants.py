"""Grants, and the budget line that each of them stands on."""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction

from budgets.models import Grant
from budgets.models.budget import BudgetStatus
from budgets.nomenclature import Side
from budgets.services.lines import add_line, budget_of
from core.errors import constraint_of
from events.models import Event
from partners.models import Partnership
from partners.models.organisation import OrganisationKind as Kind

LONGEST_LABEL = 200
# An approved plan and a closed account keep their words.
KEEP_WORDS = ("budgets_budgetline_plan_frozen", "budgets_budgetline_closed")
SLUG_OF = {
    Kind.STATE: "grant_state",
    Kind.REGION: "grant_region",
    Kind.DEPARTMENT: "grant_department",
    Kind.EPCI: "grant_epci",
    Kind.COMMUNE: "grant_commune",
    Kind.SOCIAL_BODY: "grant_social_body",
    Kind.COMPANY: "grant_private",
    Kind.ASSOCIATION: "grant_private",
}


def slug_for(funder: Partnership) -> str:
    """The line of the form on which this kind of funder stands; an EPT goes with the EPCI."""
    return SLUG_OF.get(Kind(funder.organisation.kind), "grant_other_public")


class HasPayments(Exception):
    """Money came in for this grant: it is not forgotten with it."""


@transaction.atomic
def save_grant(*, grant: Grant) -> Grant:
    """A new grant gets its line in the budget; the plan of a draft says what was asked for.

    The line that bears the name of its funder follows when another one is chosen, while it may.
    """
    before = None if grant.pk is None else _in_words(grant.pk)
    grant.save()
    if before is not None:
        _rename_line(grant, before.funder.organisation.name)
    else:
        budget = budget_of(grant.event)
        is_draft = budget.status == BudgetStatus.DRAFT
        planned = (grant.awarded or grant.requested) if is_draft else None
        label = grant.funder.organisation.name[:LONGEST_LABEL]
        values = {"slug": grant.slug, "label": label, "planned": planned, "grant": grant}
        add_line(budget=budget, values=values)
    return grant


def _in_words(grant: int) -> Grant:
    return Grant.objects.select_related("funder__organisation").get(pk=grant)


def _rename_line(grant: Grant, before: str) -> None:
    line, name = getattr(grant, "line", None), grant.funder.organisation.name
    if line is not None and before != name and line.label == before[:LONGEST_LABEL]:
        line.label = name[:LONGEST_LABEL]
        try:
            with transaction.atomic():
                line.save(update_fields=["label"])
        except IntegrityError as error:
            if constraint_of(error) not in KEEP_WORDS:
                raise


@transaction.atomic
def note_account_sent(*, grant: Grant, on: date | None) -> Grant:
    """The one place where it is written: reminders, lists and the funder's space read it."""
    grant.account_sent_on = on
    grant.save(update_fields=["account_sent_on"])
    return grant


@transaction.atomic
def remove_grant(*, grant: Grant) -> None:
    """With its line, while that one says nothing; RestrictedError or HasPayments otherwise."""
    if grant.payments.exists():
        raise HasPayments
    line = getattr(grant, "line", None)
    if line is not None and line.actual is None and not line.evidence_files.exists():
        line.delete()
    grant.delete()


def over_the_total(event: Event, amount: Decimal | None) -> Decimal | None:
    """By how much a grant exceeds the planned charges; None if it does not, or none are known.

    A warning, no refusal: a request is written before the budget is complete.
    """
    charges = event.budget_lines.on_side(Side.EXPENSE).total_planned()
    if amount is None or charges is None or amount <= charges:
        return None
    return amount - charges
