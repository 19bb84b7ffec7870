from dataclasses import replace

import pytest

from reporting.figures.facts import DeclaredFacts, Facts, PartnerFacts, VisitFacts
from reporting.figures.figure_set import compute
from reporting.sections.key_figures import key_figures

FACTS = Facts(partners=PartnerFacts(partners=33), visits=VisitFacts(arrivals=400))


def cards(figures, previous=None, with_means=False):
    bands = key_figures(figures, previous, with_means=with_means)
    return {card.figure.code: card for band in bands for card in band.cards}


@pytest.mark.parametrize(
    ("before", "direction", "change"),
    [(380, "up", "+20"), (410, "down", "−10"), (400, "", "0")],
)
def test_change_since_the_last_edition(before, direction, change):
    previous = compute(replace(FACTS, visits=VisitFacts(arrivals=before)))
    card = cards(compute(FACTS), previous)["beneficiaries"]
    assert card.direction == direction
    assert card.change.startswith(f"{change} ")


def test_no_change_without_a_previous_edition_or_its_figure():
    assert cards(compute(FACTS))["beneficiaries"].change == ""
    assert cards(compute(FACTS), compute(Facts()))["beneficiaries"].change == ""


def test_only_recorded_figures_are_cards_and_not_counted_is_one():
    facts = replace(FACTS, declared={"observation_days": DeclaredFacts(None, "Jamais publié")})
    assert list(cards(compute(facts))) == [
        "beneficiaries",
        "partner_organisations",
        "observation_days",
    ]


def test_money_is_for_those_who_may_see_it():
    facts = replace(FACTS, declared={"expenses_with_in_kind": DeclaredFacts(45000, "Bilan")})
    assert "expenses_with_in_kind" in cards(compute(facts), with_means=True)
    assert "expenses_with_in_kind" not in cards(compute(facts), with_means=False)
