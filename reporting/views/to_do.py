"""What the coordinator has to do next, on the pages of the event."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.roles import Role
from events.access import for_roles
from events.administration.scope import scope_of
from events.models import Event
from events.team.frame import event_page
from reporting.next_steps import agenda_of, told_steps


@for_roles(Role.COORDINATOR)
@require_safe
def to_do(request: HttpRequest, event: Event) -> HttpResponse:
    """Lists of the administration show the event that is worked on there: a step that leads to
    one is a link only when that event is this one."""
    today = timezone.localdate()
    context = {
        "steps": told_steps(agenda_of(event, today), today),
        "is_worked_on": scope_of(request).current == event,
    }
    return event_page(request, event, "reporting/to_do.html", context, section="to_do")
