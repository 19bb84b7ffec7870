"""What breaks each rule of the committees' tables: for tests.partners.test_constraints."""

from datetime import date

from django.db import connection

from tests.factories import (
    make_agenda_point,
    make_calendar_feed,
    make_committee_meeting,
    make_committee_member,
    make_committee_rules,
    make_convocation,
    make_decision,
    make_event,
    make_meeting_attendance,
    make_meeting_document,
    make_member_attendance,
    make_mobilisation,
    make_partnership,
    make_preparation_session,
    make_professional,
    make_withdrawn_number,
)
from tests.refusals import changed, copy_of


def twin_member():
    first = make_committee_member()
    return changed(make_committee_member(event=first.event), code=first.code)


def second_seat():
    first = make_committee_member(professional=make_professional())
    return copy_of(first, code="autre")


def own_deputy():
    member = make_committee_member()
    return changed(member, deputy_of=member)


def self_represented():
    row = make_member_attendance()
    return changed(row, status="represented", represented_by=row.member)


def represented_from_elsewhere():
    row = make_member_attendance()
    return changed(row, status="represented", represented_by=make_committee_member())


def twin_point():
    first = make_agenda_point()
    return copy_of(first)


def feed_of_two():
    event = make_event()
    return changed(
        make_calendar_feed(event=event),
        member=make_committee_member(event=event),
        mobilisation=make_mobilisation(event=event),
    )


CONSTRAINTS = {
    "partners_committeemeeting_sent_after": lambda: changed(
        make_committee_meeting(), minutes_sent_on=date(2019, 2, 4)
    ),
    "partners_committeemeeting_quorum_whole": lambda: changed(
        make_committee_meeting(), quorum_rule="all", quorum_there=2, quorum_carriers=1
    ),
    "partners_withdrawnnumber_unique": lambda: copy_of(make_withdrawn_number()),
    "partners_decision_about_format": lambda: changed(make_decision(), about="lieu"),
    "partners_committeemember_org_same_event": lambda: changed(
        make_committee_member(), partnership=make_partnership()
    ),
    "partners_committeemember_deputy_same_event": lambda: changed(
        make_committee_member(), deputy_of=make_committee_member()
    ),
    "partners_committeemember_code_unique": twin_member,
    "partners_committeemember_once": second_seat,
    "partners_committeemember_one_identity": lambda: changed(
        make_committee_member(), professional=make_professional()
    ),
    "partners_committeemember_not_own_deputy": own_deputy,
    "partners_memberattendance_meeting_same_event": lambda: changed(
        make_member_attendance(), meeting=make_committee_meeting()
    ),
    "partners_memberattendance_member_same_event": lambda: changed(
        make_member_attendance(), member=make_committee_member()
    ),
    "partners_memberattendance_by_same_event": represented_from_elsewhere,
    "partners_memberattendance_unique": lambda: copy_of(make_member_attendance()),
    "partners_memberattendance_represented_by": lambda: changed(
        make_member_attendance(), status="represented"
    ),
    "partners_memberattendance_by_another": self_represented,
    "partners_memberattendance_status_known": lambda: changed(
        make_member_attendance(), status="lost"
    ),
    "partners_agendapoint_meeting_same_event": lambda: changed(
        make_agenda_point(), meeting=make_committee_meeting()
    ),
    "partners_agendapoint_decision_same_event": lambda: changed(
        make_agenda_point(), decision=make_decision()
    ),
    "partners_agendapoint_position_unique": twin_point,
    "partners_agendapoint_minutes": lambda: changed(make_agenda_point(), minutes=481),
    "partners_agendapoint_kind_known": lambda: changed(make_agenda_point(), kind="lost"),
    "partners_meetingdocument_meeting_same_event": lambda: changed(
        make_meeting_document(), meeting=make_committee_meeting()
    ),
    "partners_meetingdocument_title_unique": lambda: copy_of(make_meeting_document()),
    "partners_meetingdocument_size": lambda: changed(make_meeting_document(), size=0),
    "partners_meetingdocument_readers_known": lambda: changed(
        make_meeting_document(), readers="all"
    ),
    "partners_convocation_meeting_same_event": lambda: changed(
        make_convocation(), meeting=make_committee_meeting()
    ),
    "partners_convocation_session_same_event": lambda: changed(
        make_convocation(), meeting=None, session=make_preparation_session()
    ),
    "partners_convocation_one_meeting": lambda: changed(make_convocation(), meeting=None),
    "partners_calendarfeed_member_same_event": lambda: changed(
        make_calendar_feed(), member=make_committee_member()
    ),
    "partners_calendarfeed_person_same_event": lambda: changed(
        make_calendar_feed(), mobilisation=make_mobilisation()
    ),
    "partners_calendarfeed_one_person": feed_of_two,
    "partners_committeerules_quorum_known": lambda: changed(make_committee_rules(), quorum="lost"),
}


