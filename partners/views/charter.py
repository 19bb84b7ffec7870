"""The charter of one organisation."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.roles import Role
from events.access import for_roles
from events.models import Event
from partners.board.charter import ENDINGS, BadCharter, accept_charter, take_charter_back
from partners.forms.charter import CharterForm
from partners.models import Partnership
from partners.views.partners_frame import partners_page


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def partner_charter(request: HttpRequest, event: Event, organisation: str) -> HttpResponse:
    found = _find(event, organisation)
    known = {
        "on": found.charter_accepted_on or timezone.localdate(),
        "by_name": found.charter_accepted_by,
    }
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = CharterForm(*sent, initial=known)
    if form.is_valid() and _accepted(found, form):
        messages.success(request, _("The charter of %s is noted.") % found.organisation.name)
        return redirect("partner_board", event.slug)
    context = {"form": form, "partnership": found, "has_file": hasattr(found, "charter_file")}
    return partners_page(request, event, "charter", context, section="partner_board")


@for_roles(Role.COORDINATOR)
@require_safe
def partner_charter_file(request: HttpRequest, event: Event, organisation: str) -> HttpResponse:
    found = _find(event, organisation)
    file = getattr(found, "charter_file", None)
    if file is None:
        raise Http404
    name = f"charte-{organisation}.{ENDINGS[file.media_type]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(bytes(file.content), content_type=file.media_type, headers=headers)


@for_roles(Role.COORDINATOR)
@require_POST
def partner_charter_back(request: HttpRequest, event: Event, organisation: str) -> HttpResponse:
    found = _find(event, organisation)
    take_charter_back(partnership=found)
    messages.success(request, _("The charter of %s is no longer noted.") % found.organisation.name)
    return redirect("partner_charter", event.slug, organisation)


def _find(event: Event, organisation: str) -> Partnership:
    rows = event.partnerships.select_related("organisation", "charter_file")
    found: Partnership = get_object_or_404(rows, organisation__code=organisation)
    return found


def _accepted(found: Partnership, form: CharterForm) -> bool:
    file = form.cleaned_data["file"]
    try:
        accept_charter(
            partnership=found,
            on=form.cleaned_data["on"],
            by_name=form.cleaned_data["by_name"],
            file=file.read() if file else None,
        )
    except BadCharter as refused:
        form.add_error("file", str(refused))
        return False
    return True
