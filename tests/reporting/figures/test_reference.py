"""The published figures of the reference event come out of its records."""

import json
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from events.models import Event
from reporting import demo
from reporting.dossier.loading import load_file
from reporting.figures import FigureSet, figures_of
from tests.reporting.figures.reference import make_reference

DEMONSTRATION = Path(demo.__file__).parent / "bagnolet-2019.json"

pytestmark = pytest.mark.django_db

NARROW = "\u202f"
PUBLISHED = {
    "partner_organisations": "33",
    "carrier_organisations": "3",
    "professionals_mobilised": "84",
    "beneficiaries": "400",
    "presentation_meetings": "3",
    "committee_meetings": "4",
    "resource_half_days": "4",
    "portal_days": "1",
    "awareness_days": "non compté",
    "visitor_responses": "100",
    "visitor_satisfaction": f"85,0{NARROW}%",
    "visitor_schedule_satisfaction": f"82,0{NARROW}%",
    "visitor_obtained_new_information": f"53,0{NARROW}%",
    "visitor_obtained_steps": f"15,0{NARROW}%",
    "visitor_obtained_contacts": f"14,0{NARROW}%",
    "visitor_obtained_prospects": f"9,0{NARROW}%",
    "workshop_satisfaction": f"94,0{NARROW}%",
    "workshop_left_information": f"60,0{NARROW}%",
    "workshop_left_prospects": f"13,0{NARROW}%",
    "workshop_left_steps": f"10,0{NARROW}%",
    "workshop_left_expectations": f"11,0{NARROW}%",
    "professional_responses": "51",
    "professional_response_rate": f"60,7{NARROW}%",
    "professional_concept_approval": f"82,4{NARROW}%",
    "professional_benefit_meeting_professionals": f"58,8{NARROW}%",
    "professional_benefit_new_tools": f"19,6{NARROW}%",
    "professional_benefit_practice": f"7,8{NARROW}%",
    "expenses_planned": "—",
    "expenses_actual": f"31{NARROW}500{NARROW}€",
    "income_actual": f"31{NARROW}500{NARROW}€",
    "in_kind_use": f"13{NARROW}500{NARROW}€",
    "in_kind_source": f"13{NARROW}500{NARROW}€",
    "expenses_with_in_kind": f"45{NARROW}000{NARROW}€",
    "income_with_in_kind": f"45{NARROW}000{NARROW}€",
    "result": f"0{NARROW}€",
    "grants_share_total": f"95,2{NARROW}%",
    "grants_share_total_with_in_kind": f"66,7{NARROW}%",
    "self_financing_share": f"4,8{NARROW}%",
    "expenses_completion": "—",
    "income_completion": "—",
    "in_kind_share": f"30,0{NARROW}%",
    "cost_per_beneficiary_with_in_kind": f"112,50{NARROW}€",
    "cost_per_beneficiary": f"78,75{NARROW}€",
    "grant_per_beneficiary": f"75,00{NARROW}€",
    "grant_share.cd93": f"47,6{NARROW}%",
    "grant_share.est-ensemble": f"47,6{NARROW}%",
}


@pytest.fixture(params=["built", "demonstration"])
def event(request: pytest.FixtureRequest) -> Event:
    """The records built one by one, then those of the demonstration's dossier."""
    return make_reference() if request.param == "built" else load_file(DEMONSTRATION).event


@pytest.fixture
def figures(event: Event) -> FigureSet:
    return figures_of(event)


def test_reference_figures_are_the_published_ones(figures):
    assert {code: figures[code].text for code in PUBLISHED} == PUBLISHED


def test_reference_figure_says_not_counted(figures):
    assert figures["observation_days"].status == "not_counted"
    assert figures["observation_days"].value is None


def test_reference_beneficiaries_show_declared_and_gap(figures):
    beneficiaries = figures["beneficiaries"]
    assert beneficiaries.status == "computed"
    assert beneficiaries.declared == Decimal(400)
    assert beneficiaries.gap == 0


def test_reference_rate_carries_its_base(figures):
    approval = figures["professional_concept_approval"]
    assert (approval.numerator, approval.base) == (42, 51)


def test_json_holds_the_same_texts_as_the_figures(event, figures):
    written = StringIO()
    call_command("figures", event.slug, "--format", "json", stdout=written)
    data = json.loads(written.getvalue())
    assert data["event"] == event.slug
    assert {row["code"]: row["text"] for row in data["figures"]} == {
        value.code: value.text for value in figures
    }
