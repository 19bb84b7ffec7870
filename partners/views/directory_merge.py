"""Entries that are perhaps the same: side by side, then one."""

from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.roles import Role
from events.access import for_roles
from events.models import Event
from partners.directory.duplicates import organisation_pairs, professional_pairs
from partners.directory.listing import every_organisation, people_seen_by
from partners.directory.merging import CannotMerge, choices_of, collisions, is_locked, merge
from partners.views.partners_frame import partners_page

SECTION = "directory_duplicates"
SHOWN = 50


@for_roles(Role.COORDINATOR)
@require_safe
def directory_duplicates(request: HttpRequest, event: Event) -> HttpResponse:
    organisations = organisation_pairs(every_organisation())
    people = professional_pairs(people_seen_by(request.user))
    context = {
        "groups": [
            ("structures", _("Organisations"), organisations[:SHOWN], len(organisations)),
            ("professionnels", _("Professionals"), people[:SHOWN], len(people)),
        ],
    }
    return partners_page(request, event, "duplicates", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def directory_merge(
    request: HttpRequest, event: Event, table: str, kept: str, other: str
) -> HttpResponse:
    """`kept` stays, with its code; `other` goes."""
    one, two = _entry(table, kept, request.user), _entry(table, other, request.user)
    if one == two:
        raise Http404
    if request.method == "POST":
        try:
            merge(kept=one, other=two, chosen=request.POST.dict(), by=request.user)
        except CannotMerge as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The two entries are one."))
            return redirect("directory_duplicates", event.slug)
    context = {
        "table": table,
        "kept": one,
        "other": two,
        "choices": choices_of(one, two),
        "obstacles": list(collisions(one, two)),
        "locked": is_locked(one, request.user) or is_locked(two, request.user),
    }
    return partners_page(request, event, "merge", context, section=SECTION)


def _entry(table: str, code: str, user: User) -> Model:
    tables: dict[str, Any] = {
        "structures": every_organisation(),
        "professionnels": people_seen_by(user),
    }
    found: Model | None = tables[table].filter(code=code).first() if table in tables else None
    if found is None:
        raise Http404
    return found
