"""What is printed around the preparation: the sheet to sign, and certificates. PDF/UA-1."""

from datetime import datetime, time
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.dates import date_text
from core.pdf import render_pdf
from events.models import Event
from partners.models import Mobilisation, PreparationSession, SessionAttendance
from partners.models.steps import StepKind
from partners.readiness import STEPS
from partners.refusal import Refused

STYLESHEETS = ("css/fonts.css", "css/preparation-print.css")
LINES_TO_WRITE_IN = 4
WHOLE_DAY = 2  # half-days


def attendance_sheet_pdf(event: Event, session: PreparationSession) -> bytes:
    """Everybody who has a seat, then lines for those who come unannounced.

    Raises core.pdf.PdfUnavailable.
    """
    moments = [_("Morning"), _("Afternoon")] if session.half_days >= WHOLE_DAY else [_("Signature")]
    context = {
        "event": event,
        "session": session,
        "title": capfirst(session.name),
        "when": when_text(session),
        "people": [row.mobilisation.professional for row in session.attendances.on_the_sheet()],
        "blank_lines": range(LINES_TO_WRITE_IN),
        "moments": moments,
    }
    return _drawn("attendance_sheet", context, f"{event.slug} {session.code}", session.date)


def preparation_certificate_pdf(event: Event, person: Mobilisation) -> bytes:
    """`person`: of `with_steps()`. Raises Refused when nothing was attended yet."""
    attended = list(
        person.session_attendances.attended()
        .exclude(session__kind="presentation_meeting")
        .select_related("session")
        .order_by("session__date")
    )
    if not attended:
        raise Refused(_("This person attended no session yet: there is nothing to certify."))
    context = {
        "event": event,
        "person": person.professional,
        "sessions": [_certified(row.session) for row in attended],
        "is_ready": person.is_ready,
        "last_day": date_text(attended[-1].session.date),
    }
    identity = f"{event.slug} {person.professional.code}"
    return _drawn("preparation_certificate", context, identity, attended[-1].session.date)


def observation_certificate_pdf(event: Event, attendance: SessionAttendance) -> bytes:
    """Raises Refused when nobody noted that the person came."""
    session = attendance.session
    if session.kind != StepKind.OBSERVATION or attendance.status != "attended":
        raise Refused(_("This observation was not noted as attended."))
    context = {
        "event": event,
        "person": attendance.mobilisation.professional,
        "session": session,
        "length": length_text(session),
        "day": date_text(session.date),
    }
    identity = f"{event.slug} {session.code} {attendance.mobilisation.professional.code}"
    return _drawn("observation_certificate", context, identity, session.date)


def when_text(session: PreparationSession) -> str:
    """The day and the hours: 12 mars 2019, 9 h 30 – 12 h 30."""
    hours = [_hour(hour) for hour in (session.starts_at, session.ends_at) if hour]
    return ", ".join(part for part in (date_text(session.date), " – ".join(hours)) if part)


def length_text(session: PreparationSession) -> str:
    days, half = divmod(session.half_days, WHOLE_DAY)
    if not days:
        return _("half a day")
    if days == 1:
        return _("one day and a half") if half else _("one day")
    text = _("%(days)d days and a half") if half else _("%(days)d days")
    return text % {"days": days}


def _certified(session: PreparationSession) -> dict[str, str]:
    is_step = session.kind in STEPS
    return {
        "step": capfirst(str(StepKind(session.kind).label)) if is_step else "",
        "title": session.title,
        "day": date_text(session.date),
        "length": length_text(session),
        "place": session.place,
    }


def _hour(hour: time) -> str:
    minutes = f"\u00a0{hour.minute:02}" if hour.minute else ""
    return f"{hour.hour}\u00a0h{minutes}"


def _drawn(template: str, context: dict[str, Any], identity: str, day: Any) -> bytes:
    html = render_to_string(f"partners/print/{template}.html", context)
    return render_pdf(
        html,
        stylesheets=STYLESHEETS,
        identity=f"{identity} {template}",
        dated=timezone.make_aware(datetime.combine(day, time.min)),
    )
