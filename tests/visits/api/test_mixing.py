"""Check-ins written again in random order while tablets send: nothing lost, nothing twice."""

import random
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_check_in, make_event
from tests.factories.visits import QUARTER_HOUR
from tests.visits.api.at_once import all_at_once, in_background, other_session, who_waits_for
from tests.visits.api.sending import CREATED, DUPLICATE, check_in, undo
from tests.visits.api.test_together import INSERT, tablets_of
from tests.visits.recount import counted, differences
from tests.visits.test_purge import DAY, fill
from visits import mixing
from visits.mixing import MIXED, TablesAreBusy, shuffle_check_ins
from visits.models import ProfileTally, SlotTally
from visits.purge import TAKE_TURNS, purge_check_ins

QUARTER = timedelta(minutes=15)
TABLETS, ROUNDS, BATCH = 3, 8, 12


@pytest.mark.django_db
def test_counters_say_the_same_and_are_one_row_each():
    event, other = make_event(), make_event()
    for one in (event, other):
        fill(one)
    before, beside = counted([event]), counted([other])
    assert shuffle_check_ins(event) == 1
    assert counted([event]) == before
    assert differences(event) == {} == differences(other)
    assert counted([other]) == beside
    for model in (SlotTally, ProfileTally):
        assert {row.shard for row in model.objects.filter(event=event)} == {MIXED}


@pytest.mark.django_db
def test_only_what_changed_since_is_mixed_again():
    event = make_event()
    early = [make_check_in(event=event) for _ in range(3)]
    make_check_in(event=event, slot=QUARTER_HOUR + QUARTER)
    assert [shuffle_check_ins(event) for _time in range(2)] == [2, 0]
    make_check_in(event=event, slot=QUARTER_HOUR + QUARTER)
    assert [shuffle_check_ins(event) for _time in range(2)] == [1, 0]
    early[0].cancellation = event.check_in_cancellations.create(check_in=early[0])
    assert [shuffle_check_ins(event) for _time in range(2)] == [1, 0]
    assert differences(event) == {}


@pytest.mark.django_db
def test_purged_event_keeps_its_counts():
    event = make_event()
    fill(event)
    purge_check_ins(event=event, on=DAY)
    before = counted([event])
    shuffle_check_ins(event)
    assert counted([event]) == before != {}


@pytest.mark.django_db
def test_item_sent_again_and_undone_after_mixing(sending, event):
    items = [check_in(number) for number in range(1, 6)]
    early = undo(items[0], 6)
    sending.send(*items, early)
    shuffle_check_ins(event)
    assert sending.outcomes(*items, early, undo(items[1], 7)) == [DUPLICATE] * 6 + [CREATED]
    assert event.slot_tallies.headcount() == 3
    assert differences(event) == {}


@pytest.mark.django_db(transaction=True)
def test_item_sent_again_while_its_row_is_away(sending, event):
    """The request waits for the table and then finds the row again, and can cancel it."""
    item, other = check_in(1), check_in(2)
    sending.send(item, other)
    with other_session() as session:
        session.execute(TAKE_TURNS)
        session.execute("CREATE TEMPORARY TABLE away AS SELECT * FROM visits_checkin")
        session.execute("DELETE FROM visits_checkin")
        with in_background(lambda: sending.outcomes(item, undo(other, 3))) as answer:
            who_waits_for(session)
            session.execute("INSERT INTO visits_checkin SELECT * FROM away")
            session.commit()
            assert answer.result() == [DUPLICATE, CREATED]
    assert event.slot_tallies.headcount() == 1
    assert differences(event) == {}


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_while_tablets_send(event, monkeypatch):
    """Tablets send, repeat and undo; two others mix all the time: each item is created once."""
    monkeypatch.setattr(mixing, "PATIENCE", "2min")  # a busy machine is slow, not wrong
    rng = random.Random(14)
    items = [check_in(number) for number in range(1, 61)]
    everything = items + [undo(item, number) for number, item in enumerate(items[:20], 61)]
    draws = [
        [rng.sample(everything, BATCH) for _round in range(ROUNDS)] for _tablet in range(TABLETS)
    ]
    sendings = tablets_of(event, TABLETS)

    def send(sending, batches):
        return [one for batch in batches for one in sending.send(*batch)["results"]]

    def mix():
        return [shuffle_check_ins(event) for _time in range(2 * ROUNDS)]

    works = [
        lambda sending=sending, batches=batches: send(sending, batches)
        for sending, batches in zip(sendings, draws, strict=True)
    ]
    *answers, mixed, mixed_too = all_at_once([*works, mix, mix])
    told = [(one["id"], one["outcome"]) for answer in answers for one in answer]
    assert {outcome for _key, outcome in told} <= {"created", "duplicate", "rejected"}
    created = [key for key, outcome in told if outcome == "created"]
    assert len(created) == len(set(created))
    assert any([*mixed, *mixed_too])
    sendings[0].send(*everything)
    shuffle_check_ins(event)
    assert sendings[1].outcomes(*everything) == [DUPLICATE] * 80
    assert event.check_ins.count() == 60
    assert event.slot_tallies.headcount() == event.check_ins.counted().headcount() == 40
    assert differences(event) == {}


@pytest.mark.django_db(transaction=True)
def test_somebody_who_writes_for_long_is_not_waited_for(event, monkeypatch):
    """Else every tablet would wait behind the one who waits."""
    monkeypatch.setattr(mixing, "PATIENCE", "50ms")
    make_check_in(event=event)
    with other_session() as session:
        session.execute(INSERT, [check_in()["id"], event.pk, 1])
        with pytest.raises(TablesAreBusy):
            shuffle_check_ins(event)
        with pytest.raises(CommandError, match="plus tard"):
            call_command("shuffle_check_ins")
    assert shuffle_check_ins(event) == 1
