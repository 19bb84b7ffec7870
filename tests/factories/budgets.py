from decimal import Decimal
from typing import Any

from budgets.models import Budget, BudgetLine, Grant, InKindContribution
from tests.factories.events import event_of
from tests.factories.partners import make_partnership
from tests.factories.sequence import next_number


def make_budget(**overrides: Any) -> Budget:
    """A draft without lines."""
    return Budget.objects.create(**{"event": event_of(overrides), **overrides})


def make_budget_line(**overrides: Any) -> BudgetLine:
    """Supplies, 100 € planned, in a draft budget."""
    values = {
        "event": event_of(overrides),
        "code": f"ligne-{next_number()}",
        "slug": "supplies",
        "planned": Decimal(100),
        **overrides,
    }
    if "budget" not in values:
        values["budget"] = make_budget(event=values["event"])
    return BudgetLine.objects.create(**values)


def make_grant(**overrides: Any) -> Grant:
    """1000 € requested from the commune for 2019."""
    values = {
        "event": event_of(overrides),
        "code": f"subvention-{next_number()}",
        "slug": "grant_commune",
        "requested": Decimal(1000),
        "year": 2019,
        **overrides,
    }
    if "funder" not in values:
        values["funder"] = make_partnership(event=values["event"], is_funder=True)
    return Grant.objects.create(**values)


def make_in_kind_contribution(**overrides: Any) -> InKindContribution:
    """Two days of volunteers at 150 €, on both sides."""
    number = next_number()
    values = {
        "event": event_of(overrides),
        "code": f"nature-{number}",
        "label": f"Bénévolat {number}",
        "use": "volunteers",
        "source": "volunteering",
        "quantity": Decimal(2),
        "unit_value": Decimal(150),
        **overrides,
    }
    return InKindContribution.objects.create(**values)
