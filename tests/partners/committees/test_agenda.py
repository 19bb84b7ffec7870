import pytest

from partners.committees.agenda import (
    add_point,
    delete_point,
    move_point,
    points_from_text,
    returning_decisions,
)
from partners.committees.meetings import create_meeting, hold_meeting
from partners.committees.occasions import agenda_lines
from tests.factories import make_agenda_point, make_committee_meeting, make_decision

pytestmark = pytest.mark.django_db


def titles(meeting):
    return [point.title for point in meeting.points.order_by("position")]


def test_point_moves_past_its_neighbour_and_stops_at_the_ends(event):
    meeting = make_committee_meeting(event=event)
    points = [add_point(meeting=meeting, title=title) for title in "ABC"]
    move_point(point=points[2], up=True)
    assert titles(meeting) == ["A", "C", "B"]
    move_point(point=points[0], up=True)
    assert titles(meeting) == ["A", "C", "B"]
    move_point(point=points[0], up=False)
    assert titles(meeting) == ["C", "A", "B"]


def test_point_taken_off_leaves_the_order(event):
    meeting = make_committee_meeting(event=event)
    points = [add_point(meeting=meeting, title=title) for title in "ABC"]
    delete_point(point=points[1])
    add_point(meeting=meeting, title="D")
    move_point(point=points[2], up=True)
    assert titles(meeting) == ["C", "A", "D"]


def test_open_decisions_come_back_until_they_are_done(event):
    first, second, third = (make_committee_meeting(event=event, number=n) for n in (1, 2, 3))
    decision = make_decision(meeting=first, number=4, text="Imprimer les affiches.")
    make_decision(meeting=first, status="done")
    make_decision(meeting=first, status="dropped")
    make_decision(meeting=make_committee_meeting(number=1))  # of another event
    assert list(returning_decisions(first)) == []
    assert list(returning_decisions(second)) == [decision]
    assert list(returning_decisions(third)) == [decision]
    assert "– n°\u00a04\u202f: Imprimer les affiches." in agenda_lines(third)
    decision.status = "done"
    decision.save()
    assert list(returning_decisions(third)) == []


def test_lines_of_a_text_become_points_once(event):
    meeting = make_committee_meeting(event=event, agenda="Lieu\n\n Budget \n")
    assert agenda_lines(meeting) == ["Lieu", "Budget"]
    assert points_from_text(meeting=meeting) == 2
    meeting.refresh_from_db()
    assert (titles(meeting), meeting.agenda) == (["Lieu", "Budget"], "")
    assert points_from_text(meeting=meeting) == 0


def test_lines_of_a_text_stay_before_what_is_added(event):
    """Pages and minutes show points or the text: adding a point hides no line of it."""
    meeting = make_committee_meeting(event=event, agenda=f"Lieu\n{'mot ' * 60}")
    add_point(meeting=meeting, title="Budget")
    assert titles(meeting) == ["Lieu", ("mot " * 50).strip(), ("mot " * 10).strip(), "Budget"]


def test_agenda_typed_as_a_text_is_still_there_once_open_decisions_came_back(event):
    first = make_committee_meeting(event=event, number=1)
    make_decision(meeting=first, number=4)
    meeting = make_committee_meeting(event=event, number=2, agenda="Lieu\nBudget")
    hold_meeting(meeting=meeting, today=meeting.date)
    assert titles(meeting) == ["Lieu", "Budget", "Suivi de la décision n°\u00a04"]


def test_lines_say_who_speaks_only_where_they_may(event):
    point = make_agenda_point(
        event=event, title="Lieu", speaker="Dominique Petit", minutes=20, kind="decision"
    )
    assert agenda_lines(point.meeting) == ["1. Lieu (Dominique Petit, 20\u00a0min, pour décision)"]
    assert agenda_lines(point.meeting, with_names=False) == ["1. Lieu (20\u00a0min, pour décision)"]


def test_meetings_are_numbered_one_after_the_other(event):
    day = event.starts_on
    numbers = [create_meeting(event=event, day=day).number for _ in range(2)]
    make_committee_meeting(event=event, number=9)
    assert [*numbers, create_meeting(event=event, day=day, points=["Lieu"]).number] == [1, 2, 10]
