"""Who came: people one by one, and from them the count of each organisation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from partners.committees.locking import lock_open_meeting
from partners.committees.meetings import hold_meeting
from partners.committees.refusal import ChangedMeanwhile, Refused
from partners.models import CommitteeMeeting, CommitteeMember, MeetingAttendance, MemberAttendance
from partners.models.attendance import MeetingAttendanceStatus as Status

# Of several members, the one who speaks most for the organisation.
WEIGHT = (Status.PRESENT, Status.REPRESENTED, Status.EXCUSED, Status.ABSENT)


@dataclass(frozen=True)
class Seen:
    """What was noted of one member."""

    status: Status
    represented_by: int | None = None


@dataclass(frozen=True)
class Sheet:
    """Notes by member; people who came beside the members, by organisation (partnership)."""

    members: Mapping[int, Seen]
    others: Mapping[int, int] = field(default_factory=dict)


def members_of(meeting: CommitteeMeeting) -> list[CommitteeMember]:
    """Those who sit on the day, and those who were already noted."""
    rows = CommitteeMember.objects.filter(event=meeting.event_id).with_people()
    noted = set(meeting.member_attendances.values_list("member", flat=True))
    return [one for one in rows if one.sits_on(meeting.date) or one.pk in noted]


def noted_so_far(meeting: CommitteeMeeting) -> str:
    """A fingerprint: another one means that somebody noted something else."""
    people = meeting.member_attendances.order_by("member")
    tallies = meeting.attendances.order_by("partnership")
    rows = [
        *people.values_list("member", "status", "represented_by"),
        *tallies.values_list("partnership", "status", "people"),
    ]
    return sha256(repr(rows).encode()).hexdigest()


@transaction.atomic
def record_attendance(*, meeting: CommitteeMeeting, sheet: Sheet, read: str, today: date) -> None:
    """Replaces what was noted before. The meeting was held. `read`: what the writer had read, as
    `noted_so_far`; raises ChangedMeanwhile when it is no longer what is noted."""
    found = lock_open_meeting(meeting)
    if noted_so_far(found) != read:
        raise ChangedMeanwhile(
            _("Somebody else saved the attendance while you were typing: nothing is overwritten.")
        )
    members = {one.pk: one for one in members_of(found)}
    seen = {pk: note for pk, note in sheet.members.items() if pk in members}
    _check_representatives(seen, members)
    hold_meeting(meeting=found, today=today)
    _write_members(found, seen)
    _write_organisations(found, _tallies(seen, members, sheet.others))


def _check_representatives(
    seen: Mapping[int, Seen], members: Mapping[int, CommitteeMember]
) -> None:
    for pk, note in seen.items():
        if note.status != Status.REPRESENTED:
            continue
        other = seen.get(note.represented_by or 0)
        if other is None or other.status != Status.PRESENT or note.represented_by == pk:
            raise Refused(
                _("%(name)s is represented: choose by whom, among the members who are present.")
                % {"name": members[pk].display_name}
            )


def _write_members(meeting: CommitteeMeeting, seen: Mapping[int, Seen]) -> None:
    """A line that stays the same is not written again: it changes nothing that was sent."""
    meeting.member_attendances.exclude(member__in=seen).delete()
    for pk, note in seen.items():
        by = note.represented_by if note.status == Status.REPRESENTED else None
        MemberAttendance.objects.update_or_create(
            event_id=meeting.event_id,
            meeting=meeting,
            member_id=pk,
            defaults={"status": note.status, "represented_by_id": by},
        )


def _tallies(
    seen: Mapping[int, Seen], members: Mapping[int, CommitteeMember], others: Mapping[int, int]
) -> dict[int, tuple[Status, int]]:
    """{partnership: (status, people)}: one organisation counts once, each person once."""
    noted: dict[int, list[Status]] = {pk: [] for pk in others}
    for pk, note in seen.items():
        noted.setdefault(members[pk].partnership_id, []).append(note.status)
    return {pk: _tally(statuses, others.get(pk, 0)) for pk, statuses in noted.items()}


def _tally(statuses: Iterable[Status], others: int) -> tuple[Status, int]:
    known = list(statuses)
    people = known.count(Status.PRESENT) + others
    if people:
        return Status.PRESENT, people
    return next((one for one in WEIGHT if one in known), Status.ABSENT), 0


def _write_organisations(
    meeting: CommitteeMeeting, tallies: Mapping[int, tuple[Status, int]]
) -> None:
    """Organisations that the sheet does not name keep what was typed about them."""
    for partnership, (status, people) in tallies.items():
        MeetingAttendance.objects.update_or_create(
            event_id=meeting.event_id,
            meeting=meeting,
            partnership_id=partnership,
            defaults={"status": status, "people": people},
        )
