from datetime import UTC, datetime
from decimal import Decimal

import pytest

from reporting.statistics import formatting as french
from reporting.statistics.rates import Rate

NN = "\u202f"
MINUS = "\u2212"


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (None, 0, "—"),
        (0, 0, "0"),
        (31500, 0, f"31{NN}500"),
        (1234567, 0, f"1{NN}234{NN}567"),
        (Decimal("8.05"), 1, "8,1"),
        (Decimal("-1234.5"), 2, f"{MINUS}1{NN}234,50"),
        (Decimal("-0.4"), 0, "0"),
    ],
)
def test_number(value, places, text):
    assert french.number_text(value, places) == text


@pytest.mark.parametrize(
    ("rate", "text", "with_base"),
    [
        (Rate(0, 0), "—", "—"),
        (Rate(3, 7), "3 sur 7", "3 sur 7"),
        (Rate(1, 8), "1 sur 8", "1 sur 8"),
        (Rate(5, 40), f"13{NN}%", f"13{NN}% (5 sur 40)"),
        (Rate(30, 51), f"58,8{NN}%", f"58,8{NN}% (30 sur 51)"),
        (Rate(85, 100), f"85,0{NN}%", f"85,0{NN}% (85 sur 100)"),
        (Rate(500, 1000), f"50,0{NN}%", f"50,0{NN}% (500 sur 1{NN}000)"),
    ],
)
def test_rate(rate, text, with_base):
    assert french.rate_text(rate) == text
    assert french.rate_with_base_text(rate) == with_base


def test_base_of_nobody():
    assert french.base_text(Rate(0, 0)) == "—"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "—"),
        (Decimal("31500.00"), f"31{NN}500{NN}€"),
        (Decimal("12.5"), f"12,50{NN}€"),
    ],
)
def test_amount(value, text):
    assert french.amount_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "—"),
        (Decimal(0), f"0{NN}€"),
        (Decimal(1500), f"+1{NN}500{NN}€"),
        (Decimal("-0.5"), f"{MINUS}0,50{NN}€"),
    ],
)
def test_amount_gap(value, text):
    assert french.amount_gap_text(value) == text


def test_percent_gap():
    assert french.percent_gap_text(Decimal("5.0")) == f"+5,0{NN}%"
    assert french.percent_gap_text(None) == "—"


def test_unit_cost_always_has_cents():
    assert french.unit_cost_text(Decimal(75)) == f"75,00{NN}€"


def test_hour():
    assert french.hour_text(datetime(2019, 4, 17, 9, tzinfo=UTC)) == f"9{NN}h"
    assert french.hour_text(datetime(2019, 4, 17, 13, 5, tzinfo=UTC)) == f"13{NN}h{NN}05"
