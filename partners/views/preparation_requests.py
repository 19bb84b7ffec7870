"""What organisations ask for in their space: before, after, and the coordinator's answer."""

from collections import defaultdict
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.roles import Role
from core.typed_numbers import whole_number
from events.access import for_roles
from events.models import Event
from partners.changes import (
    ChangedSince,
    SharedAddress,
    Who,
    accept_change,
    known_people,
    refuse_change,
)
from partners.changes.arrivals import Known
from partners.changes.values import lines_of
from partners.models import ChangeProposal
from partners.models.proposals import ChangeKind, ProposalStatus
from partners.offers import decide_offer
from partners.views.preparation_frame import attempt, render_page
from partners.views.typed import typed

SECTION = "preparation_requests"
PAST_SHOWN = 50
LINKS = (
    "partnership__organisation",
    "mobilisation__professional",
    "access",
    "decided_by",
)


@for_roles(Role.COORDINATOR)
@require_safe
def preparation_requests(request: HttpRequest, event: Event) -> HttpResponse:
    changes = event.change_proposals.select_related(*LINKS)
    offers = event.in_kind_proposals.select_related(
        "partnership__organisation", "access", "decided_by"
    )
    pending, decided = ProposalStatus.PENDING, [ProposalStatus.ACCEPTED, ProposalStatus.REFUSED]
    past = changes.filter(status__in=decided).order_by("-decided_at")[:PAST_SHOWN]
    acceptances = event.charter_acceptances.select_related("partnership__organisation")
    waiting = list(changes.filter(status=pending))
    known = known_people(waiting, request.user)
    tasks = _tasks_of_leavers(event, waiting)
    context = {
        "changes": [
            (*_shown(row, known.get(row.pk)), tasks.get(row.mobilisation_id, ())) for row in waiting
        ],
        "offers": offers.filter(status=pending),
        "past": [(row, lines_of(row)) for row in past],
        "past_offers": offers.filter(status__in=decided).order_by("-decided_at")[:PAST_SHOWN],
        "acceptances": acceptances.order_by("-accepted_at")[:PAST_SHOWN],
        "replaced": request.GET.get("remplacer", ""),
    }
    return render_page(request, event, "requests.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_POST
def change_decide(request: HttpRequest, event: Event, proposal: int) -> HttpResponse:
    """`answer`: accept, or refuse. `replace`: also what somebody changed since."""
    row = get_object_or_404(event.change_proposals, pk=proposal)
    page = redirect("preparation_requests", event.slug)
    try:
        attempt(request, _answer(request, row), _told(request, row))
    except SharedAddress:
        told = _("This address is known under another name: say who it is, then accept again.")
        messages.error(request, told)
        page["Location"] += f"#demande-{row.pk}"
    except ChangedSince:
        messages.error(
            request,
            _("The value changed since it was asked: compare, then accept again if it may go."),
        )
        page["Location"] += f"?remplacer={row.pk}#demande-{row.pk}"
    return page


@for_roles(Role.COORDINATOR)
@require_POST
def offer_refuse(request: HttpRequest, event: Event, offer: int) -> HttpResponse:
    """Accepting is the budget's: it makes a contribution of the offer."""
    row = get_object_or_404(event.in_kind_proposals, pk=offer)
    act = partial(
        decide_offer,
        offer=row,
        by=request.user,
        status=ProposalStatus.REFUSED,
        word=typed(request.POST, "word"),
    )
    attempt(request, act, _("Refused: the organisation reads your word in its space."))
    return redirect("preparation_requests", event.slug)


def _shown(row: ChangeProposal, known: Known | None) -> tuple[ChangeProposal, Any, Known | None]:
    """With who has the address under another name: the coordinator says who it is."""
    lines = lines_of(row, known.values if known else None)
    return row, lines, None if known is None or known.has_same_name else known


def _tasks_of_leavers(event: Event, waiting: list[ChangeProposal]) -> dict[int, list[str]]:
    """Where somebody who would leave is expected on the days of the event, in words."""
    leaving = [row.mobilisation_id for row in waiting if row.kind == ChangeKind.DEPARTURE]
    rows = event.assignments.filter(mobilisation__in=leaving).with_place()
    tasks: dict[int, list[str]] = defaultdict(list)
    for row in rows.order_by("starts_at", "pk"):
        tasks[row.mobilisation_id].append(row.told)
    return tasks


def _answer(request: HttpRequest, row: ChangeProposal) -> partial[Any]:
    known = {
        "proposal": row,
        "by": request.user,
        "word": typed(request.POST, "word"),
        "revision": whole_number(typed(request.POST, "revision")) or 0,
    }
    if request.POST.get("answer") == "accept":
        who = _who(typed(request.POST, "who"))
        return partial(accept_change, **known, replace="replace" in request.POST, who=who)
    return partial(refuse_change, **known)


def _who(sent: str) -> Who:
    return Who(sent) if sent in {each.value for each in Who} else Who.UNSAID


def _told(request: HttpRequest, row: ChangeProposal) -> str:
    if request.POST.get("answer") == "accept":
        return _("Accepted: %(organisation)s is up to date.") % {"organisation": row.partnership}
    return _("Refused: the organisation reads your word in its space.")
