"""The sheet of a meeting: one line for each member, one number for each organisation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.typed_numbers import whole_number
from partners.committees.attendance import Seen, Sheet, members_of
from partners.models import CommitteeMeeting, CommitteeMember
from partners.models.attendance import MeetingAttendanceStatus as Status

MOST_PEOPLE = 200


@dataclass
class MemberLine:
    member: CommitteeMember
    status: str = ""
    represented_by: int | None = None

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        return [
            (value, capfirst(str(label)), value == self.status) for value, label in Status.choices
        ]


@dataclass
class OrganisationLines:
    partnership: Any
    lines: list[MemberLine] = field(default_factory=list)
    others: str = ""


class AttendanceSheet:
    """Shows what was noted; with `data`, what was just typed."""

    def __init__(self, meeting: CommitteeMeeting, data: Mapping[str, Any] | None) -> None:
        self.meeting, self.data = meeting, data
        self.members = members_of(meeting)
        self.people = dict(meeting.attendances.values_list("partnership", "people"))
        self.errors: list[str] = []
        self.groups = self._groups()

    def is_valid(self) -> bool:
        """Fills `errors`."""
        for group in self.groups:
            if group.others and not _is_number(group.others):
                told = _("%(name)s: write a number of people from 0 to %(most)d.")
                name = group.partnership.organisation.name
                self.errors.append(told % {"name": name, "most": MOST_PEOPLE})
            for line in group.lines:
                if line.status not in Status.values:
                    told = _("%(name)s: say whether this member was there.")
                    self.errors.append(told % {"name": line.member.display_name})
        return not self.errors

    def fill_in_present(self) -> None:
        """Whoever has no note yet was there."""
        for group in self.groups:
            for line in group.lines:
                line.status = line.status or Status.PRESENT

    def noted(self) -> Sheet:
        lines = [line for group in self.groups for line in group.lines]
        return Sheet(
            members={
                line.member.pk: Seen(Status(line.status), line.represented_by) for line in lines
            },
            others={
                group.partnership.pk: int(group.others or 0)
                for group in self.groups
                if group.others or group.lines or group.partnership.pk in self.people
            },
        )

    def _groups(self) -> list[OrganisationLines]:
        """Organisations with members or a count, then the carriers; the others are in the admin."""
        groups: dict[int, OrganisationLines] = {}
        for member in self.members:
            group = groups.setdefault(member.partnership_id, OrganisationLines(member.partnership))
            group.lines.append(MemberLine(member))
        for one in self._counted():
            groups.setdefault(one.pk, OrganisationLines(one))
        self._fill(groups)
        return sorted(
            groups.values(), key=lambda group: group.partnership.organisation.name.lower()
        )

    def _counted(self) -> Any:
        rows = self.meeting.event.partnerships.select_related("organisation")
        return rows.filter(meeting_attendances__meeting=self.meeting) | rows.carriers()

    def _fill(self, groups: dict[int, OrganisationLines]) -> None:
        noted = {row.member_id: row for row in self.meeting.member_attendances.all()}
        for pk, group in groups.items():
            present = 0
            for line in group.lines:
                row = noted.get(line.member.pk)
                self._fill_line(line, row)
                present += bool(row and row.status == Status.PRESENT)
            group.others = str(max(0, self.people.get(pk, 0) - present) or "")
            if self.data is not None:
                group.others = str(self.data.get(f"others-{pk}", "")).strip()

    def _fill_line(self, line: MemberLine, row: Any) -> None:
        if self.data is None:
            line.status = row.status if row else ""
            line.represented_by = row.represented_by_id if row else None
            return
        line.status = str(self.data.get(f"status-{line.member.pk}", ""))
        chosen = str(self.data.get(f"by-{line.member.pk}", ""))
        line.represented_by = int(chosen) if _is_number(chosen, 2**31) else None


def _is_number(text: str, most: int = MOST_PEOPLE) -> bool:
    number = whole_number(text)
    return number is not None and number <= most
