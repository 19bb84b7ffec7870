"""How many partners were asked, agreed, accepted the charter, and when they came."""

from datetime import date

import pytest

from reporting.figures import figures_of
from reporting.sections.partner_growth import growth_charts, growth_section
from tests.factories import make_partnership

pytestmark = pytest.mark.django_db


def ratio(figures, code):
    value = figures[code]
    return value.numerator, value.base


def test_whoever_is_still_to_be_invited_is_not_asked(event):
    asked = date(2019, 1, 1)
    make_partnership(event=event, status="invited")
    make_partnership(event=event, status="invited", invited_on=asked)
    make_partnership(event=event, status="declined")
    make_partnership(event=event, status="agreed")
    make_partnership(event=event, status="took_part", charter_accepted_on=asked)
    make_partnership(event=event, status="agreed", is_partner=False, is_funder=True)
    figures = figures_of(event)
    assert figures["partners_asked"].value == 4
    assert ratio(figures, "partner_agreement_rate") == (2, 4)
    assert ratio(figures, "charter_acceptance_rate") == (1, 2)


def test_no_partner_is_no_figure(event):
    figures = figures_of(event)
    codes = ("partners_asked", "partner_agreement_rate", "charter_acceptance_rate")
    assert [figures[code].value for code in codes] == [None] * 3


def test_growth_adds_up_month_by_month_to_the_number_of_partners(event):
    for day in (date(2018, 10, 11), date(2018, 10, 12), date(2019, 1, 3)):
        make_partnership(event=event, joined_on=day)
    make_partnership(event=event, status="withdrawn", joined_on=date(2018, 9, 1))
    make_partnership(event=event, joined_on=None)
    [chart] = growth_charts(event)
    assert [row[1:] for row in chart.table.rows] == [
        ("2", "2"),
        ("0", "2"),
        ("0", "2"),
        ("1", "3"),
    ]
    assert "1 partenaire" in chart.words.source


def test_one_month_is_no_growth(event):
    make_partnership(event=event, joined_on=date(2018, 10, 11))
    assert list(growth_charts(event)) == []
    assert growth_section(event, level=3) is None


def test_sixty_months_at_most_and_nobody_is_forgotten(event):
    for year in (2001, 2018, 2019):
        make_partnership(event=event, joined_on=date(year, 5, 1))
    [chart] = growth_charts(event)
    assert (len(chart.table.rows), chart.table.rows[-1][-1]) == (60, "3")
