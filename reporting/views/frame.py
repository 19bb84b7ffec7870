"""What the dashboards of an event have around their answer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from events.access import roles_on
from events.models import Event
from reporting.views.pages import Page, links
from reporting.views.report_links import report_links


def render_dashboard(
    request: HttpRequest, event: Event, page: Page, template: str, context: dict[str, Any]
) -> HttpResponse:
    roles = roles_on(event, request.user)
    frame = {
        "event": event,
        "nav_events": Event.objects.with_role(request.user),
        "nav_section": "dashboard",
        "sections": list(links(event, page, roles)),
        "report": report_links(event, roles),
    }
    return render(request, template, {**frame, **context})
