"""What breaks each rule of the preparation and of the partner space: see tests/refusals.py."""

from datetime import timedelta

from django.utils import timezone

from tests.factories import (
    make_change_proposal,
    make_charter_acceptance,
    make_hub,
    make_in_kind_proposal,
    make_mobilisation,
    make_partner_access,
    make_partnership,
    make_preparation_session,
    make_preparation_step,
    make_session_attendance,
)
from tests.refusals import changed, copy_of


def with_link(**values):
    later = timezone.now() + timedelta(days=1)
    return make_partner_access(token_hash="a" * 64, expires_at=later, **values)


def access_with_same_address():
    known = make_partner_access()
    return copy_of(known, contact_email=known.contact_email.upper())


def same_link():
    known = with_link()
    return changed(with_link_of(known), token_hash=known.token_hash)


def with_link_of(known):
    return make_partner_access(event=known.event, expires_at=known.expires_at)


def two_for_one_person():
    known = make_change_proposal(kind="person")
    known.mobilisation = make_mobilisation(event=known.event)
    known.save()
    return copy_of(known)


def session_without_a_seat_left():
    session = make_preparation_session(capacity=1)
    make_session_attendance(session=session)
    return session


def sign_up_when_full():
    session = session_without_a_seat_left()
    person = make_mobilisation(event=session.event)
    return lambda: make_session_attendance(session=session, mobilisation=person)


def take_a_seat_from_the_waiting_list():
    session = session_without_a_seat_left()
    waiting = make_session_attendance(session=session, status="waiting")
    return changed(waiting, status="attended").save


def fewer_seats_than_taken():
    session = make_preparation_session(capacity=2)
    for _number in range(2):
        make_session_attendance(session=session)
    return changed(session, capacity=1).save


SPACE_CONSTRAINTS = {
    "partners_preparationstep_unique": lambda: copy_of(make_preparation_step()),
    "partners_preparationstep_kind_known": lambda: changed(make_preparation_step(), kind="party"),
    "partners_preparationsession_hub_same_event": lambda: changed(
        make_preparation_session(kind="observation"), hub=make_hub()
    ),
    "partners_preparationsession_observed": lambda: changed(
        make_preparation_session(), tutor="Dominique"
    ),
    "partners_preparationsession_has_seats": lambda: changed(
        make_preparation_session(), capacity=0
    ),
    "partners_partneraccess_partner_same_event": lambda: changed(
        make_partner_access(), partnership=make_partnership()
    ),
    "partners_partneraccess_email_unique": access_with_same_address,
    "partners_partneraccess_token_unique": same_link,
    "partners_partneraccess_expires": lambda: changed(make_partner_access(), token_hash="b" * 64),
    "partners_changeproposal_partner_same_event": lambda: changed(
        make_change_proposal(), partnership=make_partnership()
    ),
    "partners_changeproposal_person_same_event": lambda: changed(
        make_change_proposal(kind="person"), mobilisation=make_mobilisation()
    ),
    "partners_changeproposal_access_same_event": lambda: changed(
        make_change_proposal(), access=make_partner_access()
    ),
    "partners_changeproposal_one_sheet": lambda: copy_of(make_change_proposal(kind="sheet")),
    "partners_changeproposal_one_person": two_for_one_person,
    "partners_partneraccess_plain_name": lambda: changed(
        make_partner_access(), contact_name="Zoé\nMartin"
    ),
    "partners_changeproposal_decided": lambda: changed(make_change_proposal(), status="accepted"),
    "partners_changeproposal_kind_known": lambda: changed(make_change_proposal(), kind="party"),
    "partners_changeproposal_status_known": lambda: changed(make_change_proposal(), status="lost"),
    "partners_inkindproposal_partner_same_event": lambda: changed(
        make_in_kind_proposal(), partnership=make_partnership()
    ),
    "partners_inkindproposal_access_same_event": lambda: changed(
        make_in_kind_proposal(), access=make_partner_access()
    ),
    "partners_inkindproposal_quantity_positive": lambda: changed(
        make_in_kind_proposal(), quantity=0
    ),
    "partners_inkindproposal_not_negative": lambda: changed(make_in_kind_proposal(), unit_value=-1),
    "partners_inkindproposal_decided": lambda: changed(make_in_kind_proposal(), status="refused"),
    "partners_inkindproposal_kind_known": lambda: changed(make_in_kind_proposal(), kind="party"),
    "partners_inkindproposal_status_known": lambda: changed(make_in_kind_proposal(), status="lost"),
    "partners_charteracceptance_same_event": lambda: changed(
        make_charter_acceptance(), partnership=make_partnership()
    ),
}
SPACE_TRIGGERS = {
    "partners_sessionattendance_has_a_seat": [
        sign_up_when_full,
        take_a_seat_from_the_waiting_list,
    ],
    "partners_preparationsession_keeps_seats": [fewer_seats_than_taken],
}
