"""The coordinator's pages: what is said, what is refused beside its field, what is kept."""

from datetime import datetime, time

import pytest
from django.db import IntegrityError
from django.urls import reverse

from events.models import Activity
from partners.models import Assignment
from partners.programme.forms.activity import ActivityForm
from tests.factories import (
    make_activity,
    make_activity_host,
    make_assignment,
    make_check_in,
    make_hub,
    make_mobilisation,
    make_opening_day,
    make_partnership,
    make_professional,
    make_room,
    make_stand,
)
from tests.factories.events import PARIS

pytestmark = pytest.mark.django_db
ROOM_TAKEN = "Cette salle est déjà occupée à ce moment-là."
PERSON_TAKEN = "Ce professionnel est déjà pris à ce moment-là."


def address(name, event, *words):
    return reverse(name, args=[event.slug, *words])


def filled(**values):
    return {
        "title": "Écrire son CV",
        "kind": "workshop",
        "day": "2019-04-17",
        "starts_at": "10:00",
        "ends_at": "11:00",
        **values,
    }


def errors_of(client, event, **values):
    page = client.post(address("programme_add", event), filled(**values))
    assert page.status_code == 200
    form = page.context["form"]
    assert form["title"].value() == "Écrire son CV"
    return {name: list(texts) for name, texts in form.errors.items()}


def test_activity_is_added_with_who_runs_it(event, coordinator_client):
    host, person = make_partnership(event=event), make_mobilisation(event=event)
    sent = filled(room=make_room(event=event).pk, capacity=12, hosts=[host.pk], people=[person.pk])
    answer = coordinator_client.post(address("programme_add", event), sent)
    assert answer.status_code == 302
    made = event.activities.get()
    assert (made.code, made.starts_at) == ("ecrire-son-cv", datetime(2019, 4, 17, 10, tzinfo=PARIS))
    assert made.hosts.get().partnership == host
    assert made.assignments.get().mobilisation == person
    assert made.assignments.get().starts_at == made.starts_at


def test_room_that_is_taken_is_said_beside_the_room(event, coordinator_client):
    taken = make_activity(event=event, room=make_room(event=event), title="Oser")
    errors = errors_of(coordinator_client, event, room=taken.room.pk, starts_at="10:30")
    [text] = errors.pop("room")
    assert text.startswith(f"{ROOM_TAKEN} «\u202fOser\u202f», 10\u202fh")
    assert errors == {}


def test_person_who_is_taken_is_said_beside_the_people(event, coordinator_client):
    ada = make_professional(first_name="Ada", last_name="Martin")
    person = make_mobilisation(event=event, professional=ada)
    make_assignment(mobilisation=person, stand=make_stand(event=event, number="A12"))
    errors = errors_of(
        coordinator_client, event, starts_at="15:30", ends_at="17:00", people=[person.pk]
    )
    [text] = errors.pop("people")
    assert text.startswith(f"{PERSON_TAKEN} Ada Martin\u202f: «\u202fstand A12\u202f», 14\u202fh")
    assert errors == {}


@pytest.mark.parametrize(
    ("values", "field", "text"),
    [
        ({"ends_at": "09:00"}, "ends_at", "Une animation doit se terminer après son début."),
        ({"capacity": "0"}, "capacity", "Une animation a au moins une place."),
        ({"day": "2019-04-25"}, "day", None),
        ({"starts_at": "demain"}, "starts_at", None),
        ({"title": ""}, "title", None),
    ],
)
def test_wrong_value_is_said_beside_its_field(event, coordinator_client, values, field, text):
    page = coordinator_client.post(address("programme_add", event), filled(**values))
    errors = page.context["form"].errors
    assert set(errors) == {field}
    assert text is None or list(errors[field]) == [text]
    assert event.activities.count() == 0


def test_database_says_outside_the_event_beside_the_hour(event, administrator_client):
    """In the administration a date is typed whole."""
    activity = make_activity(event=event)
    sent = {
        "title": "Trop tard",
        "kind": "workshop",
        "code": activity.code,
        "starts_at_0": "25/04/2019",
        "starts_at_1": "10:00",
        "ends_at_0": "25/04/2019",
        "ends_at_1": "11:00",
        **{
            f"{prefix}-{name}_FORMS": 0
            for prefix in ("hosts", "assignments")
            for name in ("TOTAL", "INITIAL")
        },
    }
    page = administrator_client.post(
        reverse("admin:events_activity_change", args=[activity.pk]), sent
    )
    errors = page.context["adminform"].form.errors
    expected = "Une animation a lieu entre le premier et le dernier jour de l’événement."
    assert {name: list(texts) for name, texts in errors.items()} == {"starts_at": [expected]}


def test_moving_an_activity_of_somebody_who_is_taken_is_refused(event, coordinator_client):
    first = make_assignment(event=event)
    later = {"starts_at": "14:00", "ends_at": "15:00"}
    other = make_activity(
        event=event,
        starts_at=datetime(2019, 4, 17, 14, tzinfo=PARIS),
        ends_at=datetime(2019, 4, 17, 15, tzinfo=PARIS),
    )
    make_assignment(mobilisation=first.mobilisation, activity=other)
    page = coordinator_client.post(
        address("programme_change", event, first.activity.code),
        filled(people=[first.mobilisation.pk], **later),
    )
    assert list(page.context["form"].errors) == ["people"]
    assert Activity.objects.get(pk=first.activity.pk).starts_at.hour == 8
    answer = coordinator_client.post(
        address("programme_change", event, first.activity.code), filled(**later)
    )
    assert answer.status_code == 302, "without the person who is taken, it moves"
    assert list(Assignment.objects.all()) == list(other.assignments.all())


