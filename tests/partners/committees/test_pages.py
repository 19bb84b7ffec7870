"""The life of a committee through its pages, as a coordinator goes through them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from events.mail.outbox import cancel
from tests.factories import (
    make_agenda_point,
    make_committee_meeting,
    make_committee_member,
    make_partnership,
)

pytestmark = pytest.mark.django_db


def page(name, event, *words):
    return reverse(name, args=[event.slug, *words])


def told(response):
    return [str(message) for message in response.context["messages"]]


def primary_action(client, meeting):
    """Where the one button of the next step leads."""
    text = client.get(page("committee", meeting.event, meeting.number)).text
    card = text.split('aria-labelledby="next-step"')[1].split("</section>")[0]
    assert card.count('class="button"') <= 1
    return card.split('href="')[1].split('"')[0] if 'href="' in card else "form"


def take_back_messages(event):
    cancel(event=event, messages=list(event.outgoing_messages.to_review()), by=None)


def test_committee_goes_through_its_life(event, coordinator_client):
    client, today = coordinator_client, timezone.localdate()
    make_partnership(event=event, is_carrier=True)
    day = today + timedelta(days=20)
    typed = {"date": day, "starts_at": "14:00", "ends_at": "16:00", "place": "Bobigny"}
    client.post(page("committee_add", event), {**typed, "points": "Lieu\nBudget"})
    meeting = event.committee_meetings.select_related("event").get()
    assert [point.title for point in meeting.points.all()] == ["Lieu", "Budget"]
    member = make_committee_member(event=event)
    convocation = page("committee_convocation", event, 1)
    assert primary_action(client, meeting) == convocation
    answer = client.post(convocation, follow=True)
    assert told(answer) == [
        "1 message est dans la boîte d’envoi\u202f: relisez-le, puis envoyez-le."
    ]
    outbox = page("mail_outbox", event) + "?etat=draft"
    assert primary_action(client, meeting) == outbox
    take_back_messages(event)
    assert primary_action(client, meeting) == page("committee_sheet", event, 1)
    client.post(page("committee_edit", event, 1), {**typed, "place": "Bagnolet"})
    assert primary_action(client, meeting) == convocation
    event.committee_meetings.update(date=today, convened_on=today)
    attendance = page("committee_attendance", event, 1)
    assert primary_action(client, meeting) == attendance
    noted = {f"status-{member.pk}": "present", f"others-{member.partnership_id}": 2}
    client.post(attendance, {**noted, "read": client.get(attendance).context["read"]})
    assert meeting.attendances.get().people == 3
    minutes = page("committee_minutes", event, 1)
    assert primary_action(client, meeting) == minutes
    client.post(minutes, {"text": "Lieu choisi.", "revision": 0})
    client.post(page("decision_add", event, 1), {"text": "Retenir Bagnolet."})
    assert primary_action(client, meeting) == "form"
    client.post(page("minutes_send", event, 1))
    assert event.outgoing_messages.filter(purpose="committee_minutes").count() == 1
    assert primary_action(client, meeting) == outbox
    take_back_messages(event)
    approval = page("minutes_approve", event, 1)
    assert primary_action(client, meeting) == approval
    client.post(approval, {"day": today, "revision": 0})
    assert event.committee_meetings.get().minutes_status == "sent"
    client.post(approval, client.get(approval).context["form"].initial)
    assert primary_action(client, meeting) == page("minutes_paper", event, 1)
    meeting.refresh_from_db()
    assert (meeting.status, meeting.minutes_status) == ("held", "approved")


def test_meeting_that_ends_before_it_starts_is_refused(event, coordinator_client):
    typed = {"date": "2019-02-05", "starts_at": "16:00", "ends_at": "14:00"}
    answer = coordinator_client.post(page("committee_add", event), typed)
    assert answer.context["form"].errors["ends_at"] == [
        "Une réunion doit se terminer après son début."
    ]
    assert event.committee_meetings.count() == 0


@pytest.fixture
def approved(event):
    return make_committee_meeting(
        event=event,
        number=1,
        status="held",
        minutes="Lu.",
        minutes_status="approved",
        minutes_approved_on="2019-03-01",
    )


POSTS = {
    "committee_edit": {"date": "2019-02-06"},
    "committee_agenda": {"title": "Autre", "kind": "decision"},
    "committee_attendance": {},
    "committee_minutes": {"text": "Autre.", "revision": 0},
    "minutes_send": {},
    "minutes_approve": {"day": "2019-03-02"},
    "decision_add": {"text": "Autre."},
}


@pytest.mark.parametrize("name", POSTS)
def test_approved_minutes_refuse_in_words(name, approved, event, coordinator_client):
    before = event.committee_meetings.values().get()
    answer = coordinator_client.post(page(name, event, 1), POSTS[name], follow=True)
    assert answer.status_code == 200
    assert any("1er\u00a0mars\u00a02019" in text for text in told(answer))
    assert event.committee_meetings.values().get() == before


def test_second_writer_sees_both_texts(event, coordinator_client):
    meeting = make_committee_meeting(event=event, number=1, status="held")
    point = make_agenda_point(meeting=meeting)
    first = {"text": "Texte d’Ada.", f"note-{point.pk}": "Note d’Ada.", "revision": 0}
    second = {"text": "Texte de Zoé.", f"note-{point.pk}": "Note de Zoé.", "revision": 0}
    address = page("committee_minutes", event, 1)
    coordinator_client.post(address, first)
    answer = coordinator_client.post(address, second)
    shown = answer.text
    assert [text for text in ("d’Ada.", "de Zoé.") if f"Texte {text}" not in shown] == []
    assert [text for text in ("d’Ada.", "de Zoé.") if f"Note {text}" not in shown] == []
    meeting.refresh_from_db()
    assert meeting.minutes == "Texte d’Ada."
    assert 'name="revision" value="1"' in shown
    coordinator_client.post(address, {**second, "text": "Les deux.", "revision": 1})
    meeting.refresh_from_db()
    assert meeting.minutes == "Les deux."


def test_second_writer_sees_what_the_first_noted(event, coordinator_client):
    meeting = make_committee_meeting(event=event, number=1)
    member = make_committee_member(event=event, last_name="Zzcanari")
    address = page("committee_attendance", event, 1)
    read = coordinator_client.get(address).context["read"]
    name = f"status-{member.pk}"
    coordinator_client.post(address, {name: "present", "read": read})
    answer = coordinator_client.post(address, {name: "excused", "read": read})
    assert "Zzcanari (présence)" in answer.text
    assert f'name="{name}" value="excused" checked' in answer.text
    assert meeting.member_attendances.get().status == "present"
    coordinator_client.post(address, {name: "excused", "read": answer.context["read"]})
    assert meeting.member_attendances.get().status == "excused"


def test_held_meeting_cannot_move_to_a_day_to_come(event, coordinator_client):
    meeting = make_committee_meeting(event=event, number=1, status="held")
    address = page("committee_edit", event, 1)
    answer = coordinator_client.post(address, {"date": "2099-01-01", "place": "Pantin"})
    assert told(answer) == ["Cette réunion a eu lieu\u202f: son jour ne peut pas être à venir."]
    assert 'value="Pantin"' in answer.text
    meeting.refresh_from_db()
    assert meeting.date.year == 2019
    coordinator_client.post(address, {"date": "2019-02-06"})
    meeting.refresh_from_db()
    assert meeting.date.day == 6


def test_minutes_are_read_by_others_once_sent(event, funder_client, contributor_client):
    make_committee_meeting(
        event=event, number=1, status="held", minutes="Texte secret.", minutes_status="draft"
    )
    address, paper = page("committee", event, 1), page("minutes_paper", event, 1)
    for client in (funder_client, contributor_client):
        assert "Texte secret." not in client.get(address).text
        assert client.get(paper).status_code == 404
    event.committee_meetings.update(minutes_status="sent")
    for client in (funder_client, contributor_client):
        assert "Texte secret." in client.get(address).text


def test_others_read_no_name_of_a_member(event, funder_client):
    member = make_committee_member(event=event, last_name="Zzcanari")
    make_committee_meeting(event=event, number=1, status="held")
    texts = [funder_client.get(page(name, event, *words)).text for name, words in READ_BY_ALL]
    assert [text for text in texts if member.last_name in text] == []


READ_BY_ALL = [("committees", ()), ("decisions", ()), ("committee", (1,))]


def test_member_is_added_erased_and_told_what_is_known(event, coordinator_client):
    partner = make_partnership(event=event)
    typed = {"partnership": partner.pk, "last_name": "Zzcanari", "email": "z@example.org"}
    nameless = coordinator_client.post(page("member_add", event), {"partnership": partner.pk})
    assert "last_name" in nameless.context["form"].errors
    coordinator_client.post(page("member_add", event), {**typed, "has_voice": "on"})
    member = event.committee_members.get()
    assert (member.has_voice, "zzcanari" in member.code) == (True, False)
    known = coordinator_client.get(page("member_file", event, member.code)).json()
    assert (known["name"], known["email"]) == ("Zzcanari", "z@example.org")
    coordinator_client.post(page("member_forget", event, member.code))
    member.refresh_from_db()
    assert (member.last_name, member.email, member.display_name) == ("", "", member.code)


def test_link_is_shown_once(event, coordinator_client, client):
    address = page("calendar_feeds", event)
    shown = coordinator_client.post(address, {}).context["address"]
    assert Calendar.from_ical(client.get(shown).content)["NAME"] == str(event)
    assert shown not in coordinator_client.get(address).text
    coordinator_client.post(page("feed_revoke", event, event.calendar_feeds.get().pk))
    assert client.get(shown).status_code == 404
