"""The sheet to sign and the minutes on paper: accessible, and with everything that was approved."""

import io

import page as validator
import pytest
from pypdf import PdfReader

from partners.committees.papers import attendance_sheet_pdf, minutes_pdf
from tests.factories import (
    make_agenda_point,
    make_committee_meeting,
    make_committee_member,
    make_decision,
    make_meeting_attendance,
    make_member_attendance,
)
from tests.partners.committee_cases import approve

pytestmark = pytest.mark.django_db
MEMBERS = 40


def faults(pdf):
    report = validator.validate_pdf_bytes(pdf, profile="ua1")
    return [(fault.rule_id, fault.message) for fault in report.failures]


def text_of(pdf):
    return " ".join(
        " ".join(one.extract_text().split()) for one in PdfReader(io.BytesIO(pdf)).pages
    )


def test_sheet_names_each_member_and_leaves_room_to_sign(event):
    meeting = make_committee_meeting(event=event)
    members = [make_committee_member(event=event) for _ in range(MEMBERS)]
    pdf = attendance_sheet_pdf(meeting)
    text = text_of(pdf)
    assert faults(pdf) == []
    assert [one for one in members if one.display_name not in text] == []
    assert text.count("Signature") >= 2


def test_sheet_without_members_is_signed_by_hand(event):
    assert faults(attendance_sheet_pdf(make_committee_meeting(event=event))) == []


def test_minutes_hold_points_decisions_and_who_was_there(event):
    meeting = make_committee_meeting(event=event)
    tally = make_meeting_attendance(meeting=meeting, people=3)
    member = make_committee_member(partnership=tally.partnership)
    make_member_attendance(meeting=meeting, member=member, status="present")
    make_agenda_point(meeting=meeting, title="Choix du lieu", notes="Trois lieux visités.")
    make_decision(meeting=meeting, number=7, text="Retenir Bagnolet.")
    draft = text_of(minutes_pdf(meeting))
    pdf = minutes_pdf(approve(meeting))
    text = text_of(pdf)
    assert faults(pdf) == []
    wanted = (member.display_name, "Choix du lieu", "Trois lieux visités.", "Retenir Bagnolet.")
    assert [words for words in wanted if words not in text] == []
    assert ("Pas encore approuvé" in draft, "Approuvé le" in text) == (True, True)


def test_approved_minutes_give_the_same_bytes(event):
    meeting = approve(make_committee_meeting(event=event))
    assert minutes_pdf(meeting) == minutes_pdf(meeting)
