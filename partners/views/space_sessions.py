"""Sign-ups to the sessions, and what an organisation offers."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.forms.space import OfferForm
from partners.models import PartnerAccess
from partners.models.preparation import SessionAttendanceStatus
from partners.offers import offer_in_kind, withdraw_offer
from partners.refusal import Refused
from partners.sign_ups import cancel_sign_up, sign_up
from partners.space_sessions import sessions_of
from partners.views.space_entrance import for_organisation
from partners.views.space_frame import space_page, try_to
from partners.views.space_people import people_of
from partners.views.typed import typed


@for_organisation
@require_safe
def space_sessions(request: HttpRequest, access: PartnerAccess) -> HttpResponse:
    context = {"sessions": sessions_of(access, timezone.localdate())}
    return space_page(request, access, "sessions.html", context, section="space_sessions")


@for_organisation
@require_POST
def space_sign_up(request: HttpRequest, access: PartnerAccess, session: str) -> HttpResponse:
    """`add` one of the organisation's people, or `remove` one."""
    found = get_object_or_404(access.event.preparation_sessions, code=session)
    code = typed(request.POST, "add") or typed(request.POST, "remove")
    person = people_of(access).filter(professional__code=code).first()
    if person is None:
        messages.error(request, _("Choose one of your professionals."))
    elif typed(request.POST, "add"):
        try:
            row = sign_up(session=found, mobilisation=person)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            _tell(request, row.status)
    else:
        row = get_object_or_404(person.session_attendances, session=found)
        act = partial(cancel_sign_up, attendance=row)
        try_to(request, act, _("Cancelled: the seat goes to somebody else."))
    return redirect("space_sessions")


@for_organisation
@require_http_methods(["GET", "HEAD", "POST"])
def space_offers(request: HttpRequest, access: PartnerAccess) -> HttpResponse:
    form = OfferForm(request.POST or None)
    if form.is_valid():
        act = partial(offer_in_kind, access=access, values=form.cleaned_data)
        try_to(request, act, _("Sent: the coordinator will answer."))
        return redirect("space_offers")
    offers = access.partnership.in_kind_proposals.order_by("-proposed_at", "-pk")
    context = {"form": form, "offers": offers}
    return space_page(request, access, "offers.html", context, section="space_offers")


@for_organisation
@require_POST
def space_offer_withdraw(request: HttpRequest, access: PartnerAccess, offer: int) -> HttpResponse:
    row = get_object_or_404(access.partnership.in_kind_proposals, pk=offer)
    act = partial(withdraw_offer, access=access, offer=row)
    try_to(request, act, _("Your offer is withdrawn."))
    return redirect("space_offers")


def _tell(request: HttpRequest, status: str) -> None:
    if status == SessionAttendanceStatus.WAITING:
        text = _("No seat is left: this person is on the waiting list.")
        messages.warning(request, text)
    else:
        messages.success(request, _("Signed up."))
