"""Giving a desk its tablet, and taking it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Role
from events.access import for_roles
from events.models import Event
from visits.fleet import tablet_of
from visits.models import Desk
from visits.pairing_qr import pairing_address, qr_svg, shown_code
from visits.tablets import CODE_LASTS, InactiveDesk, create_pairing_code, revoke_tablet
from visits.views.frame import TEAM, render_page

SECTION = "desks"


@for_roles(*TEAM)
@require_http_methods(["GET", "HEAD", "POST"])
def tablet_pair(request: HttpRequest, event: Event, desk: str) -> HttpResponse:
    """GET explains. POST makes a code and shows it, once: only its hash is kept."""
    found = get_object_or_404(event.desks, code=desk)
    context: dict[str, Any] = {"desk": found, "tablet": tablet_of(found)}
    if request.method == "POST":
        try:
            context |= _new_code(request, found)
        except InactiveDesk:
            messages.error(request, _("The desk “%s” is retired: take it up again first.") % found)
            return redirect("desks", event.slug)
        return render_page(request, event, "visits/pairing_code.html", context, section=SECTION)
    return render_page(request, event, "visits/pairing.html", context, section=SECTION)


@for_roles(*TEAM)
@require_safe
def tablet_arrival(request: HttpRequest, event: Event, desk: str) -> HttpResponse:
    """Whether the code was spent: the page that shows it asks every few seconds."""
    found = get_object_or_404(event.desks, code=desk)
    code = getattr(found, "pairing_code", None)
    if code is None:
        return JsonResponse({"state": "arrived" if tablet_of(found) else "revoked"})
    return JsonResponse({"state": "waiting" if code.expires_at > timezone.now() else "expired"})


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def tablet_revoke(request: HttpRequest, event: Event, desk: str) -> HttpResponse:
    found = get_object_or_404(event.desks, code=desk)
    if request.method == "POST":
        if revoke_tablet(desk=found, by=request.user):
            told = _("The tablet of the desk “%s” is revoked.") % found
            messages.success(request, told)
        else:
            messages.info(request, _("The desk “%s” had no tablet.") % found)
        return redirect("desks", event.slug)
    context = {"desk": found, "tablet": tablet_of(found)}
    return render_page(request, event, "visits/tablet_revoke.html", context, section=SECTION)


def _new_code(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    code = create_pairing_code(desk=desk, by=request.user)
    shell = request.build_absolute_uri(reverse("reception"))
    return {
        "code": shown_code(code),
        "address": shell,
        "qr": qr_svg(pairing_address(shell, code)),
        "expires_at": timezone.now() + CODE_LASTS,
    }
