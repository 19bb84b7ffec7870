"""Sessions for many people: ticked in one list, signed up or noted as present together."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_mobilisation, make_preparation_session, make_session_attendance

pytestmark = pytest.mark.django_db
PAST = date(2019, 3, 12)


def address(page, event, *words):
    return reverse(page, args=[event.slug, *words])


def people(event, number):
    return [make_mobilisation(event=event) for _number in range(number)]


def tick(client, event, session, ticked):
    codes = [one.professional.code for one in ticked]
    data = {"session": session.code, "person": codes}
    return client.post(address("preparation", event), data, follow=True)


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def test_people_who_are_ticked_are_signed_up_and_the_last_wait(event, coordinator_client):
    soon = timezone.localdate() + timedelta(days=1)
    session = make_preparation_session(event=event, date=soon, capacity=2)
    three = people(event, 3)
    assert told(tick(coordinator_client, event, session, three)) == [
        "2 personnes ont une place.",
        "1 personne est en liste d’attente.",
    ]
    assert told(tick(coordinator_client, event, session, three))[0] == "0 personne a une place."
    states = session.attendances.order_by("pk").values_list("status", flat=True)
    assert sorted(states) == ["registered", "registered", "waiting"]


def test_session_that_was_called_off_takes_nobody(event, coordinator_client):
    soon = timezone.localdate() + timedelta(days=1)
    session = make_preparation_session(event=event, date=soon, status="cancelled")
    [message] = told(tick(coordinator_client, event, session, people(event, 1)))
    assert "sont closes" in message
    assert session.attendances.count() == 0


def test_page_of_a_session_leads_to_the_list_where_it_is_chosen(event, coordinator_client):
    session = make_preparation_session(event=event, date=PAST)
    people(event, 1)
    link = f"{address('preparation', event)}?seance={session.code}"
    assert link in coordinator_client.get(address("preparation_session", event, session.code)).text
    assert f'value="{session.code}" selected' in coordinator_client.get(link).text


def test_all_who_are_expected_are_noted_at_once(event, coordinator_client):
    session = make_preparation_session(event=event, date=PAST)
    for status in ("registered", "registered", "absent", "waiting"):
        make_session_attendance(session=session, status=status)
    page = address("preparation_presence", event, session.code)
    assert 'name="everybody"' in coordinator_client.get(page).text
    coordinator_client.post(page, {"everybody": "1"})
    states = session.attendances.order_by("pk").values_list("status", flat=True)
    assert list(states) == ["attended", "attended", "absent", "waiting"]
    assert 'name="everybody"' not in coordinator_client.get(page).text


def test_next_session_starts_from_the_last_one(event, coordinator_client):
    page = address("preparation_session_add", event)
    sent = {
        "kind": "awareness",
        "date": "2026-12-01",
        "starts_at": "14:00",
        "half_days": "1",
        "place": "Paris",
        "status": "planned",
        "again": "1",
    }
    again = coordinator_client.post(page, sent)
    assert again.url == f"{page}?encore=1"
    kept = {"starts_at": time(14), "ends_at": None, "half_days": 1, "place": "Paris"}
    kept["capacity"] = None
    form = coordinator_client.get(page).context["form"]
    assert {name: form.initial.get(name) for name in ("kind", *kept)} == {"kind": "", **kept}
    form = coordinator_client.get(again.url).context["form"]
    assert {name: form.initial.get(name) for name in ("kind", *kept)} == {
        "kind": "awareness",
        **kept,
    }
