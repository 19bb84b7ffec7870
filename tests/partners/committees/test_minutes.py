from datetime import date

import pytest

from partners.committees.agenda import add_point, change_point, delete_point
from partners.committees.attendance import Seen, Sheet, noted_so_far, record_attendance
from partners.committees.decisions import add_decision, change_decision, delete_decision, set_state
from partners.committees.documents import add_document
from partners.committees.meetings import change_meeting
from partners.committees.minutes import approve_minutes, mark_sent, write_minutes
from partners.committees.refusal import ChangedMeanwhile, Refused
from partners.models.agenda import Readers
from partners.models.attendance import MeetingAttendanceStatus as Status
from tests.factories import (
    make_agenda_point,
    make_committee_meeting,
    make_committee_member,
    make_decision,
)

pytestmark = pytest.mark.django_db
DAY, LATER = date(2019, 2, 20), date(2019, 3, 1)


@pytest.fixture
def meeting(event):
    return make_committee_meeting(event=event, status="held")


def write(meeting, text="Lu.", revision=0, notes=None):
    return write_minutes(meeting=meeting, text=text, notes=notes or {}, revision=revision)


def approve(meeting, day=DAY, revision=1):
    return approve_minutes(meeting=meeting, revision=revision, day=day, today=LATER)


def approved(meeting):
    write(meeting)
    mark_sent(meeting=meeting, today=DAY)
    return approve(meeting)


def test_second_writer_overwrites_nothing(meeting):
    point = make_agenda_point(meeting=meeting)
    write(meeting, "Texte de la première.", 0, {point.pk: "Note de la première."})
    with pytest.raises(ChangedMeanwhile):
        write(meeting, "Texte du second.", 0, {point.pk: "Note du second."})
    meeting.refresh_from_db()
    point.refresh_from_db()
    assert (meeting.minutes, point.notes) == ("Texte de la première.", "Note de la première.")
    write(meeting, "Texte des deux.", 1)
    meeting.refresh_from_db()
    assert (meeting.minutes, meeting.minutes_revision) == ("Texte des deux.", 2)


def test_note_of_another_meeting_is_not_touched(meeting):
    point = make_agenda_point(event=meeting.event, notes="Ici.")
    write(meeting, notes={point.pk: "Ailleurs."})
    point.refresh_from_db()
    assert point.notes == "Ici."


def test_minutes_go_from_draft_to_approved(meeting):
    states = [
        write(meeting).minutes_status,
        mark_sent(meeting=meeting, today=DAY).minutes_status,
        write(meeting, "Corrigé.", 1).minutes_status,
        mark_sent(meeting=meeting, today=DAY).minutes_status,
        approve(meeting, revision=2).minutes_status,
    ]
    assert states == ["draft", "sent", "draft", "sent", "approved"]


def test_minutes_of_a_meeting_to_come_are_refused(event):
    with pytest.raises(Refused):
        write(make_committee_meeting(event=event))


def test_empty_or_missing_minutes_are_not_sent(meeting):
    with pytest.raises(Refused):
        mark_sent(meeting=meeting, today=DAY)
    write(meeting, "")
    with pytest.raises(Refused):
        mark_sent(meeting=meeting, today=DAY)


def test_draft_is_not_approved(meeting):
    write(meeting)
    with pytest.raises(Refused):
        approve(meeting)


@pytest.mark.parametrize("day", [date(2019, 2, 4), date(2019, 3, 2)])
def test_approval_has_a_day_between_the_meeting_and_today(day, meeting):
    write(meeting)
    mark_sent(meeting=meeting, today=DAY)
    with pytest.raises(Refused):
        approve(meeting, day)


@pytest.mark.parametrize("read", [None, 1, 3])
def test_text_that_was_not_read_is_not_approved(read, meeting):
    """The page was opened on revision 1; somebody rewrote the minutes and sent them."""
    write(meeting)
    mark_sent(meeting=meeting, today=DAY)
    write(meeting, "Autre.", 1)
    mark_sent(meeting=meeting, today=DAY)
    with pytest.raises(ChangedMeanwhile):
        approve(meeting, revision=read)
    meeting.refresh_from_db()
    assert meeting.minutes_status == "sent"


def test_approving_twice_says_when_it_was_done(meeting):
    approved(meeting)
    with pytest.raises(Refused, match="20\u00a0février\u00a02019"):
        approve(meeting, LATER)


FORBIDDEN = {
    "write": lambda rows: write(rows["meeting"], "Autre.", 1),
    "send": lambda rows: mark_sent(meeting=rows["meeting"], today=LATER),
    "move": lambda rows: change_meeting(
        meeting=rows["meeting"], day=DAY, starts_at=None, ends_at=None, place="", today=LATER
    ),
    "add a point": lambda rows: add_point(meeting=rows["meeting"], title="Autre"),
    "change a point": lambda rows: change_point(point=rows["point"], title="Autre"),
    "delete a point": lambda rows: delete_point(point=rows["point"]),
    "add a decision": lambda rows: add_decision(meeting=rows["meeting"], text="Autre."),
    "change a decision": lambda rows: change_decision(
        decision=rows["decision"], text="Autre.", owner=None, due_on=None, about=""
    ),
    "delete a decision": lambda rows: delete_decision(decision=rows["decision"]),
    "add a document": lambda rows: add_document(
        meeting=rows["meeting"],
        title="",
        name="a.pdf",
        content=b"%PDF-1.7",
        readers=Readers.EVERYBODY,
    ),
    "record attendance": lambda rows: record_attendance(
        meeting=rows["meeting"],
        sheet=Sheet({rows["member"].pk: Seen(Status.PRESENT)}),
        read=noted_so_far(rows["meeting"]),
        today=LATER,
    ),
}


@pytest.mark.parametrize("act", FORBIDDEN)
def test_approved_meeting_refuses_in_words(act, meeting):
    rows = {
        "meeting": meeting,
        "point": make_agenda_point(meeting=meeting),
        "decision": make_decision(meeting=meeting),
        "member": make_committee_member(event=meeting.event),
    }
    approved(meeting)
    with pytest.raises(Refused, match="20\u00a0février\u00a02019"):
        FORBIDDEN[act](rows)


def test_state_of_a_decision_moves_on_after_the_approval(meeting):
    decision = make_decision(meeting=meeting)
    approved(meeting)
    set_state(decision=decision, status="done")
    decision.refresh_from_db()
    assert decision.status == "done"
