"""Who may open the space of which organisation: links made, renewed, revoked."""

from dataclasses import dataclass

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.roles import Role
from core.errors import message_of
from events.access import for_roles
from events.mail.outbox import CannotPrepare
from events.models import Event
from partners.forms.access import AccessForm
from partners.models import PartnerAccess
from partners.refusal import Refused
from partners.space_links import (
    LinkState,
    new_secret,
    open_missing_accesses,
    revoke_access,
    state_of,
)
from partners.space_mail import prepare_link, prepare_missing_links
from partners.views.preparation_frame import render_page

SECTION = "space_links"


@dataclass(frozen=True)
class AccessRow:
    access: PartnerAccess
    state: LinkState


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def space_links(request: HttpRequest, event: Event) -> HttpResponse:
    """POST: somebody more. The link itself is made when it is sent or shown."""
    form = AccessForm(request.POST or None, event=event)
    if form.is_valid() and _saved(form):
        messages.success(request, _("Added: now send the link, or show it."))
        return redirect("space_links", event.slug)
    now = timezone.now()
    rows = event.partner_accesses.select_related("partnership__organisation")
    context = {
        "form": form,
        "rows": [
            AccessRow(row, state_of(row, now=now))
            for row in rows.order_by("partnership__organisation__name", "contact_name", "pk")
        ],
    }
    return render_page(request, event, "links.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_POST
def space_links_all(request: HttpRequest, event: Event) -> HttpResponse:
    """`people`: one for each organisation that has none. `send`: a message to all without link."""
    if "people" in request.POST:
        number = open_missing_accesses(event=event, by=request.user)
        text = ngettext("%(count)d access added.", "%(count)d accesses added.", number)
    else:
        number = _prepared(request, event)
        text = ngettext(
            "%(count)d message is ready in the outbox.",
            "%(count)d messages are ready in the outbox.",
            number,
        )
    messages.success(request, text % {"count": number})
    return redirect("space_links", event.slug)


@for_roles(Role.COORDINATOR)
@require_POST
def space_link_show(request: HttpRequest, event: Event, access: int) -> HttpResponse:
    """Makes the link and shows it, once: only its fingerprint is kept."""
    found = get_object_or_404(event.partner_accesses.select_related("partnership"), pk=access)
    try:
        secret = new_secret(access=found)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("space_links", event.slug)
    address = request.build_absolute_uri(reverse("space_enter"))
    context = {"access": found, "link": f"{address}#{secret}", "code": secret}
    return render_page(request, event, "link_shown.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_POST
def space_link_send(request: HttpRequest, event: Event, access: int) -> HttpResponse:
    """A message in the outbox: its link is made when it leaves."""
    found = get_object_or_404(event.partner_accesses, pk=access)
    try:
        prepare_link(access=found, by=request.user)
    except CannotPrepare as problem:
        messages.error(request, str(problem))
    else:
        told = _("The message is ready: read it, then send it from the outbox.")
        messages.success(request, told)
    return redirect("space_links", event.slug)


@for_roles(Role.COORDINATOR)
@require_POST
def space_link_revoke(request: HttpRequest, event: Event, access: int) -> HttpResponse:
    revoke_access(access=get_object_or_404(event.partner_accesses, pk=access))
    messages.success(request, _("Revoked: the link and the pages opened with it are closed."))
    return redirect("space_links", event.slug)


def _prepared(request: HttpRequest, event: Event) -> int:
    try:
        return prepare_missing_links(event=event, by=request.user)
    except CannotPrepare as problem:
        messages.error(request, str(problem))
        return 0


def _saved(form: AccessForm) -> bool:
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError as error:
        form.add_error(None, message_of(error))
        return False
    return True
