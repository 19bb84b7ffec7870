from collections import Counter
from functools import partial

import pytest

from tests.factories import make_check_in, make_event, make_profile_choice
from tests.visits.api.at_once import all_at_once, in_background, other_session, who_waits_for
from visits.models import CheckIn
from visits.models.check_in import CancellationReason
from visits.reasons import reason_codes, reasons_number
from visits.services import cancel_check_ins, create_default_profile_lists

LENGTHS = {
    "age_band": 8,
    "situation": 10,
    "study_level": 7,
    "gender": 3,
    "reason": 7,
    "heard_from": 9,
}


def test_default_lists_are_complete(db):
    event = make_event()
    create_default_profile_lists(event=event)
    assert Counter(event.profile_choices.values_list("dimension", flat=True)) == LENGTHS


def test_default_lists_leave_what_the_event_has(db):
    event = make_event()
    make_profile_choice(event=event, dimension="reason", code="discover", label="Flâner", bit=2)
    assert len(create_default_profile_lists(event=event)) == sum(LENGTHS.values()) - 1
    assert create_default_profile_lists(event=event) == []
    reasons = event.profile_choices.filter(dimension="reason")
    assert sorted(reasons.values_list("bit", flat=True)) == list(range(7))


def test_reasons_go_into_one_number_and_come_back(db):
    event = make_event()
    create_default_profile_lists(event=event)
    bits = {code: bit for bit, code in reason_codes(event).items()}
    number = reasons_number(["vae", "orientation", "vae"], bits)
    assert [code for code, bit in bits.items() if number >> bit & 1] == ["orientation", "vae"]


def test_cancelling_counts_each_check_in_once(db):
    event = make_event()
    make_check_in(event=event)
    make_check_in(event=event)
    check_ins = CheckIn.objects.filter(event=event)
    assert cancel_check_ins(check_ins, reason=CancellationReason.TEST) == 2
    assert cancel_check_ins(check_ins, reason=CancellationReason.TEST) == 0
    assert check_ins.arrivals().headcount() == 0


@pytest.mark.django_db(transaction=True)
def test_same_check_ins_cancelled_by_two_at_once():
    event = make_event()
    for _number in range(20):
        make_check_in(event=event)
    check_ins = CheckIn.objects.filter(event=event)
    orders = (check_ins.order_by("pk"), check_ins.order_by("-pk"))
    found = all_at_once(
        [partial(cancel_check_ins, rows, reason=CancellationReason.TEST) for rows in orders * 2]
    )
    assert sum(found) == 20
    assert event.slot_tallies.headcount() == 0


@pytest.mark.django_db(transaction=True)
def test_check_in_that_somebody_is_cancelling_is_theirs():
    check_in = make_check_in()
    with other_session() as session:
        session.execute(
            "INSERT INTO visits_checkincancellation (id, event_id, check_in_id, reason) "
            "VALUES (gen_random_uuid(), %s, %s, 'twice')",
            [check_in.event_id, check_in.pk],
        )
        rows = CheckIn.objects.filter(pk=check_in.pk)
        with in_background(lambda: cancel_check_ins(rows, reason=CancellationReason.TEST)) as found:
            who_waits_for(session)
            session.commit()
            assert found.result() == 0
    assert check_in.event.slot_tallies.headcount() == 0
