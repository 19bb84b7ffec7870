"""Who sits on the committee, and from how many carriers on it decides."""

import json
from functools import partial

from django.contrib import messages
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Role
from events.access import for_roles
from events.models import Event
from partners.committees.forms.meeting import RulesForm
from partners.committees.forms.member import ManyMembersForm, MemberForm
from partners.committees.members import forget_member, known_of, seat_people
from partners.committees.views.frame import attempt, event_page
from partners.models import CommitteeMember, CommitteeRules

SECTION = "committee_members"


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def committee_members(request: HttpRequest, event: Event) -> HttpResponse:
    """POST saves the rule of the quorum."""
    known = getattr(event, "committee_rules", None)
    rules = RulesForm(request.POST or None, instance=known or CommitteeRules(event=event))
    if rules.is_valid() and attempt(request, rules.save, _("Saved.")):
        return redirect(SECTION, event.slug)
    members = list(event.committee_members.with_people().select_related("deputy_of__professional"))
    today = timezone.localdate()
    context = {
        "sitting": [one for one in members if one.sits_on(today)],
        "left": [one for one in members if not one.sits_on(today)],
        "form": rules,
    }
    return event_page(request, event, "members.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def member_add(request: HttpRequest, event: Event) -> HttpResponse:
    """`again`: the same page follows, empty, for the next member."""
    form = MemberForm(request.POST or None, event=event, user=request.user)
    if form.is_valid() and attempt(request, form.save, _("The member is added.")):
        if "again" in request.POST:
            return redirect("member_add", event.slug)
        return redirect(SECTION, event.slug)
    context = {"form": form, "member": None}
    return event_page(request, event, "member_form.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def members_add(request: HttpRequest, event: Event) -> HttpResponse:
    """Several of the directory at once."""
    sent = request.POST if request.method == "POST" else None
    form = ManyMembersForm(sent, event=event, user=request.user)
    if form.is_valid() and attempt(request, lambda: _seat(request, event, form)):
        return redirect(SECTION, event.slug)
    context = {"form": form, "has_people": form.fields["people"].queryset.exists()}
    return event_page(request, event, "members_add.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def member_edit(request: HttpRequest, event: Event, member: str) -> HttpResponse:
    found = _member_of(event, member)
    form = MemberForm(request.POST or None, instance=found, event=event, user=request.user)
    if form.is_valid() and attempt(request, form.save, _("Saved.")):
        return redirect(SECTION, event.slug)
    context = {"form": form, "member": _member_of(event, member)}
    return event_page(request, event, "member_form.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def member_forget(request: HttpRequest, event: Event, member: str) -> HttpResponse:
    found = _member_of(event, member)
    if request.method == "POST":
        done = _("The personal data of this member are erased.")
        attempt(request, partial(forget_member, member=found), done)
        return redirect(SECTION, event.slug)
    return event_page(request, event, "member_forget.html", {"member": found}, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_safe
def member_file(request: HttpRequest, event: Event, member: str) -> HttpResponse:
    """What is known of the person, for who asks to see it."""
    found = _member_of(event, member)
    text = json.dumps(known_of(found), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    headers = {"Content-Disposition": f'attachment; filename="{found.code}.json"'}
    return HttpResponse(text, content_type="application/json; charset=utf-8", headers=headers)


def _seat(request: HttpRequest, event: Event, form: ManyMembersForm) -> None:
    number = seat_people(event=event, people=form.cleaned_data["people"])
    told = ngettext("%(count)d member is added.", "%(count)d members are added.", number)
    messages.success(request, told % {"count": number})


def _member_of(event: Event, code: str) -> CommitteeMember:
    rows = event.committee_members.with_people().select_related("deputy_of__professional")
    found: CommitteeMember = get_object_or_404(rows, code=code)
    return found
