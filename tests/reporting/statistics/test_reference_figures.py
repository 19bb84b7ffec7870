"""The published figures of Bagnolet 2019, from their counts."""

from decimal import Decimal

import pytest

from reporting.statistics.amounts import AmountRatio, UnitCost
from reporting.statistics.distributions import Distribution
from reporting.statistics.formatting import (
    rate_text,
    rate_with_base_text,
    unit_cost_text,
)
from reporting.statistics.rates import Rate, response_rate

NN = "\u202f"


def test_main_benefits_of_the_partners():
    counts = [
        ("meet", "", 30),
        ("tools", "", 10),
        ("practice", "", 4),
        ("other", "", 7),
    ]
    distribution = Distribution.single_choice(counts)
    assert [share.rate.percent for share in distribution.shares] == [
        Decimal("58.8"),
        Decimal("19.6"),
        Decimal("7.8"),
        Decimal("13.7"),
    ]
    assert distribution.rounded_sum == Decimal("99.9")
    assert distribution.needs_rounding_note


def test_concept_meets_the_needs():
    assert rate_with_base_text(Rate(42, 51)) == f"82,4{NN}% (42 sur 51)"


def test_response_rate_of_the_partners():
    assert rate_text(response_rate(answered=51, asked=84)) == f"60,7{NN}%"


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (15000, 31500, "47.6"),
        (30000, 31500, "95.2"),
        (30000, 45000, "66.7"),
        (13500, 45000, "30.0"),
    ],
)
def test_grant_shares(part, whole, percent):
    assert AmountRatio(Decimal(part), Decimal(whole)).percent == Decimal(percent)


@pytest.mark.parametrize(
    ("amount", "text"),
    [(45000, f"112,50{NN}€"), (31500, f"78,75{NN}€"), (30000, f"75,00{NN}€")],
)
def test_cost_per_beneficiary(amount, text):
    assert unit_cost_text(UnitCost(Decimal(amount), 400).value) == text
