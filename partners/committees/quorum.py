"""Whether enough carriers were there for the committee to decide."""

from dataclasses import dataclass

from partners.models import CommitteeMeeting
from partners.models.attendance import MeetingAttendanceStatus
from partners.models.quorum import QuorumRule

THERE = (MeetingAttendanceStatus.PRESENT, MeetingAttendanceStatus.REPRESENTED)


@dataclass(frozen=True)
class Quorum:
    """`there`: carriers present or represented, of all the `carriers`."""

    rule: QuorumRule
    there: int
    carriers: int

    @property
    def needed(self) -> int:
        return carriers_needed(self.rule, self.carriers)

    @property
    def is_reached(self) -> bool:
        return self.there >= self.needed


def carriers_needed(rule: QuorumRule, carriers: int) -> int:
    """The smallest number that satisfies the rule; nobody when there is no carrier."""
    needed = {
        QuorumRule.NONE: 0,
        QuorumRule.ONE: 1,
        QuorumRule.HALF: (carriers + 1) // 2,
        QuorumRule.MAJORITY: carriers // 2 + 1,
        QuorumRule.TWO_THIRDS: -(-2 * carriers // 3),
        QuorumRule.ALL: carriers,
    }
    return min(needed[rule], carriers)


def rule_of(meeting: CommitteeMeeting) -> QuorumRule:
    rules = getattr(meeting.event, "committee_rules", None)
    return QuorumRule(rules.quorum) if rules else QuorumRule.HALF


def quorum_of(meeting: CommitteeMeeting) -> Quorum:
    """As it was sent and approved; until then, as it is today."""
    if meeting.is_kept:
        rule = QuorumRule(meeting.quorum_rule)
        return Quorum(rule, meeting.quorum_there or 0, meeting.quorum_carriers or 0)
    return quorum_today(meeting)


def quorum_today(meeting: CommitteeMeeting) -> Quorum:
    carriers = meeting.event.partnerships.carriers()
    there = carriers.filter(
        meeting_attendances__meeting=meeting, meeting_attendances__status__in=THERE
    )
    return Quorum(rule_of(meeting), there.distinct().count(), carriers.count())
