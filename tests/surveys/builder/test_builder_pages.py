from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from surveys.services import latest_version
from tests.factories import make_response, make_survey

pytestmark = pytest.mark.django_db


def codes(version):
    return list(version.questions.order_by("position").values_list("code", flat=True))


def test_builder_shows_questions_choices_and_conditions(coordinator_client, address):
    page = coordinator_client.get(address("survey_builder")).content.decode()
    assert page.index("Êtes-vous satisfait(e) de votre visite") < page.index("Reviendriez-vous")
    assert "Des contacts précis" in page
    assert "why_not_come_back" in page


def test_same_number_of_queries_for_any_number_of_questions(queries_of, address, version):
    number = queries_of(address("survey_builder"))
    version.questions.exclude(code="overall").delete()
    assert queries_of(address("survey_builder")) == number < 20


def test_questionnaire_made_elsewhere_without_a_version_can_be_built(event, coordinator_client):
    survey = make_survey(event=event)
    address = reverse("survey_builder", args=[event.slug, survey.code])
    assert coordinator_client.get(address).status_code == 200
    assert latest_version(survey).number == 1


def test_questionnaire_of_another_event_is_not_found(event, other_event, coordinator_client):
    survey = make_survey(event=other_event)
    address = reverse("survey_builder", args=[event.slug, survey.code])
    assert coordinator_client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("direction", "place", "button"), [("up", 0, "up-welcome"), ("down", 2, "down-welcome")]
)
def test_question_is_moved_and_the_page_comes_back_to_its_button(
    coordinator_client, address, version, direction, place, button
):
    answer = coordinator_client.post(address("question_move", "welcome"), {"direction": direction})
    assert codes(version).index("welcome") == place
    assert answer.url == f"{address('survey_builder')}#{button}"
    assert f'id="{button}"' in coordinator_client.get(answer.url).content.decode()


def test_refused_move_says_why(coordinator_client, address, version):
    answer = coordinator_client.post(
        address("question_move", "why_not_come_back"), {"direction": "up"}, follow=True
    )
    assert "message-bad" in answer.content.decode()
    assert codes(version).index("why_not_come_back") == 5


def test_moving_what_is_not_there(coordinator_client, address):
    answer = coordinator_client.post(address("question_move", "absent"), {"direction": "up"})
    assert answer.status_code == 404


def test_frozen_version_offers_words_and_a_new_version(coordinator_client, address, version):
    make_response(version=version)
    page = coordinator_client.get(address("survey_builder")).content.decode()
    assert address("survey_new_version") in page
    assert address("question_edit", "overall") in page
    for closed in ("question_move", "question_delete"):
        assert address(closed, "overall") not in page
    assert address("survey_bank") not in page


def test_new_version_is_asked_for_then_made(coordinator_client, address, survey, version):
    make_response(version=version)
    assert coordinator_client.get(address("survey_new_version")).status_code == 200
    assert survey.versions.count() == 1
    coordinator_client.post(address("survey_new_version"))
    assert latest_version(survey).number == 2
    page = coordinator_client.get(address("survey_builder")).content.decode()
    assert address("question_move", "overall") in page


def test_new_version_waits_until_it_is_closed(coordinator_client, address, survey, version):
    make_response(version=version)
    survey.opens_at = timezone.now() - timedelta(hours=1)
    survey.save()
    assert (
        address("survey_opening")
        in coordinator_client.get(address("survey_new_version")).content.decode()
    )
    answer = coordinator_client.post(address("survey_new_version"), follow=True)
    assert "message-bad" in answer.content.decode()
    assert survey.versions.count() == 1


def test_title_and_introduction_are_saved(coordinator_client, address, survey):
    asked = {"title": "Votre avis", "introduction": "Deux minutes.", "people_asked": "120"}
    coordinator_client.post(address("survey_cover"), asked)
    survey.refresh_from_db()
    assert (survey.title, survey.introduction) == ("Votre avis", "Deux minutes.")
    assert (survey.people_asked, survey.code) == (120, "visitors")


def test_title_is_needed(coordinator_client, address, survey):
    coordinator_client.post(address("survey_cover"), {"title": "  ", "people_asked": "-3"})
    survey.refresh_from_db()
    assert survey.title == "Votre visite en une minute"


def test_questionnaire_is_deleted_after_a_question(coordinator_client, address, event):
    assert coordinator_client.get(address("survey_delete")).status_code == 200
    assert event.surveys.exists()
    answer = coordinator_client.post(address("survey_delete"))
    assert answer.url == reverse("survey_list", args=[event.slug])
    assert not event.surveys.exists()


def test_questionnaire_with_answers_stays(coordinator_client, address, event, version):
    make_response(version=version)
    page = coordinator_client.get(address("survey_delete")).content.decode()
    assert "button-danger" not in page
    coordinator_client.post(address("survey_delete"))
    assert event.surveys.exists()
