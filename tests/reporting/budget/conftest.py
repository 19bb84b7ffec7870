from decimal import Decimal

import pytest

from tests.factories import make_budget, make_budget_line
from tests.refusals import changed


@pytest.fixture
def budget(event):
    """Supplies and a grant of 300 € each, a draft."""
    budget = make_budget(event=event)
    common = {"budget": budget, "event": event, "planned": Decimal(300)}
    make_budget_line(code="achats", slug="supplies", position=1, **common)
    make_budget_line(code="commune", slug="grant_commune", position=2, **common)
    return budget


@pytest.fixture
def approved(budget):
    changed(budget, status="approved", approved_on="2019-01-15").save()
    return budget
