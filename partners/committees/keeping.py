"""What the minutes print from elsewhere, kept as it was the day they were sent: names, quorum.

A member or an organisation that is renamed, a carrier that joins or another rule no longer change
what was sent; and what is approved is what was sent.
"""

from partners.committees.quorum import quorum_today
from partners.models import CommitteeMeeting, Decision, MeetingAttendance, MemberAttendance


def keep_what_is_printed(meeting: CommitteeMeeting) -> None:
    """Inside a transaction, before the minutes are sent."""
    quorum = quorum_today(meeting)
    meeting.quorum_rule = quorum.rule
    meeting.quorum_there, meeting.quorum_carriers = quorum.there, quorum.carriers
    meeting.save(update_fields=["quorum_rule", "quorum_there", "quorum_carriers"])
    _keep_names(meeting)
    _keep_organisations(meeting)


def _keep_names(meeting: CommitteeMeeting) -> None:
    rows = list(meeting.member_attendances.select_related("member__professional"))
    for row in rows:
        row.name = row.member.display_name
    MemberAttendance.objects.bulk_update(rows, ["name"])


def _keep_organisations(meeting: CommitteeMeeting) -> None:
    tallies = list(meeting.attendances.select_related("partnership__organisation"))
    for tally in tallies:
        tally.organisation_name = tally.partnership.organisation.name
    MeetingAttendance.objects.bulk_update(tallies, ["organisation_name"])
    decisions = list(meeting.decisions.select_related("owner__organisation"))
    for decision in decisions:
        decision.owner_name = decision.owner.organisation.name if decision.owner else ""
    Decision.objects.bulk_update(decisions, ["owner_name"])
