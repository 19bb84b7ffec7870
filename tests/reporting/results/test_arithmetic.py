"""What a question prints, for any answers: bases, shares, what stays outside, and how precisely."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.figures.facts import ChoiceFacts, QuestionFacts
from reporting.sections.question_results import result_of
from reporting.statistics.formatting import DASH, number_text

NARROW = "\u202f"
VALENCES = ("very_positive", "positive", "negative", "very_negative", "no_opinion")
some = st.integers(0, 60)
blanks = st.integers(0, 40)
five = st.tuples(some, some, some, some, some)


def question(kind, counts, respondents, blank, valences=("",) * 6, **more):
    choices = tuple(
        ChoiceFacts(f"c{place}", f"Choix {place}", valence, count)
        for place, (count, valence) in enumerate(zip(counts, valences, strict=False))
    )
    return QuestionFacts("q", "Question ?", kind, choices, respondents, respondents + blank, **more)


def text_of(part, base):
    """The rule, written again: counts under 10, whole numbers under 50, one decimal from there."""
    if not base:
        return DASH
    if base < 10:
        return f"{number_text(part)} sur {number_text(base)}"
    step = Decimal("0.1") if base >= 50 else Decimal(1)
    share = (Decimal(part) * 100 / base).quantize(step, ROUND_HALF_UP)
    return f"{share}{NARROW}%".replace(".", ",")


@given(five, blanks)
def test_satisfaction_is_over_the_opinions_expressed(counts, blank):
    result = result_of(question("satisfaction", counts, sum(counts), blank, VALENCES))
    if not sum(counts):
        assert result is None
        return
    base = sum(counts[:4])
    assert (result.base, result.outside, result.question.non_response) == (base, counts[4], blank)
    assert (result.headline.numerator, result.headline.base) == (sum(counts[:2]), base)
    assert [row.text for row in result.rows[:4]] == [text_of(count, base) for count in counts[:4]]
    assert result.rows[4].rate is None
    assert result.is_low is (0 < base < 30)
    assert text_of(sum(counts[:2]), base) in result.finding


@given(five, blanks)
def test_shares_of_a_single_choice_are_over_those_who_answered(counts, blank):
    result = result_of(question("single", counts, sum(counts), blank))
    if not sum(counts):
        assert result is None
        return
    base = sum(counts)
    assert (result.base, result.outside) == (base, 0)
    assert [row.text for row in result.rows] == [text_of(count, base) for count in counts]
    assert sum(row.count for row in result.rows) + blank == result.question.asked


@given(st.lists(st.frozensets(st.integers(0, 4), min_size=1), max_size=80), blanks)
def test_several_choices_are_over_people_and_may_pass_a_hundred(people, blank):
    counts = [sum(place in ticked for ticked in people) for place in range(5)]
    result = result_of(question("multiple", counts, len(people), blank))
    if not people:
        assert result is None
        return
    assert result.base == len(people)
    assert [row.text for row in result.rows] == [text_of(count, len(people)) for count in counts]
    assert "100" in result.rounding
    assert all(row.rate.numerator <= row.rate.base for row in result.rows)


@given(st.dictionaries(st.integers(0, 10), st.integers(1, 20)), blanks)
def test_mean_mark_needs_ten_answers_and_is_rounded_half_up(scores, blank):
    number = sum(scores.values())
    result = result_of(question("recommendation", (), number, blank, scores=scores))
    if not number:
        assert result is None
        return
    total = sum(mark * count for mark, count in scores.items())
    mean = (Decimal(total) / number).quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert result.mean == (mean if number >= 10 else None)
    assert len(result.rows) == 11
    assert result.base == number


@pytest.mark.parametrize(
    ("part", "base", "text"),
    [
        (1, 9, "1 sur 9"),
        (1, 10, f"10{NARROW}%"),
        (5, 40, f"13{NARROW}%"),
        (1, 8, "1 sur 8"),
        (12, 29, f"41{NARROW}%"),
        (15, 30, f"50{NARROW}%"),
        (17, 49, f"35{NARROW}%"),
        (25, 50, f"50,0{NARROW}%"),
        (1, 80, f"1,3{NARROW}%"),
    ],
)
def test_precision_at_the_limits(part, base, text):
    result = result_of(question("single", (part, base - part), base, 0))
    assert result.rows[0].text == text
    assert result.is_low is (base < 30)


@pytest.mark.parametrize("kind", ["satisfaction", "single", "multiple", "recommendation", "text"])
def test_nothing_answered_is_no_result(kind):
    assert result_of(question(kind, (0, 0), 0, 12)) is None
