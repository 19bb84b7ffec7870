"""An event and those it follows, as far as the reader may see them."""

from accounts.models import User
from accounts.roles import Role
from events.models import Event

MOST_EDITIONS = 4


def editions_of(event: Event, user: User, *roles: Role) -> list[Event]:
    """The event first, then the earlier ones. One that the reader may not see is passed over."""
    before = dict(Event.objects.values_list("pk", "previous_event"))
    chain = [event.pk]
    while (earlier := before.get(chain[-1])) and earlier not in chain:
        chain.append(earlier)
    visible = Event.objects.with_role(user, *roles).in_bulk(chain[1:])
    return [event, *(visible[pk] for pk in chain[1:] if pk in visible)][:MOST_EDITIONS]
