from events.models import Event
from reporting.figures.facts import VisitFacts


def load_visits(event: Event) -> VisitFacts:
    people = {row["kind"]: row["people"] for row in event.slot_tallies.by("kind")}
    return VisitFacts(
        arrivals=people.get("arrival"),
        interviews=people.get("interview"),
        workshop_participations=people.get("workshop"),
    )
