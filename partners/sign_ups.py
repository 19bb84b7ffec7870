"""Who has a seat in a preparation session, who waits for one, who came.

The database refuses one person too many (partners.models.seats): here the next thing is tried.
"""

import sys
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.models import Mobilisation, PreparationSession, SessionAttendance
from partners.models.preparation import OccurrenceStatus, SessionAttendanceStatus
from partners.refusal import Refused

Status = SessionAttendanceStatus


@transaction.atomic
def sign_up(
    *, session: PreparationSession, mobilisation: Mobilisation, today: date | None = None
) -> SessionAttendance:
    """A seat, or the end of the waiting list: nobody overtakes whoever waits. Who is on the list
    already stays where they are.

    Raises Refused when the session is over or was called off, or the person left.
    """
    locked = _locked(session.pk)
    if not locked.takes_sign_ups(today or timezone.localdate()):
        raise Refused(_("This session no longer takes sign-ups."))
    people = Mobilisation.objects.select_for_update(no_key=True, of=("self",))
    if not people.filter(pk=mobilisation.pk):
        raise Refused(_("This person is no longer on the list."))
    known: SessionAttendance | None = locked.attendances.filter(mobilisation=mobilisation).first()
    if known is not None:
        return known
    _fill(locked)
    status = Status.REGISTERED if _free_seats(locked) else Status.WAITING
    return _create(locked, mobilisation, status)


@transaction.atomic
def sign_up_many(
    *, session: PreparationSession, people: Iterable[Mobilisation], today: date | None = None
) -> tuple[int, int]:
    """How many have a seat now and how many wait, of those who were not on the list.

    Raises Refused as `sign_up` does.
    """
    locked = _locked(session.pk)
    listed = set(locked.attendances.values_list("mobilisation", flat=True))
    rows = [
        sign_up(session=locked, mobilisation=person, today=today)
        for person in people
        if person.pk not in listed
    ]
    waiting = sum(row.status == Status.WAITING for row in rows)
    return len(rows) - waiting, waiting


@transaction.atomic
def cancel_sign_up(*, attendance: SessionAttendance) -> list[SessionAttendance]:
    """The seat goes to the first who waits: the database sees to it (partners.models.seats).

    Raises Refused once presence was noted.
    """
    session = _locked(attendance.session_id)
    row = SessionAttendance.objects.filter(pk=attendance.pk).first()
    if row is None:
        return []
    if row.status not in (Status.REGISTERED, Status.WAITING):
        raise Refused(_("Attendance was already noted: ask the coordinator."))
    waiting = list(session.attendances.waiting().values_list("pk", flat=True))
    row.delete()
    return list(session.attendances.filter(pk__in=waiting, status=Status.REGISTERED).order_by("pk"))


def lock_sessions_of(mobilisation: Mobilisation) -> None:
    """Before somebody leaves: always in the same order, so that no two wait for each other."""
    rows = PreparationSession.objects.filter(attendances__mobilisation=mobilisation)
    keys = list(rows.values_list("pk", flat=True))
    locked = PreparationSession.objects.select_for_update(no_key=True, of=("self",))
    list(locked.filter(pk__in=keys).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def fill_free_seats(*, session: PreparationSession) -> list[SessionAttendance]:
    """Those who wait take the seats that are free, in the order in which they asked."""
    return _fill(_locked(session.pk))


@transaction.atomic
def note_presence(
    *, session: PreparationSession, people: Iterable[Mobilisation], status: Status
) -> int:
    """Came, absent, or only expected again; who was not on the list joins it. How many changed.

    A session at which somebody came was held. Raises Refused before its day.
    """
    locked = _locked(session.pk)
    if status == Status.ATTENDED:
        _mark_held(locked)
    known = {row.mobilisation_id: row for row in locked.attendances.all()}
    changed = 0
    for person in people:
        row = known.get(person.pk)
        if row is None:
            _create(locked, person, status)
        elif row.status != status:
            row.status = status
            row.save(update_fields=["status"])
        else:
            continue
        changed += 1
    return changed


def _mark_held(session: PreparationSession) -> None:
    if session.date > timezone.localdate():
        raise Refused(_("This session is still to come: nobody came yet."))
    if session.status == OccurrenceStatus.CANCELLED:
        raise Refused(_("This session was called off."))
    if session.status == OccurrenceStatus.PLANNED:
        session.status = OccurrenceStatus.HELD
        session.save(update_fields=["status"])


def _fill(session: PreparationSession) -> list[SessionAttendance]:
    if session.status != OccurrenceStatus.PLANNED:
        return []
    waiting = list(session.attendances.waiting())[: _free_seats(session)]
    for row in waiting:
        row.status = Status.REGISTERED
        row.save(update_fields=["status"])
    return waiting


def _free_seats(session: PreparationSession) -> int:
    if session.capacity is None:
        return sys.maxsize
    taken = session.attendances.filter(status__in=[Status.REGISTERED, Status.ATTENDED]).count()
    return max(0, session.capacity - taken)


def _create(session: PreparationSession, person: Mobilisation, status: Status) -> SessionAttendance:
    row: SessionAttendance = SessionAttendance.objects.create(
        event_id=session.event_id, session=session, mobilisation=person, status=status
    )
    return row


def _locked(pk: int) -> PreparationSession:
    return PreparationSession.objects.select_for_update(no_key=True).get(pk=pk)
