"""What no text can hold does not reach a page, whatever the page does with it."""

import pytest
from django.urls import reverse

from core.typed_numbers import whole_number
from tests.factories import make_survey

pytestmark = pytest.mark.django_db
PAGES = {
    "verbatims": ["recherche", "questionnaire"],
    "mail_outbox": ["recherche", "type", "etat"],
    "partner_board": ["recherche", "page"],
    "survey_list": ["q"],
}


@pytest.mark.parametrize(("name", "field"), [(n, f) for n, found in PAGES.items() for f in found])
def test_pages_of_an_event_read_on(coordinator_client, event, name, field):
    page = reverse(name, args=[event.slug])
    assert coordinator_client.get(page, {field: "a\0b", "\0": "1"}).status_code == 200


def test_people_to_ask_are_filtered_all_the_same(coordinator_client, event):
    survey = make_survey(event=event, audience="professional")
    page = reverse("survey_invitations", args=[event.slug, survey.code])
    for field in ("role", "pole", "structure"):
        assert coordinator_client.get(page, {field: "\0"}).status_code == 200


def test_what_is_typed_is_saved_without_it(coordinator_client, event):
    survey = make_survey(event=event, title="Avant")
    page = reverse("survey_cover", args=[event.slug, survey.code])
    answer = coordinator_client.post(page, {"title": "Ap\0rès", "introduction": "a\0b"})
    assert answer.status_code == 302
    survey.refresh_from_db()
    assert (survey.title, survey.introduction) == ("Après", "ab")


def test_session_key_with_it_is_nobody(client, event):
    """As a browser may send it: Python itself no longer writes such a cookie."""
    page = reverse("survey_list", args=[event.slug])
    assert client.get(page, HTTP_COOKIE=f"sessionid={'a' * 31}\0").status_code == 302


@pytest.mark.parametrize("text", ["²", "٣", "-1", "1.0", "", "x", "9" * 19, "9" * 5000])
def test_what_is_no_plain_number(text):
    assert whole_number(text) is None


def test_plain_number():
    assert whole_number("0012") == 12


def test_form_that_is_too_big_says_so_in_french(coordinator_client, event):
    survey = make_survey(event=event)
    page = reverse("survey_cover", args=[event.slug, survey.code])
    answer = coordinator_client.post(page, {"title": "x" * 3_000_000})
    assert answer.status_code == 413
    assert "C’est trop gros" in answer.content.decode()
