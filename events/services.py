"""Changes to an event that touch several rows."""

from django.db import transaction

from events.charter_hubs import charter_hubs
from events.models import Event, Hub


@transaction.atomic
def create_charter_hubs(*, event: Event) -> list[Hub]:
    """The hubs of the charter that the event does not have yet."""
    known = set(event.hubs.values_list("code", flat=True))
    missing = [values for values in charter_hubs() if values["code"] not in known]
    return Hub.objects.bulk_create(Hub(event=event, **values) for values in missing)
