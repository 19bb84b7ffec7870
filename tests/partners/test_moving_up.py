"""Who waits for a seat gets the next one that is free, and nobody overtakes them."""

import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from partners.changes import accept_change, propose_departure
from partners.models import ChangeProposal
from partners.refusal import Refused
from partners.sign_ups import cancel_sign_up, sign_up
from tests.factories import (
    make_mobilisation,
    make_partner_access,
    make_preparation_session,
    make_professional,
    make_session_attendance,
    make_user,
)

SOON = timezone.localdate() + timedelta(days=7)


@pytest.fixture
def session(event):
    return make_preparation_session(event=event, date=SOON, capacity=2)


def filled(session, number):
    people = [make_mobilisation(event=session.event) for _number in range(number)]
    return [sign_up(session=session, mobilisation=person) for person in people]


def statuses(session):
    return list(session.attendances.order_by("pk").values_list("status", flat=True))


def newcomer(session):
    return sign_up(session=session, mobilisation=make_mobilisation(event=session.event)).status


def departure(mobilisation):
    access = make_partner_access(event=mobilisation.event)
    return propose_departure(access=access, mobilisation=mobilisation)


def test_departure_gives_the_seat_to_who_waits(session, coordinator):
    rows = filled(session, 4)
    leaves = departure(rows[0].mobilisation)
    accept_change(proposal=leaves, by=coordinator, revision=1)
    assert statuses(session) == ["registered", "registered", "waiting"]
    assert newcomer(session) == "waiting"


@pytest.mark.parametrize(
    ("capacity", "left"), [(3, ["registered"] * 3 + ["waiting"]), (None, ["registered"] * 4)]
)
def test_more_seats_are_given_at_once(session, capacity, left):
    filled(session, 4)
    type(session).objects.filter(pk=session.pk).update(capacity=capacity)
    assert statuses(session) == left


def test_rows_deleted_together_free_their_seats(session):
    rows = filled(session, 5)
    session.attendances.filter(pk__in=[row.pk for row in rows[:2]]).delete()
    assert statuses(session) == ["registered", "registered", "waiting"]


def test_nobody_moves_up_in_a_session_that_was_called_off(session):
    rows = filled(session, 3)
    type(session).objects.filter(pk=session.pk).update(status="cancelled")
    rows[0].delete()
    assert statuses(session) == ["registered", "waiting"]


def test_newcomer_waits_behind_those_who_wait(session):
    """Seats that were left free, as a dossier may bring them."""
    for status in ("registered", "waiting", "waiting"):
        make_session_attendance(session=session, event=session.event, status=status)
    assert newcomer(session) == "waiting"
    assert statuses(session) == ["registered", "registered", "waiting", "waiting"]


def test_somebody_who_left_is_not_signed_up(session):
    person = make_mobilisation(event=session.event)
    type(person).objects.filter(pk=person.pk).delete()
    with pytest.raises(Refused):
        sign_up(session=session, mobilisation=person)


def at_once(acts):
    """Each in a thread of its own; what they raised."""
    start, raised = threading.Barrier(len(acts)), []

    def run(act):
        try:
            start.wait()
            act()
        except Exception as error:
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


@pytest.mark.django_db(transaction=True)
def test_departure_asked_by_six_at_once_waits_once():
    access = make_partner_access()
    own = make_professional(organisation=access.partnership.organisation)
    person = make_mobilisation(event=access.event, professional=own)
    colleagues = [
        make_partner_access(event=access.event, partnership=access.partnership)
        for _number in range(6)
    ]
    acts = [
        lambda each=each: propose_departure(access=each, mobilisation=person) for each in colleagues
    ]
    assert at_once(acts) == []
    assert ChangeProposal.objects.filter(status="pending").count() == 1


@pytest.mark.django_db(transaction=True)
def test_departures_accepted_at_once_fill_every_seat():
    """Six people with a seat in the same two sessions leave; six wait in each."""
    sessions = [make_preparation_session(date=SOON, capacity=6)]
    event = sessions[0].event
    sessions.append(make_preparation_session(event=event, date=SOON, capacity=6))
    people = [make_mobilisation(event=event) for _number in range(12)]
    for order, session in enumerate(sessions):
        for person in people[:6] if order == 0 else people[5::-1]:
            sign_up(session=session, mobilisation=person)
        for person in people[6:]:
            sign_up(session=session, mobilisation=person)
    by = make_user()
    leaving = [departure(person) for person in people[:6]]
    acts = [lambda row=row: accept_change(proposal=row, by=by, revision=1) for row in leaving]
    assert at_once(acts) == []
    assert [statuses(session) for session in sessions] == [["registered"] * 6] * 2


@pytest.mark.django_db(transaction=True)
def test_cancelled_at_once_fill_every_seat():
    session = make_preparation_session(date=SOON, capacity=6)
    rows = filled(session, 12)
    assert at_once([lambda row=row: cancel_sign_up(attendance=row) for row in rows[:6]]) == []
    assert statuses(session) == ["registered"] * 6
