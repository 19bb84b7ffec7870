"""The sessions that prepare the professionals: when, for whom, who came."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.roles import Role
from core.errors import message_of
from events.access import for_roles
from events.mail.outbox import CannotPrepare
from events.models import Event
from partners.committees.presentations import tell_called_off
from partners.forms.session import SessionForm
from partners.models import PreparationSession, SessionAttendance
from partners.models.preparation import SessionAttendanceStatus as Status
from partners.preparation_pdf import attendance_sheet_pdf
from partners.services import list_everybody
from partners.sign_ups import cancel_sign_up, fill_free_seats, note_presence, sign_up
from partners.views.preparation_frame import attempt, pdf_response, render_page
from partners.views.typed import typed

SECTION = "preparation_sessions"
PRESENCE = {"attended": Status.ATTENDED, "absent": Status.ABSENT, "registered": Status.REGISTERED}


@for_roles(Role.COORDINATOR)
@require_safe
def preparation_sessions(request: HttpRequest, event: Event) -> HttpResponse:
    """`etat=a-confirmer`: those whose day is over and that are still planned."""
    rows = event.preparation_sessions.with_list_counts().select_related("hub")
    if request.GET.get("etat") == "a-confirmer":
        rows = rows.to_confirm(timezone.localdate())
    context = {"sessions": rows.order_by("date", "starts_at", "code")}
    return render_page(request, event, "sessions.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def preparation_session_add(request: HttpRequest, event: Event) -> HttpResponse:
    """Place, hours and seats are those of the last one; `encore`: its kind as well."""
    last = event.preparation_sessions.order_by("-pk").first()
    initial = SessionForm.initial_after(last, same_kind="encore" in request.GET)
    return _edit(request, event, PreparationSession(event=event), initial)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def preparation_session_change(request: HttpRequest, event: Event, session: str) -> HttpResponse:
    return _edit(request, event, get_object_or_404(event.preparation_sessions, code=session))


@for_roles(Role.COORDINATOR)
@require_safe
def preparation_session(request: HttpRequest, event: Event, session: str) -> HttpResponse:
    rows = event.preparation_sessions.with_list_counts().select_related("hub")
    found = get_object_or_404(rows, code=session)
    listed = found.attendances.values("mobilisation")
    others = event.mobilisations.exclude(pk__in=listed).select_related("professional__organisation")
    context = {
        "session": found,
        "attendances": found.attendances.on_the_sheet(),
        "waiting": _waiting(found),
        "others": others.order_by("professional__last_name", "professional__first_name"),
        "is_open": found.takes_sign_ups(timezone.localdate()),
        "takes_presence": found.takes_presence(timezone.localdate()),
    }
    return render_page(request, event, "session.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_POST
def preparation_session_list(request: HttpRequest, event: Event, session: str) -> HttpResponse:
    """`add` somebody, `add_all`, `remove` somebody, `fill` the free seats."""
    found = get_object_or_404(event.preparation_sessions, code=session)
    sent = request.POST
    if "add_all" in sent:
        attempt(request, partial(list_everybody, session=found), _("Everybody is on the list."))
    elif "fill" in sent:
        attempt(request, partial(fill_free_seats, session=found), _("The free seats are taken."))
    elif "remove" in sent:
        rows = found.attendances.filter(mobilisation__professional__code=typed(sent, "remove"))
        row = get_object_or_404(rows)
        attempt(request, partial(cancel_sign_up, attendance=row), _("Taken off the list."))
    else:
        _add(request, event, found)
    return redirect("preparation_session", event.slug, found.code)


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def preparation_presence(request: HttpRequest, event: Event, session: str) -> HttpResponse:
    """On a tablet: one tap a person. The name of the pressed button says what, its value whom;
    `everybody`: all who are still expected came."""
    rows = event.preparation_sessions.with_list_counts()
    found = get_object_or_404(rows, code=session)
    if request.method == "POST":
        return _presence(request, event, found)
    context = {
        "session": found,
        "attendances": [*found.attendances.on_the_sheet(), *_waiting(found)],
        "takes_presence": found.takes_presence(timezone.localdate()),
    }
    return render_page(request, event, "presence.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_safe
def preparation_sheet(request: HttpRequest, event: Event, session: str) -> HttpResponse:
    found = get_object_or_404(event.preparation_sessions.select_related("hub"), code=session)
    draw = partial(attendance_sheet_pdf, event, found)
    return pdf_response(request, event, draw, f"emargement-{event.slug}-{found.code}")


def _waiting(session: PreparationSession) -> QuerySet[SessionAttendance]:
    rows = session.attendances.waiting()
    return rows.select_related("mobilisation__professional__organisation")


def _presence(request: HttpRequest, event: Event, session: PreparationSession) -> HttpResponse:
    if "everybody" in request.POST:
        people = event.mobilisations.filter(
            session_attendances__session=session, session_attendances__status=Status.REGISTERED
        )
        act = partial(note_presence, session=session, people=people, status=Status.ATTENDED)
        attempt(request, act, _("All who were expected are noted as present."))
        return redirect("preparation_presence", event.slug, session.code)
    name = next((name for name in PRESENCE if name in request.POST), "")
    code = typed(request.POST, name)
    people = event.mobilisations.filter(professional__code=code)
    if not name or not people:
        messages.error(request, _("Nothing was noted: tap a button beside a name."))
    else:
        act = partial(note_presence, session=session, people=people, status=PRESENCE[name])
        attempt(request, act)
    page = redirect("preparation_presence", event.slug, session.code)
    page["Location"] += f"#p-{code}" if people else ""
    return page


def _add(request: HttpRequest, event: Event, session: PreparationSession) -> None:
    """Once its day has come, whoever joins the list came."""
    people = event.mobilisations.filter(professional__code=typed(request.POST, "add"))
    person = people.first()
    if person is None:
        messages.error(request, _("Choose somebody in the list."))
    elif session.takes_presence(timezone.localdate()):
        act = partial(note_presence, session=session, people=people, status=Status.ATTENDED)
        attempt(request, act, _("Added to the list, as present."))
    else:
        attempt(request, partial(sign_up, session=session, mobilisation=person), _("On the list."))


def _edit(
    request: HttpRequest,
    event: Event,
    session: PreparationSession,
    initial: dict[str, Any] | None = None,
) -> HttpResponse:
    is_new = session.pk is None
    form = SessionForm(request.POST or None, instance=session, event=event, initial=initial)
    if form.is_valid() and _saved(form, request):
        messages.success(request, _("%s: saved.") % capfirst(str(form.instance)))
        if "again" in request.POST:
            return redirect(f"{reverse('preparation_session_add', args=[event.slug])}?encore=1")
        return redirect("preparation_session", event.slug, form.instance.code)
    context = {"form": form, "session": None if is_new else session}
    return render_page(request, event, "session_form.html", context, section=SECTION)


def _saved(form: SessionForm, request: HttpRequest) -> bool:
    try:
        with transaction.atomic():
            called = tell_called_off(session=form.save(), by=request.user)
    except (IntegrityError, CannotPrepare) as error:
        form.add_error(None, message_of(error) if isinstance(error, IntegrityError) else str(error))
        return False
    if called.messages:
        messages.info(request, _("The cancellations are in the outbox: read, then send."))
    return True
