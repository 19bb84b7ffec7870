"""Who counts as asked, and that nobody is asked by two ways."""

import pytest
from django.urls import reverse

from events.mail.opting_out import address_hash, opt_out
from events.mail.retention import erase_mail
from reporting.figures import figures_of
from surveys.models import Invitation
from surveys.services import Refused
from tests.factories import make_invitation, make_response, make_way_in
from tests.partners.asking.test_asking import ask_all, send_all

pytestmark = pytest.mark.django_db


def base(survey):
    """Behind the response rate, wherever it is printed."""
    return figures_of(survey.event).facts.surveys[survey.code].asked


def test_only_messages_that_left_ask_somebody(survey, people, event):
    opt_out(event, address_hash(event.pk, "a@example.org"))
    ask_all(survey)
    assert base(survey) is None  # three drafts: nobody knows yet
    assert send_all(event) == 2
    assert base(survey) == 2


def test_erased_addresses_were_asked_all_the_same(survey, people, event):
    ask_all(survey)
    opt_out(event, address_hash(event.pk, "a@example.org"))
    send_all(event)
    erase_mail(event=event, on=event.starts_on)
    assert base(survey) == 2


def test_without_any_message_invitations_count(survey, event):
    make_invitation(event=event, survey=survey)
    assert base(survey) == 1


def test_nobody_is_asked_by_link_while_a_code_works(survey, people, event, coordinator_client):
    way_in = make_way_in(event=event, survey=survey)
    page = reverse("survey_invitations", args=[event.slug, survey.code])
    text = coordinator_client.get(page).content.decode()
    assert reverse("survey_ways_in", args=[event.slug, survey.code]) in text
    assert 'value="ask"' not in text
    with pytest.raises(Refused, match=way_in.code):
        ask_all(survey)
    assert Invitation.objects.count() == 0
    way_in.is_active = False
    way_in.save()
    assert 'value="ask"' in coordinator_client.get(page).content.decode()
    assert ask_all(survey) == 3


def test_administration_keeps_invitations_of_what_was_answered(
    survey, people, event, coordinator_client
):
    """All of them alike: which one was answered is not told."""
    ask_all(survey)
    make_response(version=survey.versions.get())
    invitation = survey.invitations.first()
    page = reverse("admin:surveys_invitation_delete", args=[invitation.pk])
    answer = coordinator_client.post(page, {"post": "yes"}, follow=True)
    assert "ses invitations sont gardées" in answer.content.decode()
    assert survey.invitations.count() == 3
