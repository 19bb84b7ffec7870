"""Inviting people to work on an event, and taking their role back."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.roles import Role
from core.errors import message_of
from events.access import for_roles
from events.models import Event, EventMembership
from events.team.forms import InvitationForm
from events.team.frame import event_page
from events.team.joining import Refused, join, leave
from events.team.letter import write_letter


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest, event: Event) -> HttpResponse:
    """POST invites somebody."""
    form = InvitationForm(request.POST or None)
    if form.is_valid() and _joined(request, event, form):
        return redirect("team", event.slug)
    members = event.memberships.select_related("user").order_by("role", "user__email")
    return event_page(
        request, event, "events/team.html", {"form": form, "members": members}, section="team"
    )


@for_roles(Role.COORDINATOR)
@require_POST
def team_member(request: HttpRequest, event: Event, membership: int) -> HttpResponse:
    """`remove` takes the role back, `write` sends the letter once more."""
    found = get_object_or_404(event.memberships.select_related("user"), pk=membership)
    found.event = event
    if "write" in request.POST:
        _write(request, found)
    elif "remove" in request.POST:
        try:
            leave(membership=found)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("%s no longer works on this event.") % found.user.email)
            if found.user_id == request.user.pk:  # this page is no longer theirs
                return redirect("home")
    return redirect("team", event.slug)


def _joined(request: HttpRequest, event: Event, form: InvitationForm) -> bool:
    try:
        joined = join(event=event, **form.values())
    except Refused as refused:
        form.add_error("email", str(refused))
        return False
    except IntegrityError as error:
        form.add_error("email", message_of(error))
        return False
    _write(request, joined.membership)
    return True


def _write(request: HttpRequest, membership: EventMembership) -> None:
    if write_letter(membership):
        messages.success(request, _("The invitation left for %s.") % membership.user.email)
        return
    told = _(
        "%s has the role, but the mail server did not take the invitation. Send it again later."
    )
    messages.warning(request, told % membership.user.email)
