"""What stands in the addresses of the pages about preparation and the partner space."""

from datetime import date

from events.models import Event
from partners.models import PreparationSession
from tests.factories import (
    make_change_proposal,
    make_in_kind_proposal,
    make_mobilisation,
    make_partner_access,
    make_preparation_session,
    make_session_attendance,
)


def session(event: Event) -> str:
    """An observation that was held, with the person of `professional` among those who came."""
    return _observation(event).code


def professional(event: Event) -> str:
    row = _observation(event).attendances.first()
    code: str = row.mobilisation.professional.code
    return code


def proposal(event: Event) -> int:
    row = event.change_proposals.first() or make_change_proposal(event=event)
    return int(row.pk)


def offer(event: Event) -> int:
    row = event.in_kind_proposals.first() or make_in_kind_proposal(event=event)
    return int(row.pk)


def access(event: Event) -> int:
    row = event.partner_accesses.first() or make_partner_access(event=event)
    return int(row.pk)


def _observation(event: Event) -> PreparationSession:
    known = event.preparation_sessions.filter(code="observation").first()
    if known:
        return known
    made = make_preparation_session(
        event=event, code="observation", kind="observation", date=date(2019, 2, 1), status="held"
    )
    person = make_mobilisation(event=event)
    make_session_attendance(session=made, mobilisation=person, status="attended")
    return made
