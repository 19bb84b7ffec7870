"""Requests that meet in the database: real sessions, real locks."""

import random
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connection
from django.utils import timezone

from tests.factories import make_desk, make_event, make_tablet
from tests.lock_waits import is_waiting, until
from tests.visits.api.at_once import all_at_once, in_background, other_session, who_waits_for
from tests.visits.api.sending import (
    CONFLICT,
    CREATED,
    DUPLICATE,
    Sending,
    check_in,
    refusal,
    rejected,
    undo,
)
from visits.models import CheckIn, CheckInCancellation, Tablet
from visits.purge import TAKE_TURNS

pytestmark = pytest.mark.django_db(transaction=True)
INSERT = """
    INSERT INTO visits_checkin (id, event_id, kind, slot, headcount, source, age_band, situation,
        study_level, gender, insee_code, qpv, reasons, heard_from)
    VALUES (%s, %s, 'arrival', date_bin('15 minutes', now(), '2000-01-01 00:00Z'), %s, 'tablet',
        '', '', '', '', '', '', 0, '')
"""
CANCEL = """
    INSERT INTO visits_checkincancellation (id, event_id, check_in_id, reason)
    VALUES (gen_random_uuid(), %s, %s, 'mistake')
"""


def outcomes_while(session, sending, *items, then):
    """Of a request that has to wait for the session, until `then` is called."""
    with in_background(lambda: sending.outcomes(*items)) as answer:
        who_waits_for(session)
        then()
        return answer.result()


@pytest.mark.parametrize(("headcount", "expected"), [(1, DUPLICATE), (2, CONFLICT)])
def test_item_that_another_request_is_recording(sending, event, headcount, expected):
    item, other = check_in(1), check_in(2)
    with other_session() as session:
        session.execute(INSERT, [item["id"], event.pk, headcount])
        found = outcomes_while(session, sending, item, other, then=session.commit)
    assert found == [expected, CREATED]
    assert CheckIn.objects.count() == 2


def test_item_that_another_event_is_recording(sending):
    item, elsewhere = check_in(1), make_event()
    with other_session() as session:
        session.execute(INSERT, [item["id"], elsewhere.pk, 1])
        assert outcomes_while(session, sending, item, then=session.commit) == [CONFLICT]


def test_item_that_another_request_gives_up(sending, event):
    item = check_in(1)
    with other_session() as session:
        session.execute(INSERT, [item["id"], event.pk, 1])
        assert outcomes_while(session, sending, item, then=session.rollback) == [CREATED]
    assert CheckIn.objects.count() == 1


def test_undo_of_an_item_that_another_request_is_recording(sending, event):
    item = check_in(1)
    with other_session() as session:
        session.execute(INSERT, [item["id"], event.pk, 1])
        found = outcomes_while(session, sending, item, undo(item), then=session.commit)
    assert found == [DUPLICATE, CREATED]
    assert event.slot_tallies.headcount() == 0 == sending.tablet.missing


def test_undo_that_overtakes_its_item_is_told_so(sending, event):
    """Alone, it does not wait: the tablet sends it again."""
    item = check_in(1)
    with other_session() as session:
        session.execute(INSERT, [item["id"], event.pk, 1])
        early = undo(item)
        assert sending.outcome(early) == rejected("unknown_check_in", "check_in")
        session.commit()
    assert sending.outcome(early) == CREATED


def test_undo_that_another_request_is_recording(sending, event):
    item = check_in(1)
    sending.send(item)
    with other_session() as session:
        session.execute(CANCEL, [event.pk, item["id"]])
        assert outcomes_while(session, sending, undo(item), then=session.commit) == [DUPLICATE]
    assert CheckInCancellation.objects.count() == 1
    assert event.slot_tallies.headcount() == 0


def test_purge_between_two_looks(sending, event):
    """The request saw no purge when it began."""
    with other_session() as session:
        session.execute(TAKE_TURNS)
        session.execute(
            "INSERT INTO visits_purge (event_id, done_on) VALUES (%s, now())", [event.pk]
        )
        found = outcomes_while(session, sending, check_in(1), check_in(2), then=session.commit)
    assert found == [rejected("event_purged")] * 2
    assert CheckIn.objects.count() == 0
    tablet = sending.tablet
    assert (tablet.to_review, tablet.last_number, tablet.missing) == (2, 2, 0)


