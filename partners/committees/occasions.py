"""What a calendar is told of something dated: a committee, a session, an activity."""

from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256

from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Activity
from partners.committees.agenda import follows_up, returning_decisions
from partners.models import AgendaPoint, Assignment, CommitteeMeeting, PreparationSession
from partners.models.preparation import OccurrenceStatus


@dataclass(frozen=True)
class Occasion:
    """Without hours it fills the day. `description`: names nobody but those who speak."""

    summary: str
    day: date
    starts_at: datetime | None
    ends_at: datetime | None
    place: str
    description: str = ""
    is_cancelled: bool = False
    url: str = ""

    def fingerprint(self) -> str:
        """Changes when somebody who was told should be told again."""
        parts = (self.summary, self.day, self.starts_at, self.ends_at, self.place, self.description)
        return sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def of_meeting(
    meeting: CommitteeMeeting, *, with_names: bool, with_follow_up: bool = True
) -> Occasion:
    """`with_names`: also who speaks on each point; never in a calendar that is read by a link."""
    lines = agenda_lines(meeting, with_names=with_names, with_follow_up=with_follow_up)
    return Occasion(
        summary=f"{meeting} – {meeting.event}",
        day=meeting.date,
        starts_at=_moment(meeting.date, meeting.starts_at),
        ends_at=_moment(meeting.date, meeting.ends_at),
        place=meeting.place,
        description="\n".join(lines),
        is_cancelled=meeting.status == OccurrenceStatus.CANCELLED,
    )


def of_session(session: PreparationSession) -> Occasion:
    name = session.title or str(session.get_kind_display()).capitalize()
    return Occasion(
        summary=f"{name} – {session.event}",
        day=session.date,
        starts_at=_moment(session.date, session.starts_at),
        ends_at=_moment(session.date, session.ends_at),
        place=session.place,
        is_cancelled=session.status == OccurrenceStatus.CANCELLED,
    )


def of_activity(activity: Activity) -> Occasion:
    place = " · ".join(
        filter(None, (activity.room and activity.room.name, str(activity.event.venue)))
    )
    return Occasion(
        summary=f"{activity.title} – {activity.event}",
        day=timezone.localdate(activity.starts_at),
        starts_at=timezone.localtime(activity.starts_at),
        ends_at=timezone.localtime(activity.ends_at),
        place=place,
        description=activity.description,
    )


def of_presence(row: Assignment) -> Occasion:
    """At a stand or at the desk of a hub."""
    place = row.stand.place if row.stand else ""
    return Occasion(
        summary=f"{row.place} – {row.event}",
        day=timezone.localdate(row.starts_at),
        starts_at=timezone.localtime(row.starts_at),
        ends_at=timezone.localtime(row.ends_at),
        place=" · ".join(filter(None, (place, str(row.event.venue)))),
    )


def agenda_lines(
    meeting: CommitteeMeeting, *, with_names: bool = True, with_follow_up: bool = True
) -> list[str]:
    """ "1. Choix du lieu (Est Ensemble, 20 min, pour décision)"; then the open decisions."""
    points = list(meeting.points.all())
    lines = [
        f"{number}. {point_text(point, with_names=with_names)}"
        for number, point in enumerate(points, start=1)
    ]
    if not points:
        lines = [line.strip() for line in meeting.agenda.splitlines() if line.strip()]
    coming_back = (
        list(returning_decisions(meeting)) if with_follow_up and follows_up(meeting) else []
    )
    if coming_back:
        lines.append(_("Follow-up of the decisions:"))
        lines += [
            _("– no. %(number)d: %(text)s") % {"number": one.number, "text": one.text}
            for one in coming_back
        ]
    return lines


def point_text(point: AgendaPoint, *, with_names: bool) -> str:
    details = [
        point.speaker if with_names else "",
        f"{point.minutes}\u00a0min" if point.minutes else "",
        str(point.get_kind_display()),
    ]
    return f"{point.title} ({', '.join(filter(None, details))})"


def _moment(day: date, hour: time | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, hour)) if hour else None
