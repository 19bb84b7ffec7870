from collections import Counter

from tests.factories import make_check_in, make_event, make_profile_choice
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
