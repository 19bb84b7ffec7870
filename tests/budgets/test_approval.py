"""What stays possible once a budget is approved, and what a refusal says."""

import re
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from budgets.models import Budget
from core.errors import message_of
from tests.budgets.refused_acts import APPROVAL, approved_budget, close_with
from tests.factories import (
    make_budget,
    make_budget_line,
    make_in_kind_contribution,
    make_user,
)
from tests.refusals import changed


@pytest.mark.django_db
def test_actual_amount_is_entered_after_approval():
    line = changed(approved_budget().lines.first(), actual=Decimal("287.40"))
    line.save()
    line.refresh_from_db()
    assert line.actual == Decimal("287.40")


@pytest.mark.django_db
def test_value_in_kind_is_rounded_to_the_cent():
    given = make_in_kind_contribution(quantity=Decimal("1.15"), unit_value=Decimal("10.01"))
    assert given.value == Decimal("11.51")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "line",
    [{"actual": Decimal("329.99")}, {"actual": Decimal(400), "comment": "Deux salles de plus."}],
    ids=["small gap", "explained gap"],
)
def test_budget_with_known_lines_is_closed(line):
    close_with(**line)()
    assert Budget.objects.get().status == "closed"


@pytest.mark.django_db
def test_account_that_approved_a_closed_budget_can_be_deleted():
    account = make_user()
    budget = make_budget(**APPROVAL, approved_by=account)
    changed(budget, status="closed").save()
    account.delete()
    budget.refresh_from_db()
    assert budget.approved_by is None


@pytest.mark.django_db
def test_refusal_to_approve_says_the_amounts():
    budget = make_budget_line(planned=Decimal("10000")).budget
    make_budget_line(budget=budget, event=budget.event, slug="sales", planned=Decimal("3999.50"))
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        changed(budget, **APPROVAL).save()
    message = message_of(refusal.value)
    assert re.findall(r"\d(?:[\d\s]*\d)?(?:,\d+)?", message) == [
        "10\xa0000",
        "3\xa0999,50",
        "6\xa0000,50",
    ]