def test_deadlock_is_tried_again(sending, event):
    """The other session waits for the request, then the request for it: whoever closes the circle
    sees it and is ended, at whatever speed."""
    old, item = check_in(1), check_in(2)
    sending.send(old)
    with other_session() as session, other_session() as gate, ThreadPoolExecutor(1) as pool:
        session.execute("SET deadlock_timeout = '10min'")
        session.execute("UPDATE visits_tablet SET waiting = 0")
        gate.execute("SET session_replication_role = replica")  # no trigger: it takes no turn
        gate.execute(CANCEL, [event.pk, old["id"]])
        with in_background(lambda: sending.outcomes(item, undo(old, 3))) as answer:
            who_waits_for(gate)
            same = pool.submit(session.execute, INSERT, [item["id"], event.pk, 1])
            until(lambda: is_waiting(session))
            gate.rollback()
            same.result()
            session.commit()
            assert answer.result() == [DUPLICATE, CREATED]
    assert CheckIn.objects.count() == 2
    assert event.slot_tallies.headcount() == 1


def test_server_killed_in_the_middle_of_a_request(sending, event):
    items = [check_in(1), check_in(2)]
    body = sending.body(*items)
    with other_session() as session:
        session.execute("LOCK TABLE visits_checkin IN EXCLUSIVE MODE")
        with in_background(lambda: sending.post(body)) as answer:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s)", [who_waits_for(session)])
            response = answer.result()
    assert refusal(response) == (503, "unavailable")
    assert response["Retry-After"] == "5"
    assert CheckIn.objects.count() == 0
    assert sending.outcomes(*items) == [CREATED] * 2


def test_kept_connection_that_the_database_closed(sending):
    """A restart between two requests costs none of them."""
    sending.send()
    with other_session() as session:
        session.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])
    assert sending.outcome(check_in(1)) == CREATED


@pytest.mark.parametrize("page", ["reception_sync", "reception_rehearsal", "reception_pair"])
def test_database_that_cannot_be_reached(sending, monkeypatch, page):
    body = sending.body(check_in()) | {"code": "K7QM3RTX"}
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nowhere")
    response = sending.post(body, page)
    assert refusal(response) == (503, "unavailable")
    assert int(response["Retry-After"]) > 0


def tablets_of(event, number):
    made = []
    for index in range(number):
        token = f"{index}" * 43
        tablet = make_tablet(event=event, desk=make_desk(event=event), token=token)
        made.append(Sending(tablet, token))
    return made


def told_by_id(sending, items):
    """{identifier: outcome}, sent in any order."""
    results = sending.send(*random.sample(items, len(items)))["results"]
    return {one["id"]: one["outcome"] for one in results}


def test_same_batch_from_several_tabs_at_once(sending, event):
    items = [check_in(number) for number in range(1, 41)]
    undos = [undo(item, number) for number, item in enumerate(items[:20], 41)]
    found = all_at_once([lambda: told_by_id(sending, [*items, *undos])] * 4)
    for item in items:
        assert sorted(one[item["id"]] for one in found) == ["created", *["duplicate"] * 3]
    for item in undos:
        assert [one[item["id"]] for one in found].count("created") == 1
    assert CheckIn.objects.count() == 40
    assert event.slot_tallies.headcount() == 20
    assert sending.send(last_number=60)["missing"] == 0


def test_several_desks_with_overlapping_batches(event):
    """As after exchanged files: an item may come from any tablet, several times, in any order."""
    items = [check_in(number) for number in range(1, 41)]
    everything = items + [undo(item, number) for number, item in enumerate(items[:15], 41)]
    sendings = tablets_of(event, 3)

    def rounds(sending):
        return [told_by_id(sending, random.sample(everything, 25)) for _round in range(6)]

    found = [
        answer
        for answers in all_at_once([partial(rounds, one) for one in sendings])
        for answer in answers
    ]
    for item in everything:
        answers = [answer[item["id"]] for answer in found if item["id"] in answer]
        assert answers.count("created") <= 1
        assert "conflict" not in answers
    sendings[0].send(*everything)
    assert sendings[1].outcomes(*everything) == [DUPLICATE] * 55
    assert CheckIn.objects.count() == 40
    assert event.slot_tallies.headcount() == event.check_ins.counted().headcount() == 25


def test_heartbeats_and_batches_of_one_tablet_at_once(sending):
    works = [lambda number=number: sending.send(check_in(number)) for number in range(1, 5)]
    all_at_once([*works, *[lambda: sending.send(last_number=4)] * 2])
    tablet = sending.tablet
    assert tablet.missing == 0 == sending.send(last_number=4)["missing"]
    assert Tablet.objects.get().rate_requests <= 7
    assert tablet.last_contact_at <= timezone.now()
