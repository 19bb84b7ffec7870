"""As the real exchange, on any day, without a trace."""

from datetime import timedelta

from django.utils import timezone

from tests.factories import make_event, make_tablet
from tests.visits.api.sending import Sending, check_in, told, undo
from visits.models import CheckIn, SlotTally

PAGE = "reception_rehearsal"


def outcomes(sending, *items, **values):
    return [told(result) for result in sending.send(*items, page=PAGE, **values)["results"]]


def test_nothing_is_recorded(sending, event):
    before = vars(sending.tablet)
    items = [check_in(number) for number in range(1, 21)]
    assert outcomes(sending, *items, waiting=3, to_review=4) == [("created", None, None)] * 20
    assert (CheckIn.objects.count(), SlotTally.objects.count()) == (0, 0)
    after = vars(sending.tablet)
    changed = {name for name in after if after[name] != before[name]}
    assert changed <= {"_state", "last_contact_at", "rate_minute", "rate_requests"}


def test_answer_looks_like_the_real_one(sending):
    rehearsed, real = sending.send(check_in(), page=PAGE), sending.send(check_in())
    assert [name for name in rehearsed if type(rehearsed[name]) is not type(real[name])] == []
    assert rehearsed["configuration_version"] == real["configuration_version"]
    assert (rehearsed["totals"]["arrivals"], real["totals"]["arrivals"]) == (0, 1)


def test_weeks_before_the_event(db):
    day = timezone.localdate() + timedelta(days=40)
    event = make_event(starts_on=day, ends_on=day)
    sending = Sending(make_tablet(event=event, token="k" * 43))
    item = check_in()
    assert outcomes(sending, item, undo(item)) == [("created", None, None)] * 2


def test_what_would_be_refused_is(sending):
    assert outcomes(sending, check_in(1, headcount=0), check_in(2), "nonsense") == [
        ("rejected", "headcount", "headcount"),
        ("created", None, None),
        ("rejected", "invalid_item", None),
    ]
