"""What each professional has to attend."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.roles import Role
from events.access import for_roles
from events.models import Event
from partners.steps import set_mandatory_steps, steps_of
from partners.views.preparation_frame import render_page


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def preparation_steps(request: HttpRequest, event: Event) -> HttpResponse:
    if request.method == "POST":
        set_mandatory_steps(event=event, kinds=set(request.POST.getlist("step")))
        messages.success(request, _("Saved: who is ready was worked out again."))
        return redirect("preparation_steps", event.slug)
    context = {"steps": steps_of(event)}
    return render_page(request, event, "steps.html", context, section="preparation_steps")
