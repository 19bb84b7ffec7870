"""The wall screen: an empty page that is the same for everybody, and figures for whoever has a key.

The key stands in the fragment of the address, which browsers do not send: it reaches no log.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from core.access import by_key, public
from reporting.live import live_of
from reporting.sections.arrivals import chart_of_today
from visits.sync.speaker import SCHEME
from visits.wall_links import event_of_wall

LINES = 4  # as many activities as can be read from afar


@public
@require_safe
@cache_control(public=True, max_age=300)
def wall(request: HttpRequest, event: str) -> HttpResponse:
    """The same bytes for every address: it tells nobody which events there are."""
    return render(request, "wall/screen.html")


@by_key
@require_safe
@never_cache
def wall_data(request: HttpRequest, event: str) -> HttpResponse:
    header = request.headers.get("Authorization", "")
    key = header.removeprefix(SCHEME) if header.startswith(SCHEME) else ""
    found = event_of_wall(slug=event, key=key)
    if found is None:
        message = _("This link to the wall screen does not work (any more).")
        return JsonResponse({"error": "unknown_key", "message": message}, status=401)
    live = live_of(found, timezone.now())
    soon = live.starting_soon
    context = {
        "event": found,
        "live": live,
        "arrivals": chart_of_today(live),
        "soon": soon[:LINES],
        "others": len(soon[LINES:]),
    }
    return render(request, "wall/state.html", context)
