"""Desks lead to their tablets; the questions of the tablets are chosen here."""

import pytest
from django.urls import reverse

from tests import factories as make
from tests.admin.test_query_counts import questions
from visits.models.asked import Question

pytestmark = pytest.mark.django_db
ASKED = "admin:visits_askedquestion_changelist"


def test_list_of_desks_leads_to_the_state_of_the_tablets(event, coordinator_client):
    page = coordinator_client.get(reverse("admin:visits_desk_changelist")).content.decode()
    assert f'href="{reverse("desks", args=[event.slug])}"' in page


@pytest.mark.parametrize("counts_exits", [False, True])
def test_desk_at_the_way_out_needs_an_event_that_counts_exits(
    event, coordinator_client, counts_exits
):
    """Its tablet would count arrivals instead."""
    event.counts_exits = counts_exits
    event.save()
    typed = {"name": "Sortie", "code": "sortie", "kind": "exit", "is_active": "on"}
    response = coordinator_client.post(reverse("admin:visits_desk_add"), typed)
    assert ("ne compte pas les sorties" in response.content.decode()) is not counts_exits
    assert event.desks.exists() is counts_exits


def test_desk_that_is_there_already_can_still_be_changed(event, coordinator_client):
    desk = make.make_desk(event=event, kind="exit", code="sortie")
    typed = {"name": "Porte sud", "code": "sortie", "kind": "exit"}
    coordinator_client.post(reverse("admin:visits_desk_change", args=[desk.pk]), typed)
    desk.refresh_from_db()
    assert (desk.name, desk.is_active) == ("Porte sud", False)


def test_question_is_added_for_the_event_being_edited(event, coordinator_client):
    typed = {"question": "situation", "position": 2}
    coordinator_client.post(reverse("admin:visits_askedquestion_add"), typed)
    asked = event.asked_questions.get()
    assert (asked.question, asked.position) == ("situation", 2)


def test_question_asked_already_is_refused_in_words(event, coordinator_client):
    make.make_asked_question(event=event, question="qpv")
    typed = {"question": "qpv", "position": 1}
    response = coordinator_client.post(reverse("admin:visits_askedquestion_add"), typed)
    assert response.context["errors"]
    assert event.asked_questions.count() == 1


def test_questions_are_listed_in_their_order(event, coordinator_client):
    for position, question in enumerate(("qpv", "age_band", "reasons")):
        make.make_asked_question(event=event, question=question, position=position)
    rows = coordinator_client.get(reverse(ASKED)).context["cl"].queryset
    assert [row.question for row in rows] == ["qpv", "age_band", "reasons"]


def test_list_asks_as_much_for_every_question(event, coordinator_client):
    make.make_asked_question(event=event, question=Question.values[0])
    few, _response = questions(coordinator_client, reverse(ASKED))
    for question in Question.values[1:]:
        make.make_asked_question(event=event, question=question)
    many, response = questions(coordinator_client, reverse(ASKED))
    assert response.context["cl"].result_count == len(Question.values)
    assert many == few
