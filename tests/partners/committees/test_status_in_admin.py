"""A committee whose status is chosen in the administration: what its own pages would have done."""

import pytest
from django.urls import reverse

from partners.committees.convening import has_news
from partners.models import CommitteeMeeting
from tests.admin.test_refused_forms import rows
from tests.factories import make_committee_meeting, make_decision
from tests.partners.committees.calling import call, convened_meeting, send_all, states

pytestmark = pytest.mark.django_db


def choose(client, meeting, status):
    """The form as it is shown, with another status."""
    url = reverse("admin:partners_committeemeeting_change", args=[meeting.pk])
    shown = {
        "number": meeting.number,
        "date": f"{meeting.date:%d/%m/%Y}",
        "starts_at": meeting.starts_at or "",
        "ends_at": meeting.ends_at or "",
        "place": meeting.place,
        "convened_on": f"{meeting.convened_on:%d/%m/%Y}" if meeting.convened_on else "",
        "agenda": meeting.agenda,
        **rows("attendances"),
        **rows("decisions"),
    }
    answer = client.post(url, {**shown, "status": status}, follow=True)
    return CommitteeMeeting.objects.get(pk=meeting.pk), answer


@pytest.fixture
def convened(event):
    return convened_meeting(event)


def test_whoever_was_called_is_told_once_that_it_is_cancelled(event, convened, coordinator_client):
    found, page = choose(coordinator_client, convened, "cancelled")
    assert found.status == "cancelled"
    told = [("committee_convocation", "sent"), ("committee_cancellation", "draft")]
    assert states(event) == told
    assert "Les annulations sont dans la boîte d’envoi" in page.text
    choose(coordinator_client, found, "cancelled")
    assert states(event) == told


def test_meeting_that_takes_place_after_all_is_news_for_who_was_told(
    event, convened, coordinator_client
):
    found, _page = choose(coordinator_client, convened, "cancelled")
    send_all(event)
    found, _page = choose(coordinator_client, found, "planned")
    assert has_news(found, found.convocation)
    assert call(found).messages == 1
    assert states(event)[-1] == ("committee_update", "draft")
    found.refresh_from_db()
    assert not has_news(found, found.convocation)


def test_open_decisions_come_back_in_a_meeting_that_was_held(event, coordinator_client):
    decision = make_decision(meeting=make_committee_meeting(event=event, number=1), number=4)
    meeting = make_committee_meeting(event=event, number=2)
    found, _page = choose(coordinator_client, meeting, "held")
    assert [point.decision for point in found.points.all()] == [decision]
    choose(coordinator_client, found, "held")
    assert found.points.count() == 1
