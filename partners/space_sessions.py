"""The sessions as an organisation sees them: free seats, and its own people; nobody else."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from partners.models import Mobilisation, PartnerAccess, PreparationSession, SessionAttendance


@dataclass(frozen=True)
class OpenSession:
    session: PreparationSession
    free: int | None  # None: no limit
    own: tuple[SessionAttendance, ...]
    others: tuple[Mobilisation, ...]  # its people who are not on the list


def sessions_of(access: PartnerAccess, today: date) -> list[OpenSession]:
    sessions = access.event.preparation_sessions.open_for_sign_up(today).with_list_counts()
    people = list(
        access.event.mobilisations.filter(
            professional__organisation=access.partnership.organisation_id
        )
        .select_related("professional")
        .order_by("professional__last_name", "professional__first_name", "pk")
    )
    listed = _listed(access, people)
    return [
        _seen(session, listed[session.pk], people)
        for session in sessions.select_related("hub").order_by("date", "starts_at", "code")
    ]


def _listed(
    access: PartnerAccess, people: list[Mobilisation]
) -> dict[int, dict[int, SessionAttendance]]:
    """By session, then by person."""
    found: dict[int, dict[int, SessionAttendance]] = defaultdict(dict)
    rows = access.event.session_attendances.filter(mobilisation__in=people)
    for row in rows.select_related("mobilisation__professional"):
        found[row.session_id][row.mobilisation_id] = row
    return found


def _seen(
    session: PreparationSession, own: dict[int, SessionAttendance], people: list[Mobilisation]
) -> OpenSession:
    free = None if session.capacity is None else max(0, session.capacity - session.taken_count)
    return OpenSession(
        session,
        free,
        tuple(own[person.pk] for person in people if person.pk in own),
        tuple(person for person in people if person.pk not in own),
    )
