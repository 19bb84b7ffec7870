"""The tablet numbers what it gives; the server says what did not come."""

import pytest
from psycopg.types.multirange import Multirange
from psycopg.types.range import Range

from tests.factories import make_hub
from tests.visits.api.sending import CONFLICT, CREATED, DUPLICATE, check_in, rejected, undo
from visits.models import CheckIn


def ranges(*pairs):
    """Numbers from the first to the last of each pair, as PostgreSQL keeps them."""
    return Multirange([Range(first, last + 1) for first, last in pairs])


def test_numbers_that_came(sending):
    sending.send(check_in(1), check_in(2), check_in(5))
    assert sending.tablet.received == ranges((1, 2), (5, 5))
    sending.send(check_in(4), check_in(3))
    assert sending.tablet.received == ranges((1, 5))


def test_missing_numbers(sending):
    assert sending.send(check_in(1), check_in(4))["missing"] == 2
    assert sending.send(check_in(2), last_number=4)["missing"] == 1
    assert sending.send(last_number=4, waiting=1)["missing"] == 0
    assert sending.send(last_number=9, waiting=3, to_review=2)["missing"] == 1
    tablet = sending.tablet
    assert (tablet.last_number, tablet.waiting, tablet.to_review, tablet.missing) == (9, 3, 2, 1)


def test_missing_is_never_less_than_nothing(sending):
    assert sending.send(check_in(1), waiting=10)["missing"] == 0


def test_duplicates_came_as_well(sending):
    """The answer to the first request was lost together with what it wrote of the numbers."""
    item = check_in(1)
    sending.send(item)
    type(sending.tablet).objects.update(received=Multirange(), last_number=0)
    assert sending.outcomes(item, {**item, "number": 2}) == [DUPLICATE, DUPLICATE]
    assert sending.tablet.received == ranges((1, 2))


def test_undos_have_numbers_too(sending):
    item = check_in(1)
    sending.send(item, undo(item, number=2), undo(item, number=3))
    assert sending.tablet.received == ranges((1, 3))


def test_refused_items_stay_to_be_reviewed(sending, event):
    taken, late = check_in(1), check_in(3, kind="interview", hub="nouveau")
    sending.send(taken)
    outcomes = sending.outcomes(
        check_in(2, headcount=0), late, {**taken, "number": 4, "headcount": 2}, to_review=1
    )
    assert outcomes == [
        rejected("headcount", "headcount"),
        rejected("unknown_hub", "hub"),
        CONFLICT,
    ]
    tablet = sending.tablet
    assert (tablet.received, tablet.to_review) == (ranges((1, 1)), 4)
    make_hub(event=event, code="nouveau")
    assert sending.outcome(late, last_number=4, to_review=2) == CREATED
    tablet = sending.tablet
    assert (tablet.received, tablet.to_review) == (ranges((1, 1), (3, 3)), 2)
    assert tablet.missing == 0


def test_undo_that_came_too_early_is_not_received(sending):
    item = check_in(1)
    sending.send(undo(item, number=2), waiting=1)
    assert sending.tablet.received == ranges()
    assert sending.send(item, undo(item, number=2))["missing"] == 0
    assert sending.tablet.received == ranges((1, 2))


def test_last_number_never_goes_back(sending):
    sending.send(last_number=58)
    assert sending.send(last_number=3)["missing"] == 58
    sending.send(check_in(60), last_number=3)
    assert sending.tablet.last_number == 60


@pytest.mark.parametrize("number", [2**53, 2**31, 1])
def test_largest_numbers(sending, number):
    assert sending.send(check_in(number))["missing"] == number - 1


def test_what_the_tablet_says_of_itself(sending):
    sending.send(app_version="2026.11-b+1", waiting=2, to_review=3)
    tablet = sending.tablet
    assert (tablet.app_version, tablet.waiting, tablet.to_review) == ("2026.11-b+1", 2, 3)
    assert tablet.last_contact_at > tablet.paired_at


@pytest.mark.parametrize("is_ready", [True, False])
def test_result_of_the_rehearsal(sending, is_ready):
    sending.send(rehearsal={"ready": is_ready, "lost": 0})
    tablet = sending.tablet
    assert (tablet.rehearsal_ready, tablet.rehearsed_at) == (is_ready, tablet.last_contact_at)
    sending.send(rehearsal=None)
    sending.send(check_in(1))
    again = sending.tablet
    assert (again.rehearsal_ready, again.rehearsed_at) == (is_ready, tablet.rehearsed_at)


def test_a_thousand_items_in_shuffled_batches(sending):
    items = [check_in(number) for number in range(1, 1001)]
    for start in (600, 0, 800, 200, 400, 200):
        sending.send(*items[start : start + 200], last_number=1000)
    assert sending.tablet.received == ranges((1, 1000))
    assert CheckIn.objects.count() == 1000
