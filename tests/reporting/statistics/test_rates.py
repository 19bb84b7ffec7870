from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.statistics.rates import Rate
from reporting.statistics.rounding import half_up

rates = st.integers(0, 5000).flatmap(
    lambda base: st.builds(Rate, st.integers(0, base), st.just(base))
)


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("12.5", "13"), ("-12.5", "-13"), ("2.5", "3"), ("2.4999", "2")],
)
def test_half_up_rounds_away_from_zero(value, rounded):
    assert half_up(Decimal(value), 0) == Decimal(rounded)


@pytest.mark.parametrize(
    ("rate", "percent"),
    [
        (Rate(3, 9), None),
        (Rate(0, 0), None),
        (Rate(1, 10), "10"),
        (Rate(1, 40), "3"),
        (Rate(17, 49), "35"),
        (Rate(17, 50), "34.0"),
        (Rate(1, 8000), "0.0"),
    ],
)
def test_percent_is_as_precise_as_its_base(rate, percent):
    assert rate.percent == (percent and Decimal(percent))
    assert percent is None or str(rate.percent) == percent


@pytest.mark.parametrize(("base", "low"), [(0, False), (1, True), (29, True), (30, False)])
def test_low_base_is_flagged_under_thirty(base, low):
    assert Rate(0, base).is_low_base is low


@pytest.mark.parametrize(("numerator", "base"), [(-1, 5), (6, 5), (1, 0)])
def test_impossible_rate_is_refused(numerator, base):
    with pytest.raises(ValueError, match="is not a rate"):
        Rate(numerator, base)


@given(rates)
def test_percent_is_the_nearest_one_that_can_be_printed(rate):
    if rate.percent is None:
        assert rate.base < 10
        return
    error = abs(Fraction(rate.percent) - Fraction(100 * rate.numerator, rate.base))
    assert error <= Fraction(1, 2 * 10**rate.decimals)
    assert 0 <= rate.percent <= 100
