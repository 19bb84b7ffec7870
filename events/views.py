from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.access import public
from events.models import Event


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Public events for everybody; for somebody who is logged in, the events they work on."""
    mine = Event.objects.none()
    if request.user.is_authenticated:
        mine = Event.objects.with_role(request.user).select_related("venue")
        mine = mine.with_coordinator(request.user)
    context = {
        "public_events": Event.objects.public().select_related("venue"),
        "my_events": mine,
        "is_empty": not Event.objects.exists(),
    }
    return render(request, "events/home.html", context)
