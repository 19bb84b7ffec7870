"""A meeting that people were called to is cancelled before it is deleted in the administration."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from partners.committees.convening import cancel_meeting
from partners.committees.presentations import call_off, invite
from tests.factories import (
    make_partnership,
    make_preparation_session,
    make_professional,
)
from tests.partners.committees.calling import convened_meeting, ready_meeting, send_all, states

pytestmark = pytest.mark.django_db
REFUSAL = "Des personnes ont été appelées à cette réunion"
ADMIN = "admin:partners_{}_{}"


def delete(client, meeting):
    url = reverse(ADMIN.format(meeting._meta.model_name, "delete"), args=[meeting.pk])
    return client.post(url, {"post": "yes"}, follow=True)


def delete_ticked(client, meeting):
    url = reverse(ADMIN.format(meeting._meta.model_name, "changelist"))
    typed = {"action": "delete_selected", "_selected_action": [meeting.pk], "post": "yes"}
    return client.post(url, typed, follow=True)


def exists(meeting):
    return type(meeting).objects.filter(pk=meeting.pk).exists()


@pytest.fixture
def convened(event):
    return convened_meeting(event)


@pytest.fixture
def session(event, coordinator):
    session = make_preparation_session(
        event=event,
        kind="presentation_meeting",
        date=timezone.localdate() + timedelta(days=1),
        starts_at="10:00",
        ends_at="11:00",
        place="Bagnolet",
    )
    partner = make_partnership(event=event, status="agreed")
    make_professional(organisation=partner.organisation, email="pro@example.org")
    invite(session=session, by=coordinator, today=timezone.localdate())
    send_all(event)
    return session


@pytest.mark.parametrize("act", [delete, delete_ticked])
def test_convened_committee_is_not_deleted(event, convened, coordinator_client, act):
    assert REFUSAL in act(coordinator_client, convened).text
    assert exists(convened)
    assert states(event) == [("committee_convocation", "sent")]


@pytest.mark.parametrize("act", [delete, delete_ticked])
def test_session_with_invitations_is_not_deleted(event, session, coordinator_client, act):
    assert REFUSAL in act(coordinator_client, session).text
    assert exists(session)


def test_cancelled_committee_is_deleted_and_its_cancellation_leaves(
    event, convened, coordinator_client
):
    cancel_meeting(meeting=convened, by=None)
    delete(coordinator_client, convened)
    assert not exists(convened)
    send_all(event)
    told = [("committee_convocation", "sent"), ("committee_cancellation", "sent")]
    assert states(event) == told


def test_session_that_was_called_off_is_deleted(session, coordinator_client):
    call_off(session=session, by=None)
    delete(coordinator_client, session)
    assert not exists(session)


def test_committee_to_which_nobody_was_called_is_deleted(event, coordinator_client):
    meeting = ready_meeting(event)
    delete(coordinator_client, meeting)
    assert not exists(meeting)


def test_committee_that_was_held_is_deleted(convened, coordinator_client):
    type(convened).objects.filter(pk=convened.pk).update(status="held")
    delete(coordinator_client, convened)
    assert not exists(convened)
