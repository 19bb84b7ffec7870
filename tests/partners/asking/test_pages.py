"""What the coordinator sees and does: numbers, never who answered."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from surveys.mail_purposes import INVITATION, REMINDER
from tests.factories import make_invitation, make_mobilisation
from tests.partners.asking.test_asking import age_messages, answer, ask_all, send_all

pytestmark = pytest.mark.django_db


def test_page_shows_numbers_and_the_one_response_rate(survey, people, event, coordinator_client):
    ask_all(survey)
    send_all(event)
    answer(event, "pro-a")
    page = reverse("survey_invitations", args=[event.slug, survey.code])
    text = coordinator_client.get(page).content.decode()
    assert "3 sur 3 envoyés" in text
    assert "1 réponse" in text
    assert "Martin" in text  # who has no address can be completed
    for each in people[:3]:
        assert each.professional.display_name not in text


def test_page_asks_as_much_for_many_people(survey, people, event, coordinator_client):
    page = reverse("survey_invitations", args=[event.slug, survey.code])
    ask_all(survey)
    asked = []
    for number in (0, 3, 30):
        for _number in range(number):
            make_mobilisation(event=event)  # without an address, so shown by name
        coordinator_client.get(page)
        with CaptureQueriesContext(connection) as queries:
            assert coordinator_client.get(page).status_code == 200
        asked.append(len(queries))
    assert asked == [asked[0]] * 3


def test_administration_does_not_say_who_answered(survey, people, event, coordinator_client):
    invitation = make_invitation(survey=survey, event=event, is_answered=True)
    for name, keys in (("changelist", []), ("change", [invitation.pk])):
        page = reverse(f"admin:surveys_invitation_{name}", args=keys)
        assert "répondu" not in coordinator_client.get(page).content.decode()


def test_pages_prepare_and_remind(survey, people, event, coordinator_client):
    page = reverse("survey_invitations", args=[event.slug, survey.code])
    outbox = reverse("mail_outbox", args=[event.slug])
    assert coordinator_client.post(page, {"action": "ask"}).url == (
        f"{outbox}?type={INVITATION.code}"
    )
    assert event.outgoing_messages.count() == 3
    assert coordinator_client.post(page, {"action": "remind"}).url == page
    send_all(event)
    age_messages(event, 6)
    assert coordinator_client.post(page, {"action": "remind"}).url == (
        f"{outbox}?type={REMINDER.code}"
    )
