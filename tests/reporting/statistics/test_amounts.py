from decimal import Decimal

import pytest

from reporting.statistics.amounts import AmountRatio, Gap, UnitCost


@pytest.mark.parametrize("planned", [None, Decimal(0)])
def test_nothing_planned_gives_no_percent(planned):
    gap = Gap(planned, Decimal(100))
    assert gap.percent is None
    assert gap.completion is None


def test_gap_is_actual_minus_planned():
    gap = Gap(Decimal(30000), Decimal(31500))
    assert (gap.amount, gap.percent, gap.completion) == (
        Decimal(1500),
        Decimal("5.0"),
        Decimal("105.0"),
    )


def test_gap_of_an_unknown_actual_amount_is_unknown():
    gap = Gap(Decimal(100), None)
    assert (gap.amount, gap.percent, gap.completion) == (None, None, None)


@pytest.mark.parametrize("whole", [None, Decimal(0)])
def test_share_of_nothing_is_unknown(whole):
    assert AmountRatio(Decimal(10), whole).percent is None


@pytest.mark.parametrize("heads", [None, 0])
def test_cost_per_nobody_is_unknown(heads):
    assert UnitCost(Decimal(10), heads).value is None
