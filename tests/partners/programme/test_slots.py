"""Nobody and no room in two places, also when an activity moves or two people write at once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from core.errors import field_of, message_of
from core.slots import take_turn
from events.models import Activity
from partners.models import Assignment
from partners.programme.writing import save_activity
from tests.factories import (
    make_activity,
    make_assignment,
    make_event,
    make_hub,
    make_mobilisation,
    make_professional,
    make_room,
    make_stand,
)
from tests.lock_waits import until_one_waits_for_a_turn
from tests.refusals import changed, copy_of

HOUR = timedelta(hours=1)
TAKEN = "Ce professionnel est déjà pris à ce moment-là."


def later(activity, hours=1, **values):
    """An activity of the same length that begins as many hours later."""
    start, end = (moment + hours * HOUR for moment in (activity.starts_at, activity.ends_at))
    return make_activity(event=activity.event, starts_at=start, ends_at=end, **values)


def moved(activity, hours):
    start, end = (moment + hours * HOUR for moment in (activity.starts_at, activity.ends_at))
    return changed(activity, starts_at=start, ends_at=end)


@pytest.mark.django_db
def test_presence_has_the_hours_of_its_activity_and_moves_with_it():
    row = make_assignment()
    slot = row.activity.starts_at, row.activity.ends_at
    assert (row.starts_at, row.ends_at) == slot
    moved(row.activity, 3).save()
    row.refresh_from_db()
    assert (row.starts_at, row.ends_at) == tuple(moment + 3 * HOUR for moment in slot)


@pytest.mark.django_db
def test_hours_of_an_activity_cannot_be_typed_otherwise():
    row = make_assignment()
    Assignment.objects.filter(pk=row.pk).update(starts_at=row.starts_at - HOUR)
    assert Assignment.objects.get().starts_at == row.activity.starts_at


@pytest.mark.django_db
def test_touching_slots_are_allowed():
    first = make_assignment()
    make_assignment(mobilisation=first.mobilisation, activity=later(first.activity))
    make_assignment(
        mobilisation=first.mobilisation,
        stand=make_stand(event=first.event),
        starts_at=first.starts_at - HOUR,
        ends_at=first.starts_at,
    )
    assert Assignment.objects.count() == 3


@pytest.mark.django_db
def test_moving_an_activity_onto_another_of_the_same_person_is_refused():
    first = make_assignment()
    second = make_assignment(mobilisation=first.mobilisation, activity=later(first.activity, 2))
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        moved(second.activity, -2).save()
    assert (message_of(refusal.value), field_of(refusal.value)) == (TAKEN, "mobilisation")
    assert Activity.objects.get(pk=second.activity.pk).starts_at == second.starts_at


@pytest.mark.django_db
def test_message_says_who_is_taken_by_what_and_when():
    person = make_professional(first_name="Ada", last_name="Martin")
    busy = make_assignment(
        event=(event := make_event()),
        activity=make_activity(event=event, title="Écrire son CV"),
        mobilisation=make_mobilisation(event=event, professional=person),
    )
    other = Assignment(
        event=busy.event,
        mobilisation=busy.mobilisation,
        hub=make_hub(event=busy.event),
        starts_at=busy.starts_at,
        ends_at=busy.ends_at + HOUR,
    )
    with pytest.raises(ValidationError) as invalid:
        other.full_clean()
    when = "10\u202fh\u00a0– 11\u202fh, 17\u00a0avril\u00a02019"
    expected = f"{TAKEN} Ada Martin\u202f: «\u202fÉcrire son CV\u202f», {when}."
    assert invalid.value.message_dict == {"mobilisation": [expected]}


@pytest.mark.django_db
def test_message_says_what_takes_a_room():
    taken = make_activity(room=make_room(), title="Écrire son CV")
    with pytest.raises(ValidationError) as invalid:
        copy_of(taken, code="autre").full_clean()
    [text] = invalid.value.message_dict["room"]
    assert text.startswith(
        "Cette salle est déjà occupée à ce moment-là. «\u202fÉcrire son CV\u202f»"
    )


@pytest.mark.django_db
def test_one_person_may_be_expected_by_two_editions():
    """Each edition has its own list of who is where: ADR 24."""
    first = make_assignment()
    twin = make_mobilisation(professional=first.mobilisation.professional)
    assert make_assignment(mobilisation=twin).starts_at == first.starts_at


@pytest.mark.django_db
def test_revision_grows_when_a_calendar_must_be_told():
    activity = make_activity()
    changed(activity, capacity=12, kind="conference").save()
    activity.refresh_from_db()
    assert activity.revision == 0
    changed(activity, title="Autre titre", revision=7).save()
    activity.refresh_from_db()
    assert activity.revision == 1
    moved(activity, 1).save()
    activity.refresh_from_db()
    assert activity.revision == 2


def write(start, act):
    """What the database answers to a writer with a connection of its own."""
    start.wait()
    with closing(connection):
        try:
            with transaction.atomic():
                act()
        except IntegrityError as error:
            return message_of(error)
    return "done"


def at_once(*acts):
    """Both begin together; neither is ended as a deadlock, whatever the order they write in."""
    start = threading.Barrier(len(acts))
    with ThreadPoolExecutor(len(acts)) as pool:
        written = [pool.submit(write, start, act) for act in acts]
        return sorted(done.result() for done in written)


def presence(activity, mobilisation):
    return Assignment(event_id=activity.event_id, mobilisation=mobilisation, activity=activity).save


def two_who_take_a_person():
    person = make_mobilisation()
    acts = [presence(make_activity(event=person.event), person) for _ in range(2)]
    return TAKEN, acts


def one_who_moves_an_activity_and_one_who_takes_its_person():
    row = make_assignment()
    there = later(row.activity, 2)
    return TAKEN, [moved(row.activity, 2).save, presence(there, row.mobilisation)]


def one_who_moves_an_activity_and_one_who_gives_it_somebody_taken_there():
    row = make_assignment()
    free = later(row.activity, 2)
    return TAKEN, [moved(free, -2).save, presence(free, row.mobilisation)]


def two_who_take_a_room():
    room = make_room()
    acts = [changed(make_activity(event=room.event), room=room).save for _ in range(2)]
    return "Cette salle est déjà occupée à ce moment-là.", acts


RIVALS = [
    two_who_take_a_person,
    one_who_moves_an_activity_and_one_who_takes_its_person,
    one_who_moves_an_activity_and_one_who_gives_it_somebody_taken_there,
    two_who_take_a_room,
]


@pytest.mark.parametrize("rivals", RIVALS)
@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_is_refused_and_neither_ended_as_a_deadlock(rivals):
    refusal, acts = rivals()
    assert at_once(*acts) == [refusal, "done"]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_a_person_at_once_one_is_written():
    _refusal, acts = two_who_take_a_person()
    at_once(*acts)
    assert Assignment.objects.count() == 1


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("rivals", RIVALS)
@pytest.mark.django_db(transaction=True)
def test_second_waits_for_the_first_to_end_before_it_writes(rivals, order):
    refusal, acts = rivals()
    first, second = acts[::order]
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            written = pool.submit(write, threading.Barrier(1), second)
            until_one_waits_for_a_turn()
        assert written.result() == refusal


@pytest.mark.django_db(transaction=True)
def test_whoever_changes_an_activity_takes_nobody_away_before_their_turn():
    """Who has the turn may be moving the presences of the same activity."""
    row = make_assignment()
    nobody = {"partnerships": [], "people": []}
    save = partial(save_activity, activity=changed(row.activity, capacity=5), **nobody)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            take_turn()
            written = pool.submit(write, threading.Barrier(1), save)
            until_one_waits_for_a_turn()
            Assignment.objects.select_for_update(nowait=True, of=("self",)).get()
        assert written.result() == "done"
    assert Assignment.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_second_goes_on_when_the_first_gives_up():
    _refusal, [first, second] = two_who_take_a_person()
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            written = pool.submit(write, threading.Barrier(1), second)
            until_one_waits_for_a_turn()
            transaction.set_rollback(True)
        assert written.result() == "done"
    assert Assignment.objects.count() == 1
