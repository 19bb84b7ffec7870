"""The event while it goes on. The page asks for its state again every few seconds."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from events.access import for_roles
from events.models import Event
from reporting.live import live_of
from reporting.sections.arrivals import chart_of_today
from reporting.sections.places import interview_chart_of_today
from reporting.views.frame import render_dashboard
from reporting.views.pages import LIVE
from visits.fleet import State, fleet_of


@for_roles(*LIVE.roles)
@require_safe
def live(request: HttpRequest, event: Event) -> HttpResponse:
    coordinates = Event.objects.coordinated_by(request.user).filter(pk=event.pk).exists()
    context = {**_state(event), "coordinates": coordinates}
    return render_dashboard(request, event, LIVE, "reporting/live.html", context)


@for_roles(*LIVE.roles)
@require_safe
def live_state(request: HttpRequest, event: Event) -> HttpResponse:
    """The part of the page that changes."""
    return render(request, "reporting/live_state.html", {**_state(event), "event": event})


def _state(event: Event) -> dict[str, Any]:
    now = timezone.now()
    fleet = fleet_of(event, now=now)
    state = live_of(event, now)
    return {
        "live": state,
        "desks": len(fleet.desks),
        "in_service": fleet.in_service,
        "silent": sum(desk.state is State.SILENT for desk in fleet.desks),
        "arrivals": chart_of_today(state),
        "interviews": interview_chart_of_today(state),
    }
