from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.statistics.distributions import Distribution, Share
from reporting.statistics.rates import Rate
from reporting.statistics.recommendation import Recommendation
from reporting.statistics.satisfaction import satisfaction_rate

LEVELS = {"very": 40, "rather": 2, "little": 5, "not": 4, "none": 9}


def counts_of(*numbers):
    return [(f"c{index}", f"Choice {index}", number) for index, number in enumerate(numbers)]


def test_satisfaction_leaves_no_opinion_out_of_the_base():
    rate = satisfaction_rate(LEVELS, positive=("very", "rather"), outside=("none",))
    assert rate == Rate(42, 51)


def test_single_choice_base_is_the_expressed_answers():
    distribution = Distribution.single_choice(counts_of(30, 21), non_response=33)
    assert distribution.base == 51
    assert distribution.rate_of_response == Rate(51, 84)


def test_multiple_choice_base_is_the_respondents():
    distribution = Distribution.multiple_choice(counts_of(80, 60), respondents=100)
    assert [share.rate for share in distribution.shares] == [
        Rate(80, 100),
        Rate(60, 100),
    ]
    assert distribution.rounded_sum == Decimal("140.0")
    assert not distribution.needs_rounding_note


def test_no_rounding_note_when_shares_add_up():
    assert not Distribution.single_choice(counts_of(50, 50)).needs_rounding_note
    assert not Distribution.single_choice(counts_of(1, 2)).needs_rounding_note
    assert not Distribution.single_choice(()).needs_rounding_note


def test_fold_adds_the_smallest_shares():
    folded = Distribution.single_choice(counts_of(1, 9, 2, 8)).folded(
        keep=2, code="others", label="Autres"
    )
    assert [share.count for share in folded.shares] == [9, 8, 3]
    assert folded.shares[-1] == Share("others", "Autres", 3, 20)


def test_fold_never_replaces_a_single_share():
    distribution = Distribution.single_choice(counts_of(1, 9, 2))
    folded = distribution.folded(keep=2, code="others", label="Autres")
    assert [share.code for share in folded.shares] == ["c1", "c2", "c0"]


def test_fold_refuses_a_multiple_choice():
    distribution = Distribution.multiple_choice(counts_of(8, 6, 5), respondents=10)
    with pytest.raises(ValueError, match="cannot be added"):
        distribution.folded(keep=1, code="others", label="Autres")


@given(st.lists(st.integers(0, 300), min_size=1, max_size=12), st.integers(1, 6))
def test_fold_keeps_every_answer(numbers, keep):
    distribution = Distribution.single_choice(counts_of(*numbers))
    folded = distribution.folded(keep=keep, code="others", label="Autres")
    assert sum(share.count for share in folded.shares) == sum(numbers)
    assert len(folded.shares) <= keep + 1


def test_recommendation_mean_and_spread():
    recommendation = Recommendation.from_counts({10: 6, 7: 3, 0: 1}, non_response=2)
    assert recommendation.mean == Decimal("8.1")
    assert len(recommendation.distribution.shares) == 11
    assert recommendation.distribution.rate_of_response == Rate(10, 12)


def test_recommendation_has_no_mean_on_nine_answers():
    assert Recommendation.from_counts({10: 9}).mean is None


def test_recommendation_refuses_an_unknown_mark():
    with pytest.raises(ValueError, match="from 0 to 10"):
        Recommendation.from_counts({11: 1})
