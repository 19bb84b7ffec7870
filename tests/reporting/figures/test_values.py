"""Where a value comes from decides what is shown of it."""

from decimal import Decimal

import pytest

from reporting.figures.facts import DeclaredFacts
from reporting.figures.figure import Figure, Group, Kind, Withheld
from reporting.figures.value import Status, value_of
from reporting.statistics.rates import Rate

NARROW = "\u202f"


def figure(kind=Kind.COUNT):
    return Figure("code", "name", "definition", "people", Group.ATTENDANCE, kind, lambda facts: 1)


def test_computed_value_needs_no_declaration():
    value = value_of(figure(), 12, None)
    assert (value.status, value.value, value.text) == (Status.COMPUTED, 12, "12")
    assert value.gap is None


def test_declared_value_stands_alone_without_records():
    value = value_of(figure(), None, DeclaredFacts(Decimal(400), "Bilan publié"))
    assert (value.status, value.text) == (Status.DECLARED, "400")
    assert (value.source, value.gap, value.gap_text) == ("Bilan publié", None, "")


def test_computed_value_leads_and_shows_the_gap_to_the_declared_one():
    value = value_of(figure(), 388, DeclaredFacts(Decimal(400), "Bilan publié"))
    assert (value.text, value.declared_text, value.gap_text) == ("388", "400", "−12")


def test_gap_upwards_is_signed():
    value = value_of(figure(Kind.MONEY), Decimal(1200), DeclaredFacts(Decimal(1000), "Devis"))
    assert value.gap_text == f"+200{NARROW}€"


def test_recorded_zero_is_not_unknown():
    assert value_of(figure(), 0, None).text == "0"


def test_uncounted_figure_has_words_and_no_value():
    value = value_of(figure(), None, DeclaredFacts(None, "Jamais publié"))
    assert (value.status, value.value) == (Status.NOT_COUNTED, None)
    assert not value.is_known


def test_unknown_figure_is_a_dash():
    value = value_of(figure(), None, None)
    assert (value.status, value.text) == (Status.EMPTY, "—")


def test_empty_base_is_a_dash_even_so():
    assert value_of(figure(Kind.RATE), Rate(0, 0), None).text == "—"


def test_open_questionnaire_tells_nothing_even_when_declared():
    value = value_of(figure(Kind.RATE), Withheld.SURVEY_OPEN, DeclaredFacts(Decimal(85), "x"))
    assert (value.status, value.value, value.declared) == (Status.WITHHELD, None, None)


@pytest.mark.parametrize(
    ("rate", "text", "is_low"),
    [
        (Rate(42, 51), f"82,4{NARROW}%", False),
        (Rate(10, 29), f"34{NARROW}%", True),
        (Rate(3, 7), "3 sur 7", True),
    ],
)
def test_rate_is_as_precise_as_its_base_allows(rate, text, is_low):
    value = value_of(figure(Kind.RATE), rate, None)
    assert (value.text, value.is_low_base, value.base) == (text, is_low, rate.base)


def test_half_a_day_keeps_its_decimal():
    assert value_of(figure(Kind.DAYS), Decimal("1.5"), None).text == "1,5"
