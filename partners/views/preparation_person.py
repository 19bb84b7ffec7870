"""One professional: what was attended, certificates, and what the law gives them."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Role
from events.access import for_roles
from events.models import Event
from partners.models import Mobilisation
from partners.people_data import data_of
from partners.people_erasure import erase_person
from partners.preparation_pdf import observation_certificate_pdf, preparation_certificate_pdf
from partners.readiness_table import row_of
from partners.refusal import Refused
from partners.views.preparation_frame import attempt, pdf_response, render_page

SECTION = "preparation"


@for_roles(Role.COORDINATOR)
@require_safe
def preparation_person(request: HttpRequest, event: Event, professional: str) -> HttpResponse:
    person = _person(event, professional)
    attendances = person.session_attendances.select_related("session__hub")
    context = {
        "row": row_of(person),
        "attendances": attendances.order_by("session__date", "session__code"),
    }
    return render_page(request, event, "person.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_safe
def preparation_certificate(request: HttpRequest, event: Event, professional: str) -> HttpResponse:
    person = _person(event, professional)
    name = f"attestation-preparation-{person.professional.code}"
    return _certificate(
        request, event, person, partial(preparation_certificate_pdf, event, person), name
    )


@for_roles(Role.COORDINATOR)
@require_safe
def observation_certificate(
    request: HttpRequest, event: Event, professional: str, session: str
) -> HttpResponse:
    person = _person(event, professional)
    rows = person.session_attendances.select_related("session__hub")
    row = get_object_or_404(rows, session__code=session)
    row.mobilisation = person
    name = f"attestation-observation-{person.professional.code}-{session}"
    return _certificate(
        request, event, person, partial(observation_certificate_pdf, event, row), name
    )


@for_roles(Role.COORDINATOR)
@require_safe
def person_data(request: HttpRequest, event: Event, professional: str) -> HttpResponse:
    """What the coordinator's events keep about the person, to be handed over on request."""
    person = _person(event, professional).professional
    name = f"donnees-{person.code}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    data = data_of(person, reader=request.user)
    options = {"ensure_ascii": False, "indent": 2}
    return JsonResponse(data, json_dumps_params=options, headers=headers)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def person_erase(request: HttpRequest, event: Event, professional: str) -> HttpResponse:
    """GET explains what stays. POST erases: there is no way back."""
    person = _person(event, professional)
    others = person.professional.mobilisations.exclude(event=event).select_related("event")
    if request.method == "POST":
        if request.POST.get("confirm") == "oui":
            erased = partial(erase_person, person=person.professional)
            attempt(request, erased, _("The name is erased; the counts are kept."))
            return redirect("preparation", event.slug)
        messages.error(request, _("Tick the box to confirm: erasing cannot be undone."))
    context = {"person": person, "others": others}
    return render_page(request, event, "person_erase.html", context, section=SECTION)


def _person(event: Event, code: str) -> Mobilisation:
    rows = event.mobilisations.with_steps().select_related("professional__organisation", "hub")
    return get_object_or_404(rows, professional__code=code)


def _certificate(
    request: HttpRequest, event: Event, person: Mobilisation, draw: partial[bytes], name: str
) -> HttpResponse:
    try:
        return pdf_response(request, event, draw, name)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("preparation_person", event.slug, person.professional.code)
