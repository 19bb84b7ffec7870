"""In the space of an organisation: what the budget says that it gave, and its agreement."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from budgets.services import accept_contribution
from core.errors import message_of
from partners.models import PartnerAccess
from partners.views.space_entrance import for_organisation
from partners.views.space_frame import space_page


@for_organisation
@require_safe
def space_gifts(request: HttpRequest, access: PartnerAccess) -> HttpResponse:
    gifts = access.partnership.in_kind_contributions.order_by("code")
    return space_page(request, access, "gifts.html", {"gifts": gifts}, section="space_offers")


@for_organisation
@require_POST
def space_gift_accept(
    request: HttpRequest, access: PartnerAccess, contribution: int
) -> HttpResponse:
    """`value`: the one that was read; another one was typed since if it differs."""
    gift = get_object_or_404(access.partnership.in_kind_contributions, pk=contribution)
    if request.POST.get("read") != gift.agreed_mark:
        messages.error(request, _("This contribution has changed: read it again, then agree."))
        return redirect("space_gifts")
    try:
        with transaction.atomic():
            accept_contribution(contribution=gift, on=timezone.localdate(), by=None)
    except IntegrityError as error:
        messages.error(request, message_of(error))
    else:
        messages.success(request, _("Thank you: your agreement is noted."))
    return redirect("space_gifts")
