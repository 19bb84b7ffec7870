"""Seats: never one too many, whoever comes at the same instant; the others wait in order."""

import threading
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connections
from django.utils import timezone

from partners.models.preparation import SessionAttendanceStatus as Status
from partners.refusal import Refused
from partners.sign_ups import cancel_sign_up, fill_free_seats, note_presence, sign_up
from tests.factories import (
    make_mobilisation,
    make_preparation_session,
    make_session_attendance,
)

SOON = timezone.localdate() + timedelta(days=7)
PAST = date(2019, 3, 12)


def people(event, number):
    return [make_mobilisation(event=event) for _number in range(number)]


def statuses(session):
    return list(session.attendances.order_by("pk").values_list("status", flat=True))


@pytest.fixture
def session(event):
    return make_preparation_session(event=event, date=SOON, capacity=2)


def test_sign_ups_beyond_the_seats_wait(session):
    for person in people(session.event, 4):
        sign_up(session=session, mobilisation=person)
    assert statuses(session) == ["registered", "registered", "waiting", "waiting"]


def test_signing_up_twice_changes_nothing(session):
    person = people(session.event, 1)[0]
    first = sign_up(session=session, mobilisation=person)
    assert sign_up(session=session, mobilisation=person) == first
    assert statuses(session) == ["registered"]


def test_cancelled_seat_goes_to_the_first_who_waits(session):
    rows = [sign_up(session=session, mobilisation=person) for person in people(session.event, 4)]
    promoted = cancel_sign_up(attendance=rows[0])
    assert promoted == [rows[2]]
    assert statuses(session) == ["registered", "registered", "waiting"]


def test_more_seats_are_given_in_order(session):
    """Those that a dossier brought: elsewhere a seat is given as it becomes free."""
    rows = [
        make_session_attendance(session=session, event=session.event, status="waiting")
        for _number in range(3)
    ]
    assert fill_free_seats(session=session) == rows[:2]


def test_session_without_limit_takes_everybody(event):
    session = make_preparation_session(event=event, date=SOON)
    for person in people(event, 30):
        assert sign_up(session=session, mobilisation=person).status == Status.REGISTERED


@pytest.mark.parametrize(
    "values", [{"date": PAST}, {"status": "cancelled"}, {"status": "held", "date": PAST}]
)
def test_session_that_is_over_takes_nobody(event, values):
    session = make_preparation_session(event=event, **{"date": SOON, **values})
    with pytest.raises(Refused):
        sign_up(session=session, mobilisation=people(event, 1)[0])
    assert statuses(session) == []


def test_noted_attendance_is_not_cancelled(event):
    row = make_session_attendance(event=event, status="attended")
    with pytest.raises(Refused):
        cancel_sign_up(attendance=row)
    assert row.session.attendances.count() == 1


def test_somebody_who_came_makes_the_session_held(event):
    session = make_preparation_session(event=event, date=PAST)
    listed, unlisted = people(event, 2)
    make_session_attendance(session=session, mobilisation=listed)
    changed = note_presence(session=session, people=[listed, unlisted], status=Status.ATTENDED)
    assert (changed, statuses(session)) == (2, ["attended", "attended"])
    session.refresh_from_db()
    assert session.status == "held"
    assert note_presence(session=session, people=[listed], status=Status.ATTENDED) == 0


@pytest.mark.parametrize("values", [{"date": SOON}, {"date": PAST, "status": "cancelled"}])
def test_nobody_came_to_what_was_not_held(event, values):
    session = make_preparation_session(event=event, **values)
    with pytest.raises(Refused):
        note_presence(session=session, people=people(event, 1), status=Status.ATTENDED)
    assert statuses(session) == []


@pytest.mark.django_db(transaction=True)
def test_last_seats_are_never_given_twice():
    """Twelve sign up at the same instant for five seats."""
    session = make_preparation_session(date=SOON, capacity=5)
    start = threading.Barrier(12)

    def act(person):
        try:
            start.wait()
            sign_up(session=session, mobilisation=person)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=[person]) for person in people(session.event, 12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses(session)) == ["registered"] * 5 + ["waiting"] * 7


@pytest.mark.django_db(transaction=True)
def test_seats_are_not_taken_away_under_a_sign_up():
    """Somebody signs up while the coordinator lowers the number of seats: one of them is told."""
    session = make_preparation_session(date=SOON, capacity=2)
    first, second = people(session.event, 2)
    sign_up(session=session, mobilisation=first)
    start = threading.Barrier(2)
    refused = []

    def lower():
        try:
            start.wait()
            type(session).objects.filter(pk=session.pk).update(capacity=1)
        except IntegrityError:
            refused.append("lower")
        finally:
            connections.close_all()

    def join():
        try:
            start.wait()
            sign_up(session=session, mobilisation=second)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=lower), threading.Thread(target=join)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    session.refresh_from_db()
    taken = session.attendances.filter(status="registered").count()
    assert (session.capacity, taken, refused) in [(1, 1, []), (2, 2, ["lower"])]
