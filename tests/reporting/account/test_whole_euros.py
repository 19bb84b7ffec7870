from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.statistics.rounding import half_up
from reporting.statistics.whole_euros import whole_euros

CENTS = st.decimals(min_value=0, max_value=10**6, places=2)
AMOUNTS = st.dictionaries(st.integers(), CENTS, max_size=40)


def test_half_euros_are_rounded_so_that_they_add_up():
    found = whole_euros({name: Decimal("0.5") for name in "abc"})
    assert (found.total, sorted(found.amounts.values()), len(found.adjusted)) == (2, [0, 1, 1], 1)


def test_amounts_that_add_up_are_rounded_half_up_and_nothing_is_adjusted():
    found = whole_euros({"a": Decimal("10.50"), "b": Decimal("2.25")})
    assert (dict(found.amounts), found.adjusted) == ({"a": 11, "b": 2}, ())


def test_nothing_adds_up_to_nothing():
    assert whole_euros({}).total == 0


@settings(deadline=None)
@given(AMOUNTS)
def test_sum_is_the_rounded_sum_and_no_amount_moves_by_more_than_a_euro(amounts):
    found = whole_euros(amounts)
    assert found.total == int(half_up(sum(amounts.values(), Decimal()), 0))
    moved = {key for key in amounts if found.amounts[key] != int(half_up(amounts[key], 0))}
    assert moved == set(found.adjusted)
    assert all(abs(found.amounts[key] - amounts[key]) < Decimal("1.5") for key in amounts)
    assert all(amount >= 0 for amount in found.amounts.values())
