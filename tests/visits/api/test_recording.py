"""What is recorded, once, and what the answer says of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.factories import (
    make_activity,
    make_check_in,
    make_desk,
    make_hub,
    make_profile_choice,
    make_tablet,
)
from tests.visits.api.sending import (
    CONFLICT,
    CREATED,
    DUPLICATE,
    Sending,
    check_in,
    rejected,
    undo,
    utc_text,
)
from visits.models import CheckIn, CheckInCancellation

PROFILE = {
    "age_band": "18_25",
    "situation": "job_seeker",
    "study_level": "bac",
    "gender": "woman",
    "heard_from": "poster",
    "insee_code": "93006",
    "qpv": "unknown",
    "reasons": ["orientation", "vae"],
}


@pytest.fixture
def lists(event):
    """The lists of the event that PROFILE speaks of; "vae" is its fourth reason."""
    for dimension in ("age_band", "situation", "study_level", "gender", "heard_from"):
        make_profile_choice(event=event, dimension=dimension, code=PROFILE[dimension])
    make_profile_choice(event=event, dimension="reason", code="orientation", bit=0)
    make_profile_choice(event=event, dimension="reason", code="vae", bit=3)


def columns(check_in):
    """All that is kept, apart from the key and the moment."""
    names = [field.attname for field in CheckIn._meta.concrete_fields]
    return {name: getattr(check_in, name) for name in names if name not in ("id", "slot")}


def test_arrival_of_a_group(sending, event):
    item = check_in(number=7, headcount=28)
    answer = sending.send(item)
    assert answer["results"] == [{"index": 0, "number": 7, "id": item["id"], "outcome": "created"}]
    recorded = CheckIn.objects.get(pk=item["id"])
    assert columns(recorded) == columns(CheckIn(event=event, kind="arrival", headcount=28))


def test_profile(sending, event, lists):
    assert sending.outcome(check_in(profile=PROFILE)) == CREATED
    expected = CheckIn(event=event, kind="arrival", **{**PROFILE, "reasons": 0b1001})
    assert columns(CheckIn.objects.get()) == columns(expected)


@pytest.mark.parametrize("nothing", [None, {}, {"age_band": ""}, {"reasons": []}, {"qpv": None}])
def test_every_item_of_the_profile_may_be_left_out(sending, event, nothing):
    assert sending.outcome(check_in(profile=nothing)) == CREATED
    assert columns(CheckIn.objects.get()) == columns(CheckIn(event=event, kind="arrival"))


def test_every_kind(sending, event):
    hub, activity = make_hub(event=event), make_activity(event=event)
    items = [
        check_in(1),
        check_in(2, kind="exit", headcount=2),
        check_in(3, kind="interview", hub=hub.code),
        check_in(4, kind="workshop", activity=activity.code, headcount=12),
    ]
    assert sending.outcomes(*items) == [CREATED] * 4
    recorded = CheckIn.objects.values_list("kind", "headcount", "hub", "activity").order_by("kind")
    assert list(recorded) == [
        ("arrival", 1, None, None),
        ("exit", 2, None, None),
        ("interview", 1, hub.pk, None),
        ("workshop", 12, None, activity.pk),
    ]


@pytest.mark.parametrize("code", ["null", "nan", "0", "a-b_c", "a" * 40])
def test_any_code_of_the_event_is_known(sending, event, code):
    make_hub(event=event, code=code)
    assert sending.outcome(check_in(kind="interview", hub=code)) == CREATED


def test_sent_again_is_a_duplicate(sending, lists):
    items = [check_in(1, profile=PROFILE), check_in(2, headcount=5)]
    undone = undo(items[0], number=3)
    assert sending.outcomes(*items, undone) == [CREATED] * 3
    assert sending.outcomes(*items, undone) == [DUPLICATE] * 3
    assert sending.outcomes(undone, *reversed(items)) == [DUPLICATE] * 3
    assert (CheckIn.objects.count(), CheckInCancellation.objects.count()) == (2, 1)


def test_identifier_in_capitals_is_the_same(sending):
    item = check_in()
    shouted = {**item, "id": item["id"].upper()}
    assert sending.outcome(item) == CREATED
    assert sending.send(shouted)["results"] == [
        {"index": 0, "number": 1, "id": shouted["id"], "outcome": "duplicate"}
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"headcount": 2},
        {"kind": "exit"},
        {"profile": {"age_band": "18_25"}},
        {"profile": {"insee_code": "93006"}},
        {"profile": {"reasons": ["vae"]}},
    ],
    ids=str,
)
def test_same_identifier_with_other_content_is_a_conflict(sending, lists, change):
    item = check_in()
    assert sending.outcome(item) == CREATED
    assert sending.outcome({**item, **change}) == CONFLICT
    assert sending.outcomes({**item, **change}, item) == [CONFLICT, CONFLICT]
    assert columns(CheckIn.objects.get())["headcount"] == 1


def test_other_hub_is_a_conflict(sending, event):
    one, other = make_hub(event=event), make_hub(event=event)
    item = check_in(kind="interview", hub=one.code)
    assert sending.outcome(item) == CREATED
    assert sending.outcome({**item, "hub": other.code}) == CONFLICT
    assert sending.outcome(item) == DUPLICATE


def test_conflict_says_why(sending):
    item = check_in()
    sending.send(item)
    [result] = sending.send({**item, "headcount": 2})["results"]
    assert result == {
        "index": 0,
        "number": 1,
        "id": item["id"],
        "outcome": "conflict",
        "message": "Another entry is already recorded under this identifier.",
    }


def test_same_identifier_twice_in_a_batch(sending):
    item = check_in(1)
    again, other = {**item, "number": 2}, {**item, "number": 3, "headcount": 3}
    assert sending.outcomes(item, again, other) == [CREATED, DUPLICATE, CONFLICT]
    assert sending.outcomes(item, other) == [DUPLICATE, CONFLICT]
    assert CheckIn.objects.get().headcount == 1


def test_same_identifier_for_two_kinds_of_items_in_a_batch(sending):
    item = check_in(1)
    assert sending.outcomes(item, undo(item, id=item["id"])) == [CREATED, CONFLICT]
    assert CheckInCancellation.objects.count() == 0


def test_identifier_of_another_event_is_a_conflict(sending):
    elsewhere = make_check_in(slot=quarter_hour())
    assert sending.outcome(check_in(id=str(elsewhere.pk))) == CONFLICT
    assert columns(CheckIn.objects.get()) == columns(elsewhere)


def test_identifier_of_a_paper_entry_is_a_conflict(sending, event):
    paper = make_check_in(event=event, source="paper", slot=quarter_hour())
    assert sending.outcome(check_in(id=str(paper.pk))) == CONFLICT


def quarter_hour():
    now = timezone.now()
    return now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)


def test_undo_of_an_item_of_the_same_batch_in_any_order(sending, event):
    item = check_in(1)
    assert sending.outcomes(undo(item), item) == [CREATED, CREATED]
    assert event.slot_tallies.headcount() == 0


def test_undo_of_what_is_not_there(sending):
    item = check_in(1)
    first = undo(item)
    assert sending.outcome(first) == rejected("unknown_check_in", "check_in")
    assert sending.outcomes(item, first) == [CREATED, CREATED]


def test_undo_of_what_is_undone_is_a_duplicate(sending, event):
    item = check_in(1)
    sending.send(item)
    assert sending.outcome(undo(item)) == CREATED
    assert sending.outcome(undo(item, number=3, reason="twice")) == DUPLICATE
    assert event.slot_tallies.headcount() == 0


def test_two_undos_of_one_item_in_a_batch(sending):
    item = check_in(1)
    assert sorted(sending.outcomes(item, undo(item), undo(item, 3))) == [
        CREATED,
        CREATED,
        DUPLICATE,
    ]
    assert CheckInCancellation.objects.count() == 1


def test_identifier_of_another_undo_is_a_conflict(sending):
    items = [check_in(1), check_in(2)]
    first = undo(items[0], number=3)
    assert sending.outcomes(*items, first) == [CREATED] * 3
    assert sending.outcome({**first, "check_in": items[1]["id"]}) == CONFLICT
    assert sending.outcome({**first, "reason": "test"}) == CONFLICT


@pytest.mark.parametrize("values", [{}, {"source": "paper"}], ids=["elsewhere", "paper"])
def test_undo_reaches_only_what_tablets_of_the_event_recorded(sending, event, values):
    owner = {"event": event} if values else {}
    target = make_check_in(**owner, **values)
    item = undo({"id": str(target.pk)})
    assert sending.outcome(item) == rejected("unknown_check_in", "check_in")
    assert CheckInCancellation.objects.count() == 0


def test_two_desks_count_together(sending, event):
    other = Sending(make_tablet(event=event, desk=make_desk(event=event), token="o" * 43), "o" * 43)
    item = check_in(1)
    assert sending.outcome(item) == CREATED
    assert other.outcome(check_in(1, headcount=4)) == CREATED
    assert other.outcome(item) == DUPLICATE
    assert other.outcome(undo(item)) == CREATED
    assert sending.send()["totals"]["arrivals"] == 4


def test_a_batch_of_all_outcomes(sending):
    known, taken, undone = check_in(1), check_in(2), check_in(3)
    sending.send(known, taken, undone)
    outcomes = sending.outcomes(
        check_in(4),
        known,
        {**taken, "headcount": 9},
        check_in(5, headcount=0),
        "nonsense",
        undo(undone, number=6),
        undo({"id": str(uuid4())}, number=7),
    )
    assert outcomes == [
        CREATED,
        DUPLICATE,
        CONFLICT,
        rejected("headcount", "headcount"),
        rejected("invalid_item"),
        CREATED,
        rejected("unknown_check_in", "check_in"),
    ]
    assert CheckIn.objects.count() == 4


def test_nothing_of_the_tablet_reaches_the_record(sending):
    """The columns are listed in tests/privacy; here, that they hold nothing in order or exact."""
    for number in range(1, 4):
        sending.send(check_in(number, tapped_at=utc_text(timezone.now() + timedelta(seconds=1))))
    rows = list(CheckIn.objects.values())
    own = {str(sending.tablet.pk), sending.series, sending.tablet.desk.code}
    told = {str(value) for row in rows for name, value in row.items() if not name.endswith("_id")}
    assert told.isdisjoint(own)
    assert {(row["slot"].second, row["slot"].microsecond) for row in rows} == {(0, 0)}
