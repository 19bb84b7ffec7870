"""What breaks each rule of stands and presences: see tests/refusals.py."""

from datetime import timedelta

from tests.factories import (
    make_activity,
    make_assignment,
    make_hub,
    make_mobilisation,
    make_partnership,
    make_room,
    make_stand,
    make_stand_holder,
)
from tests.refusals import changed, copy_of

HALF_AN_HOUR = timedelta(minutes=30)


def stand_with_same_number():
    first = make_stand()
    return changed(make_stand(event=first.event), number=first.number)


def in_two_places():
    row = make_assignment(stand=make_stand())
    return changed(row, hub=make_hub(event=row.event))


def taken_by_an_activity():
    """A stand held from half past ten by somebody who runs an activity from ten to eleven."""
    busy = make_assignment()
    stand = make_stand(event=busy.event)
    later = busy.starts_at + HALF_AN_HOUR
    return copy_of(
        busy, activity=None, stand=stand, starts_at=later, ends_at=busy.ends_at + HALF_AN_HOUR
    )


def presence_of_no_length():
    row = make_assignment(stand=make_stand())
    return changed(row, ends_at=row.starts_at)


PROGRAMME_CONSTRAINTS = {
    "partners_stand_hub_same_event": lambda: changed(make_stand(), hub=make_hub()),
    "partners_stand_room_same_event": lambda: changed(make_stand(), room=make_room()),
    "partners_stand_number_unique": stand_with_same_number,
    "partners_stand_number_format": lambda: changed(make_stand(), number="a 1"),
    "partners_standholder_stand_same_event": lambda: changed(
        make_stand_holder(), stand=make_stand()
    ),
    "partners_standholder_partner_same_event": lambda: changed(
        make_stand_holder(), partnership=make_partnership()
    ),
    "partners_standholder_unique": lambda: copy_of(make_stand_holder()),
    "partners_assignment_person_same_event": lambda: changed(
        make_assignment(), mobilisation=make_mobilisation()
    ),
    "partners_assignment_activity_same_event": lambda: changed(
        make_assignment(), activity=make_activity()
    ),
    "partners_assignment_stand_same_event": lambda: changed(
        make_assignment(stand=make_stand()), stand=make_stand()
    ),
    "partners_assignment_hub_same_event": lambda: changed(
        make_assignment(hub=make_hub()), hub=make_hub()
    ),
    "partners_assignment_one_place": in_two_places,
    "partners_assignment_has_hours": presence_of_no_length,
    "partners_assignment_person_free": taken_by_an_activity,
}
