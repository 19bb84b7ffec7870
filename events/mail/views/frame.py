from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from events.models import Event


def mail_page(
    request: HttpRequest, event: Event, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    frame = {
        "event": event,
        "nav_events": Event.objects.with_role(request.user),
        "nav_section": "mail",
    }
    return render(request, f"mail/{template}", {**frame, **context}, status=status)
