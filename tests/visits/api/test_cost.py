"""What an exchange costs in questions to the database: the same for one item and for 200."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_activity, make_hub, make_profile_choice
from tests.visits.api.sending import check_in, undo


@pytest.fixture
def warm(sending):
    """The version of the configuration is known for some seconds."""
    sending.send()
    return sending


def questions(sending, *items, page="reception_sync"):
    """Those of the request, without the savepoints of the test around it."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        sending.send(*items, page=page)
    texts = [query["sql"] or "prepared" for query in asked]
    return [text for text in texts if "SAVEPOINT" not in text]


def test_heartbeat_asks_who_speaks_and_writes_it_down(warm):
    assert len(questions(warm)) == 2
    assert len(questions(warm, page="reception_rehearsal")) == 2


@pytest.mark.parametrize("number", [1, 3, 200])
def test_batch_is_recorded_by_one_statement(warm, number):
    assert len(questions(warm, *map(check_in, range(1, number + 1)))) == 2


@pytest.mark.parametrize("number", [1, 3, 100])
def test_undos_are_in_the_same_statement(warm, number):
    items = [check_in(one) for one in range(1, number + 1)]
    assert len(questions(warm, *items, *(undo(item, 500) for item in items))) == 2
    assert len(questions(warm, *items)) == 2


@pytest.mark.parametrize("number", [1, 3, 50])
def test_all_codes_are_looked_up_at_once(warm, event, number):
    hub, activity = make_hub(event=event), make_activity(event=event)
    age = make_profile_choice(event=event)
    reason = make_profile_choice(event=event, dimension="reason", bit=3)
    profile = {"age_band": age.code, "reasons": [reason.code], "insee_code": "93006", "qpv": "no"}
    items = [
        item
        for one in range(number)
        for item in (
            check_in(one + 1, kind="interview", hub=hub.code),
            check_in(one + 101, kind="workshop", activity=activity.code),
            check_in(one + 201, profile=profile),
        )
    ]
    assert len(questions(warm, *items)) == 3


def test_what_every_event_shares_is_not_looked_up(warm):
    item = check_in(1, profile={"insee_code": "93006", "qpv": "yes"})
    assert len(questions(warm, item)) == 2


def test_configuration_is_read_again_after_a_while(sending):
    assert len(questions(sending)) > 2
    assert len(questions(sending)) == 2
