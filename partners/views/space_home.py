"""What an organisation still has to do, what it asked for, and its charter."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from partners.changes.values import lines_of
from partners.charter import accept_charter, charter_articles
from partners.forms.space import CharterForm
from partners.models import PartnerAccess
from partners.models.proposals import ProposalStatus
from partners.organisation_readiness import missing_of
from partners.space_places import run_by, stands_of
from partners.views.space_entrance import for_organisation
from partners.views.space_frame import space_page, try_to

DO_IN = {
    "charter": "space_charter",
    "sheet": "space_sheet",
    "people": "space_people",
    "sessions": "space_sessions",
}
PAST_SHOWN = 20


@for_organisation
@require_safe
def space_home(request: HttpRequest, access: PartnerAccess) -> HttpResponse:
    rows = access.event.partnerships.with_readiness().select_related("organisation")
    asked = access.partnership.change_proposals.select_related("mobilisation__professional")
    decided = [ProposalStatus.ACCEPTED, ProposalStatus.REFUSED]
    context = {
        "missing": [
            (item, DO_IN[item.code]) for item in missing_of(rows.get(pk=access.partnership_id))
        ],
        "waiting": [(row, lines_of(row)) for row in asked.filter(status=ProposalStatus.PENDING)],
        "stands": stands_of(access),
        "runs": run_by(access),
        "answered": asked.filter(status__in=decided).order_by("-decided_at")[:PAST_SHOWN],
    }
    return space_page(request, access, "home.html", context, section="space_home")


@for_organisation
@require_http_methods(["GET", "HEAD", "POST"])
def space_charter(request: HttpRequest, access: PartnerAccess) -> HttpResponse:
    acceptance = getattr(access.partnership, "charter_acceptance", None)
    form = CharterForm(request.POST or None, initial={"name": access.contact_name})
    if form.is_valid():
        name, role = form.cleaned_data["name"], form.cleaned_data["role"]
        act = partial(accept_charter, access=access, name=name, role=role)
        try_to(request, act, _("Thank you: the charter is accepted for your organisation."))
        return redirect("space_charter")
    context = {"form": form, "acceptance": acceptance, "articles": charter_articles()}
    return space_page(request, access, "charter.html", context, section="space_charter")
