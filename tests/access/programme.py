"""What stands in the addresses of the pages about the programme."""

from events.models import Event
from tests.factories import make_activity, make_assignment, make_stand


def activity(event: Event) -> str:
    row = event.activities.first() or make_activity(event=event)
    code: str = row.code
    return code


def stand(event: Event) -> str:
    row = event.stands.first() or make_stand(event=event)
    number: str = row.number
    return number


def presence(event: Event) -> int:
    row = event.assignments.first() or make_assignment(event=event)
    return int(row.pk)
