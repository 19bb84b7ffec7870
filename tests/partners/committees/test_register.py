"""The register of decisions, and what its decisions are about."""

import pytest
from django.urls import reverse

from tests.factories import (
    make_budget,
    make_budget_line,
    make_committee_meeting,
    make_decision,
    make_indicator,
    make_partnership,
)

pytestmark = pytest.mark.django_db


def page(name, event, *words):
    return reverse(name, args=[event.slug, *words])


def numbers(response):
    return [row.decision.number for row in response.context["rows"]]


def test_register_is_searched_filtered_and_exported(event, coordinator_client):
    meeting = make_committee_meeting(event=event, number=1)
    owner = make_partnership(event=event)
    make_decision(meeting=meeting, number=1, text="Imprimer.", due_on="2019-03-01", owner=owner)
    make_decision(meeting=meeting, number=2, text="Louer des tables.", status="done")
    make_decision(meeting=meeting, number=3, text="=1+1", due_on="2999-01-01")
    address = page("decisions", event)
    found = {
        query: numbers(coordinator_client.get(f"{address}?{query}"))
        for query in ("", "words=imprimer", "state=late", "state=open", f"owner={owner.pk}")
    }
    assert list(found.values()) == [[1, 2, 3], [1], [1], [1, 3], [1]]
    text = coordinator_client.get(f"{address}?state=late").text
    assert text.count('<span class="tag tag-bad">') == 2
    csv = coordinator_client.get(f"{page('decisions_file', event, 'csv')}?state=open")
    lines = csv.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert "'=1+1" in lines[2]
    for ending in ("xlsx", "ods"):
        assert coordinator_client.get(page("decisions_file", event, ending)).content[:2] == b"PK"
    assert coordinator_client.get(page("decisions_file", event, "exe")).status_code == 404


def test_state_of_a_decision_changes_in_the_register(event, coordinator_client):
    decision = make_decision(event=event, number=1)
    coordinator_client.post(page("decision_state", event, 1), {"status": "done"})
    decision.refresh_from_db()
    assert decision.status == "done"
    wrong = coordinator_client.post(page("decision_state", event, 1), {"status": "lost"})
    assert wrong.status_code == 400


def test_list_comes_back_as_it_was_filtered_once_a_state_is_changed(event, coordinator_client):
    make_decision(event=event, number=1)
    shown = coordinator_client.get(f"{page('decisions', event)}?state=open&words=").text
    act = f"{page('decision_state', event, 1)}?state=open&words="
    assert f'action="{act.replace("&", "&amp;")}"' in shown
    answer = coordinator_client.post(act, {"status": "done"})
    assert answer.url == f"{page('decisions', event)}?state=open&words="


def test_decision_points_to_a_line_and_to_an_indicator_on_both_sides(event, coordinator_client):
    make_indicator(event=event, code="visites", name="Accueillir 400 visiteurs")
    make_budget_line(budget=make_budget(event=event), code="tables", label="Tables louées")
    meeting = make_committee_meeting(event=event, number=1)
    for about in ("indicator:visites", "line:tables", "line:inconnue"):
        answer = {"text": f"Décision sur {about}.", "about": about}
        coordinator_client.post(page("decision_add", event, 1), answer)
    assert sorted(one.about for one in meeting.decisions.all()) == [
        "indicator:visites",
        "line:tables",
    ]
    register = coordinator_client.get(page("decisions", event)).text
    assert "Accueillir 400 visiteurs" in register
    assert "Tables louées" in register
    impact = coordinator_client.get(page("dashboard_impact", event)).text
    budget = coordinator_client.get(page("dashboard_budget", event)).text
    assert ("Décision sur indicator:visites." in impact, "visites." in budget) == (True, False)
    assert "Décision sur line:tables." in budget


@pytest.mark.parametrize("has_owner", [False, True])
def test_day_of_a_decision_follows_its_owner_if_there_is_one(event, coordinator_client, has_owner):
    owner = make_partnership(event=event) if has_owner else None
    decision = make_decision(
        meeting=make_committee_meeting(event=event, number=1), owner=owner, due_on="2019-06-01"
    )
    text = coordinator_client.get(page("committee", event, decision.meeting.number)).text
    words = f"{owner} · pour le 1er juin 2019" if has_owner else "pour le 1er juin 2019"
    assert f'<span class="agenda-details">{words}</span>' in text
