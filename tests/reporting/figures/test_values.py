"""Where a value comes from decides what is shown of it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils.translation import override

from reporting.figures.facts import DeclaredFacts
from reporting.figures.figure import Figure, Group, Kind, Withheld
from reporting.figures.value import Status, value_of
from reporting.statistics.amounts import AmountRatio, UnitCost
from reporting.statistics.rates import Rate

NARROW = "\u202f"
EXPRESSED, SMALL = "expressed answers", "small base"


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
    ("rate", "text", "base_text"),
    [
        (Rate(42, 51), f"82,4{NARROW}%", f"42 sur 51 {EXPRESSED}"),
        (Rate(10, 29), f"34{NARROW}%", f"10 sur 29 {EXPRESSED} · {SMALL}"),
        (Rate(3, 7), "3 sur 7", f"3 sur 7 {EXPRESSED} · {SMALL}"),
    ],
)
def test_rate_is_as_precise_as_its_base_allows(rate, text, base_text):
    with override("en"):
        value = value_of(figure(Kind.RATE), rate, None)
    assert (value.text, value.base_text, value.base) == (text, base_text, rate.base)


def test_half_a_day_keeps_its_decimal():
    assert value_of(figure(Kind.DAYS), Decimal("1.5"), None).text == "1,5"


@pytest.mark.parametrize(
    ("kind", "result", "texts"),
    [
        (
            Kind.SHARE,
            AmountRatio(Decimal(30000), Decimal(31500)),
            (f"95,2{NARROW}%", f"30{NARROW}000{NARROW}€ sur 31{NARROW}500{NARROW}€ of produits"),
        ),
        (
            Kind.UNIT_COST,
            UnitCost(Decimal(45000), 400),
            (f"112,50{NARROW}€", f"45{NARROW}000{NARROW}€ pour 400 of produits"),
        ),
    ],
)
def test_amounts_divided_say_by_what(kind, result, texts):
    value = value_of(replace(figure(kind), base="of produits"), result, None)
    assert (value.text, value.base_text) == texts


@pytest.mark.parametrize("result", [AmountRatio(Decimal(5), None), UnitCost(Decimal(5), 0)])
def test_nothing_to_divide_by_is_a_dash(result):
    value = value_of(figure(Kind.SHARE), result, None)
    assert (value.text, value.base_text) == ("—", "")


@pytest.mark.parametrize(
    ("number", "label"),
    [(0, "day"), (1, "day"), (Decimal("1.5"), "day"), (2, "days"), (None, "days")],
)
def test_name_agrees_with_its_number(number, label):
    days = replace(figure(Kind.DAYS), name="days", singular="day")
    assert value_of(days, number, None).label == label


def test_gap_between_rates_is_in_points():
    value = value_of(figure(Kind.RATE), Rate(85, 100), DeclaredFacts(Decimal(80), "Bilan"))
    assert value.gap_text == f"+5{NARROW}points"


@pytest.mark.parametrize(
    ("result", "declared", "origin"),
    [
        (388, 400, "counted; declared: 400 (Bilan), gap: −12"),
        (400, 400, "counted; identical to what was declared (Bilan)"),
        (None, 400, "declared: Bilan"),
        (400, None, "computed from the records"),
    ],
)
def test_origin_says_who_counted(result, declared, origin):
    typed = None if declared is None else DeclaredFacts(Decimal(declared), "Bilan")
    with override("en"):
        assert value_of(figure(), result, typed).origin == origin
