"""Whoever has a personal link is not counted a second time from a sheet."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from surveys.models import Response
from surveys.paper_period import Keying, allow_keying, keying_of
from surveys.services import Refused, close_now
from tests.factories import make_invitation, make_survey
from tests.surveys.answering.questionnaires import SCORE, make_open_survey
from tests.surveys.paper.test_entry import fields, hour_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey(event):
    survey = make_open_survey(event=event).survey
    survey.audience = "professional"
    survey.save()
    return survey


def test_sheets_are_refused_once_there_are_links(coordinator_client, survey):
    names = [survey.event.slug, survey.code]
    entry, overview = reverse("paper_answers", args=names), reverse("paper_list", args=names[:1])
    sheet = reverse("paper_sheet", args=[*names, "fr"])
    typed = fields(coordinator_client.get(entry)) | hour_of(timezone.localtime())
    assert sheet in coordinator_client.get(overview).content.decode()
    make_invitation(survey=survey, event=survey.event)
    refused = coordinator_client.post(entry, {**typed, f"note-{SCORE}": "9"})
    assert (Response.objects.count(), refused.context["keying"]) == (0, "by link")
    listed = coordinator_client.get(overview).content.decode()
    assert "compterait deux fois" in refused.content.decode()
    assert "compterait deux fois" in listed
    assert sheet not in listed
    assert coordinator_client.get(sheet).url == overview


def test_sheets_are_not_allowed_after_the_closing_either(survey):
    make_invitation(survey=survey, event=survey.event)
    close_now(survey=survey)
    with pytest.raises(Refused, match="deux fois"):
        allow_keying(survey=survey)


def test_other_questionnaires_keep_their_sheets(survey):
    make_invitation(survey=survey, event=survey.event)
    other = make_survey(event=survey.event, opens_at=timezone.now() - timedelta(hours=1))
    assert keying_of(other, timezone.now(), coordinates=False) == Keying.POSSIBLE


def test_page_of_links_says_it_before_the_first_one(coordinator_client, survey):
    page = reverse("survey_invitations", args=[survey.event.slug, survey.code])
    assert "déjà répondu sur papier" in coordinator_client.get(page).content.decode()
    make_invitation(survey=survey, event=survey.event)
    assert "déjà répondu sur papier" not in coordinator_client.get(page).content.decode()


def test_list_asks_as_much_for_many_questionnaires(coordinator_client, event):
    page, asked = reverse("paper_list", args=[event.slug]), []
    for number in (1, 5):
        for _number in range(number):
            survey = make_survey(event=event, audience="professional")
            make_invitation(survey=survey, event=event)
        coordinator_client.get(page)
        with CaptureQueriesContext(connection) as queries:
            assert coordinator_client.get(page).status_code == 200
        asked.append(len(queries))
    assert asked == [asked[0]] * 2
