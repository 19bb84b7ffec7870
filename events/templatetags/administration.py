from django import template

from accounts.models import User
from events.access import roles_on
from events.models import Event

register = template.Library()


@register.filter
def may_administer(user: User) -> bool:
    """Whether the administration is open to this account: an administrator or a coordinator."""
    return user.is_superuser or Event.objects.coordinated_by(user).exists()


@register.simple_tag
def held_roles(event: Event | None, user: User) -> set[str]:
    """The reader's roles on the event: what the main menu offers. Empty without an event."""
    return roles_on(event, user) if event and user.is_authenticated else set()
