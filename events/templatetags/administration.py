from django import template

from accounts.models import User
from events.models import Event

register = template.Library()


@register.filter
def may_administer(user: User) -> bool:
    """Whether the administration is open to this account: an administrator or a coordinator."""
    return user.is_superuser or Event.objects.coordinated_by(user).exists()
