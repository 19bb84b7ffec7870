import pytest

from partners.committees.quorum import carriers_needed, quorum_of
from partners.models.convocation import QuorumRule
from tests.factories import (
    make_committee_meeting,
    make_committee_rules,
    make_meeting_attendance,
    make_partnership,
)

NEEDED = {
    QuorumRule.NONE: [0, 0, 0, 0, 0],
    QuorumRule.ONE: [0, 1, 1, 1, 1],
    QuorumRule.HALF: [0, 1, 1, 2, 2],
    QuorumRule.MAJORITY: [0, 1, 2, 2, 3],
    QuorumRule.TWO_THIRDS: [0, 1, 2, 2, 3],
    QuorumRule.ALL: [0, 1, 2, 3, 4],
}


@pytest.mark.parametrize("rule", NEEDED)
def test_rule_needs_so_many_of_none_to_four_carriers(rule):
    assert [carriers_needed(rule, carriers) for carriers in range(5)] == NEEDED[rule]


def test_every_rule_is_tried():
    assert set(NEEDED) == set(QuorumRule)


@pytest.mark.django_db
def test_quorum_counts_carriers_present_or_represented(event):
    meeting = make_committee_meeting(event=event)
    statuses = [("present", 2), ("represented", 0), ("excused", 0)]
    for status, people in statuses:
        carrier = make_partnership(event=event, is_carrier=True)
        make_meeting_attendance(meeting=meeting, partnership=carrier, status=status, people=people)
    make_meeting_attendance(meeting=meeting, people=5)  # a partner that carries nothing
    quorum = quorum_of(meeting)
    assert (quorum.there, quorum.carriers, quorum.needed, quorum.is_reached) == (2, 3, 2, True)


@pytest.mark.django_db
def test_event_has_its_own_rule(event):
    make_committee_rules(event=event, quorum="all")
    carrier = make_partnership(event=event, is_carrier=True)
    make_partnership(event=event, is_carrier=True)
    meeting = make_committee_meeting(event=event)
    make_meeting_attendance(meeting=meeting, partnership=carrier)
    assert quorum_of(meeting).is_reached is False


@pytest.mark.django_db
def test_withdrawn_carrier_is_not_waited_for(event):
    meeting = make_committee_meeting(event=event)
    make_partnership(event=event, is_carrier=True, status="withdrawn")
    assert (quorum_of(meeting).carriers, quorum_of(meeting).is_reached) == (0, True)