def deputy_of_deputy():
    titular = make_committee_member()
    deputy = make_committee_member(event=titular.event, deputy_of=titular)
    other = make_committee_member(event=titular.event)
    return changed(other, deputy_of=deputy).save


def titular_with_deputy_becomes_one():
    titular = make_committee_member()
    make_committee_member(event=titular.event, deputy_of=titular)
    other = make_committee_member(event=titular.event)
    return changed(titular, deputy_of=other).save


def moved_to_another_organisation():
    row = make_member_attendance()
    return changed(row.member, partnership=make_partnership(event=row.event)).save


def present_without_being_counted():
    return changed(make_member_attendance(), status="present").save


def two_members_and_one_person():
    tally = make_meeting_attendance(people=1)
    members = [make_committee_member(partnership=tally.partnership) for _ in range(2)]
    make_member_attendance(meeting=tally.meeting, member=members[0], status="present")
    connection.check_constraints()
    return changed(
        make_member_attendance(meeting=tally.meeting, member=members[1]), status="present"
    ).save


def fewer_people_than_members():
    tally = make_meeting_attendance(people=1)
    member = make_committee_member(partnership=tally.partnership)
    make_member_attendance(meeting=tally.meeting, member=member, status="present")
    connection.check_constraints()
    return changed(tally, status="absent", people=0).save


def send(meeting):
    changed(meeting, status="held", minutes="Lu.", minutes_status="sent").save()
    return meeting


def approve(meeting):
    changed(send(meeting), minutes_status="approved", minutes_approved_on=date(2019, 3, 1)).save()
    return meeting


def of_approved(make):
    """A row of a meeting whose minutes are approved."""
    row = make()
    approve(row.meeting)
    return row


def acts_on_approved(make, **values):
    def add():
        row = make()
        return copy_of(row, meeting=approve(make_committee_meeting(event=row.event))).save

    def change():
        return changed(of_approved(make), **values).save

    def take_away():
        return of_approved(make).delete

    return [add, change, take_away]


def approved_without_being_sent():
    values = {"status": "held", "minutes": "Lu.", "minutes_approved_on": date(2019, 3, 1)}
    return changed(make_committee_meeting(), minutes_status="approved", **values).save


def approved_with_another_text():
    meeting = send(make_committee_meeting())
    approval = {"minutes_status": "approved", "minutes_approved_on": date(2019, 3, 1)}
    return changed(meeting, minutes="Autre.", **approval).save


def named_after_the_approval():
    return changed(of_approved(make_member_attendance), name="Autre").save


def decision_that_came_back():
    point = make_agenda_point()
    point.decision = make_decision(event=point.event)
    point.save()
    approve(point.meeting)
    return point.decision


def number_of_a_deleted_decision():
    decision = make_decision(number=7)
    decision.delete()
    return copy_of(decision).save


def renumbered_as_a_deleted_decision():
    decision = make_decision(number=7)
    other = make_decision(meeting=decision.meeting)
    decision.delete()
    return changed(other, number=7).save


def delete_convened(**values):
    """People were called to it, and think that it takes place."""
    [meeting] = values.values()
    make_convocation(event=meeting.event, **values)
    return meeting.delete


TRIGGERS = {
    "partners_convocation_tell_first": [
        lambda: delete_convened(meeting=make_committee_meeting(status="planned")),
        lambda: delete_convened(session=make_preparation_session(status="planned")),
        lambda: make_convocation(meeting=make_committee_meeting(status="planned")).delete,
    ],
    "partners_committeemeeting_approved_as_sent": [
        approved_without_being_sent,
        approved_with_another_text,
    ],
    "partners_decision_frozen_where_it_comes_back": [
        lambda: changed(decision_that_came_back(), text="Autre.").save,
    ],
    "partners_decision_number_withdrawn": [
        number_of_a_deleted_decision,
        renumbered_as_a_deleted_decision,
    ],
    "partners_committeemember_deputy_of_titular": [
        deputy_of_deputy,
        titular_with_deputy_becomes_one,
    ],
    "partners_committeemember_keeps_organisation": [moved_to_another_organisation],
    "partners_memberattendance_counts": [present_without_being_counted, two_members_and_one_person],
    "partners_meetingattendance_counts": [fewer_people_than_members],
    "partners_memberattendance_frozen": [
        *acts_on_approved(make_member_attendance, status="absent"),
        named_after_the_approval,
    ],
    "partners_meetingattendance_frozen": acts_on_approved(make_meeting_attendance, people=9),
    "partners_agendapoint_frozen": acts_on_approved(make_agenda_point, notes="Autre."),
    "partners_agendapoint_speaker_frozen": [
        lambda: changed(of_approved(make_agenda_point), speaker="Autre").save
    ],
    "partners_meetingdocument_frozen": acts_on_approved(make_meeting_document, readers="funders"),
    "partners_decision_frozen": [
        lambda: changed(of_approved(make_decision), text="Autre.").save,
        lambda: changed(of_approved(make_decision), due_on=date(2019, 5, 1)).save,
        lambda: of_approved(make_decision).delete,
    ],
}
