"""Who is where on the days of the event, person by person; and whom nobody expects anywhere."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from core.hours import slot_text
from events.models import Event
from partners.models import Assignment, Mobilisation, SessionAttendance

ORDER = ("organisation__name", "last_name", "first_name", "code")


@dataclass(frozen=True)
class Presence:
    row: Assignment

    @property
    def when(self) -> str:
        return slot_text(self.row.starts_at, self.row.ends_at)


@dataclass(frozen=True)
class Person:
    """`sessions`: preparation sessions on the days of the event for which the person is expected.
    They are told, not refused: many have no hours, and they may be moved."""

    mobilisation: Mobilisation
    presences: tuple[Presence, ...]
    sessions: tuple[str, ...]


def people_and_places(event: Event, *, search: str = "", only_free: bool = False) -> list[Person]:
    people = event.mobilisations.select_related("professional__organisation", "hub")
    people = people.filter(_named(search)).order_by(*(f"professional__{name}" for name in ORDER))
    places: dict[int, list[Presence]] = defaultdict(list)
    for row in event.assignments.with_place().order_by("starts_at", "pk"):
        places[row.mobilisation_id].append(Presence(row))
    sessions = _sessions(event)
    found = [Person(one, tuple(places[one.pk]), tuple(sessions[one.pk])) for one in people]
    return [one for one in found if not one.presences] if only_free else found


def _named(search: str) -> Q:
    wanted = Q()
    for word in search.split():
        wanted &= (
            Q(professional__last_name__icontains=word)
            | Q(professional__first_name__icontains=word)
            | Q(professional__code__icontains=word)
            | Q(professional__organisation__name__icontains=word)
        )
    return wanted


def _sessions(event: Event) -> dict[int, list[str]]:
    rows = SessionAttendance.objects.filter(
        event=event, session__date__range=(event.starts_on, event.ends_on)
    ).exclude(status="absent")
    told: dict[int, list[str]] = defaultdict(list)
    for row in rows.exclude(session__status="cancelled").select_related("session"):
        told[row.mobilisation_id].append(str(row.session))
    return told