def test_who_was_faster_is_said_as_well(event, coordinator_client, monkeypatch):
    """The room was free as the form was checked: the database refuses, then the form sees why."""
    room = make_room(event=event)
    save = ActivityForm.save

    def overtaken(form, commit=True):
        monkeypatch.setattr(ActivityForm, "save", save)
        make_activity(event=event, room=room, title="Plus rapide")
        save(form)

    monkeypatch.setattr(ActivityForm, "save", overtaken)
    errors = errors_of(coordinator_client, event, room=room.pk)
    assert list(errors) == ["room"]
    assert errors["room"][0].startswith(ROOM_TAKEN)


def test_who_is_ticked_comes_first_in_the_list(event, coordinator_client):
    for name in ("Aubry", "Zola"):
        make_mobilisation(event=event, professional=make_professional(last_name=name))
    busy = event.mobilisations.get(professional__last_name="Zola")
    make_assignment(mobilisation=busy)
    page = coordinator_client.post(
        address("programme_add", event), filled(people=[busy.pk, "x"], title="")
    )
    labels = [str(label) for _value, label in page.context["form"].fields["people"].choices]
    assert labels[0].startswith("Camille Zola")


def test_copy_is_proposed_right_after_and_written_once_saved(event, coordinator_client):
    row = make_assignment(event=event)
    page = coordinator_client.get(address("programme_copy", event, row.activity.code))
    form = page.context["form"]
    assert [form[name].value() for name in ("title", "starts_at", "people")] == [
        row.activity.title,
        time(11),
        [row.mobilisation.pk],
    ]
    assert event.activities.count() == 1
    sent = filled(starts_at="11:00", ends_at="12:00", people=[row.mobilisation.pk])
    coordinator_client.post(address("programme_copy", event, row.activity.code), sent)
    assert event.activities.count() == Assignment.objects.count() == 2


def test_activity_is_deleted_once_confirmed(event, coordinator_client):
    row = make_assignment(event=event)
    page = address("programme_delete", event, row.activity.code)
    assert row.mobilisation.professional.display_name in coordinator_client.get(page).text
    assert event.activities.count() == 1
    coordinator_client.post(page)
    assert event.activities.count() == Assignment.objects.count() == 0


def test_activity_that_was_counted_is_kept(event, coordinator_client):
    activity = make_activity(event=event)
    make_check_in(event=event, kind="workshop", activity=activity)
    page = address("programme_delete", event, activity.code)
    answer = coordinator_client.post(page, follow=True)
    assert "Rien n’a été supprimé" in answer.text
    assert event.activities.count() == 1


def test_gaps_are_shown_and_found(event, coordinator_client):
    make_opening_day(event=event, date="2019-04-17", opens_at=time(10, 30))
    room = make_room(event=event, capacity=10)
    make_activity(event=event, title="Sans rien")
    whole = make_activity(
        event=event,
        title="Complète",
        room=room,
        capacity=10,
        starts_at=datetime(2019, 4, 17, 11, tzinfo=PARIS),
        ends_at=datetime(2019, 4, 17, 12, tzinfo=PARIS),
    )
    make_activity_host(activity=whole)
    make_assignment(activity=whole)
    page = coordinator_client.get(address("programme", event) + "?manque=1")
    board = page.context["board"]
    assert (board.total, board.gaps, board.shown) == (2, 1, 1)
    [line] = board.days[0].lines
    assert [gap.code for gap in line.gaps] == ["room", "host", "people", "hours"]
    [free] = board.days[0].rooms
    thin = "\u202f"
    assert free.taken == (f"11{thin}h\u00a0– 12{thin}h",)
    assert len(free.free) == 2


def test_programme_is_searched_by_hub_room_and_organisation(event, coordinator_client):
    hub, room = make_hub(event=event), make_room(event=event, name="Garamond")
    wanted = make_activity(event=event, hub=hub, room=room)
    host = make_activity_host(activity=wanted)
    make_activity(event=event)
    name = str(host.partnership)
    for query in (f"pole={hub.code}", "recherche=garamond", f"recherche={name}"):
        page = coordinator_client.get(f"{address('programme', event)}?{query}")
        [day] = page.context["board"].days
        assert [one.line.activity for one in day.lines] == [wanted]
    page = coordinator_client.get(address("programme", event) + "?recherche=%00&pole=%00'")
    assert page.status_code == 200


def test_database_refusal_without_a_reason_is_still_said(event, coordinator_client, monkeypatch):
    def refused(form, commit=True):
        raise IntegrityError

    monkeypatch.setattr(ActivityForm, "save", refused)
    page = coordinator_client.post(address("programme_add", event), filled())
    assert list(page.context["form"].errors) == ["__all__"]


def test_empty_pages_offer_the_next_step(event, coordinator_client):
    for name, next_step in (
        ("programme", address("programme_add", event)),
        ("programme_presences", reverse("admin:partners_mobilisation_add")),
        ("floor", address("floor_stand_add", event)),
    ):
        assert (
            f'class="button" href="{next_step}"'
            in coordinator_client.get(address(name, event)).text
        )
