"""An item that cannot be recorded is refused with its reason, and sinks nothing else."""

from collections import defaultdict
from datetime import timedelta
from uuid import uuid1

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_activity, make_hub, make_profile_choice, make_purge
from tests.visits.api.sending import CREATED, DUPLICATE, check_in, rejected, undo, utc_text
from visits.models import CheckIn
from visits.sync.period import Period, start_of
from visits.sync.reading import read_batch
from visits.sync.refusals import Reason

NOT_ONE_TO_200 = [0, -3, 201, 10_000, 2**70, 1.0, 1.5, True, "1", None, [1]]
NOT_TEXT = [None, 1, True, ["a"], {"a": 1}]
NOT_CODES = ["Camille Martin", "A", "a" * 41, "a\x00", "\ud800", "é", "-a", 1, True, ["a"], {}]


def without(name):
    return {key: value for key, value in check_in().items() if key != name}


def changed(**values):
    return check_in(**values)


def an_undo(**values):
    return undo(check_in(), **values)


CASES = {
    "invalid_item": [
        *((raw, None) for raw in [None, 1, "arrival", True, [], [check_in()]]),
        (changed(profile=["age_band"]), "profile"),
        (changed(profile="18_25"), "profile"),
    ],
    "invalid_id": [
        ({}, "id"),
        (without("id"), "id"),
        *((changed(id=value), "id") for value in [*NOT_TEXT, "", "x", str(uuid1()), "0" * 36]),
        (changed(id="\ud800"), "id"),
        (changed(id="{" + check_in()["id"] + "}"), "id"),
        (changed(id=check_in()["id"] + "\n"), "id"),
        (changed(id=check_in()["id"].replace("-", "")), "id"),
        *((an_undo(check_in=value), "check_in") for value in [*NOT_TEXT, "", str(uuid1())]),
    ],
    "invalid_number": [
        (without("number"), "number"),
        *((changed(number=value), "number") for value in [0, -1, 2**53 + 1, 1.0, True, "1", None]),
    ],
    "unknown_kind": [
        (without("kind"), "kind"),
        *((changed(kind=value), "kind") for value in [*NOT_TEXT, "", "Arrival", "detour"]),
    ],
    "invalid_time": [
        (without("tapped_at"), "tapped_at"),
        *(
            (changed(tapped_at=value), "tapped_at")
            for value in [
                *NOT_TEXT,
                "",
                "yesterday",
                "2026-11-23",
                "2026-11-23T09:14:59",
                "2026-11-23 09:14:59Z",
                "20261123T091459Z",
                "2026-02-30T09:14:59Z",
                "2026-11-23T25:00:00Z",
                "2026-11-23T09:14:59+99:00",
                "２０２６-11-23T09:14:59Z",
                1_795_000_000,
            ]
        ),
        (an_undo(tapped_at="then"), "tapped_at"),
    ],
    "headcount": [
        (without("headcount"), "headcount"),
        *((changed(headcount=value), "headcount") for value in NOT_ONE_TO_200),
    ],
    "place": [
        (changed(hub="pole"), "hub"),
        (changed(activity="atelier"), "activity"),
        (changed(kind="exit", hub="pole"), "hub"),
        (changed(kind="interview"), "hub"),
        (changed(kind="interview", activity="atelier"), "hub"),
        (changed(kind="interview", hub="pole", activity="atelier"), "activity"),
        (changed(kind="workshop"), "activity"),
        (changed(kind="workshop", hub="pole", activity="atelier"), "hub"),
    ],
    "unknown_hub": [
        *((changed(kind="interview", hub=code), "hub") for code in ["elsewhere", "", *NOT_CODES])
    ],
    "unknown_activity": [
        *(
            (changed(kind="workshop", activity=code), "activity")
            for code in ["elsewhere", "", *NOT_CODES]
        )
    ],
    "unknown_code": [
        *(
            (changed(profile={name: code}), f"profile.{name}")
            for name in ["age_band", "situation", "study_level", "gender", "heard_from", "qpv"]
            for code in ["elsewhere", "vae", *NOT_CODES]
        ),
        *(
            (changed(profile={"insee_code": code}), "profile.insee_code")
            for code in ["99999", "75000", "Bagnolet", "", 93006, ["93006"]]
            if code
        ),
        *(
            (changed(profile={"reasons": codes}), "profile.reasons")
            for codes in ["vae", 1, {"vae": 1}, ["elsewhere"], ["18_25"], ["vae", ""], [["vae"]]]
        ),
    ],
    "unknown_field": [
        (changed(name="Camille"), "name"),
        (changed(**{"é\ud800" * 40: 1}), "?" * 40),
        (changed(reason="mistake"), "reason"),
        (an_undo(headcount=1), "headcount"),
        (changed(profile={"income": "low"}), "profile.income"),
        (changed(kind="exit", profile={"age_band": "18_25"}), "profile"),
    ],
    "unknown_reason": [
        *((an_undo(reason=value), "reason") for value in [*NOT_TEXT, "", "Mistake", "other"])
    ],
    "unknown_check_in": [(an_undo(), "check_in")],
}
ROWS = [
    pytest.param(reason, item, field, id=f"{reason}-{number}")
    for reason, cases in CASES.items()
    for number, (item, field) in enumerate(cases)
]


@pytest.fixture
def lists(event):
    make_hub(event=event, code="pole")
    make_activity(event=event, code="atelier")
    make_profile_choice(event=event, dimension="age_band", code="18_25")
    make_profile_choice(event=event, dimension="reason", code="vae", bit=0)


@pytest.mark.parametrize(("reason", "item", "field"), ROWS)
def test_item_is_refused_with_its_reason(sending, lists, reason, item, field):
    fine = check_in(number=9)
    assert sending.outcomes(item, fine) == [rejected(reason, field), CREATED]
    assert str(CheckIn.objects.get().pk) == fine["id"]


def test_every_reason_has_a_case():
    elsewhere = {Reason.OUTSIDE_EVENT, Reason.EVENT_PURGED}
    assert {*CASES, *elsewhere} == set(Reason.values)


def test_refusal_is_told_in_the_language_of_the_tablet(sending):
    body = sending.body(check_in(headcount=0))
    told = {
        language: sending.post(body, headers={"Accept-Language": wanted}).json()["results"][0]
        for language, wanted in {"en": "en-GB,fr;q=0.5", "fr": "de", "default": None}.items()
    }
    english = "A check-in counts from 1 to 200 people."
    french = "Un passage compte de 1 à 200 personnes."
    assert {name: result["message"] for name, result in told.items()} == {
        "en": english,
        "fr": french,
        "default": french,
    }


@pytest.mark.parametrize("number", [1, "1", 1.5, None, True, 0])
def test_refused_item_is_named_as_far_as_it_can_be(sending, number):
    [result] = sending.send(check_in(number=number, id=7))["results"]
    assert (result["number"], result["id"]) == (number if type(number) is int else None, None)


def test_places_and_lists_of_another_event_are_unknown(sending):
    hub, activity, choice = make_hub(), make_activity(), make_profile_choice()
    outcomes = sending.outcomes(
        check_in(1, kind="interview", hub=hub.code),
        check_in(2, kind="workshop", activity=activity.code),
        check_in(3, profile={"age_band": choice.code}),
    )
    assert outcomes == [
        rejected("unknown_hub", "hub"),
        rejected("unknown_activity", "activity"),
        rejected("unknown_code", "profile.age_band"),
    ]


def test_exits_are_refused_where_they_are_not_counted(sending, event):
    type(event).objects.filter(pk=event.pk).update(counts_exits=False)
    exit_ = check_in(1, kind="exit")
    assert sending.outcome(exit_) == rejected("unknown_kind", "kind")
    type(event).objects.filter(pk=event.pk).update(counts_exits=True)
    assert sending.outcome(exit_) == CREATED


def test_before_and_after_the_event(sending, event):
    """By the corrected clock, which is a moment later than what the tablet wrote."""
    start, end = start_of(event.starts_on), start_of(event.ends_on + timedelta(days=1))
    moment = timedelta(seconds=30)
    inside = [check_in(1, tapped_at=utc_text(start)), check_in(2, tapped_at=utc_text(end - moment))]
    outside = [
        check_in(3, tapped_at=utc_text(start - moment)),
        check_in(4, tapped_at=utc_text(end)),
        check_in(5, tapped_at="0001-01-01T00:00:00+23:00"),
        check_in(6, tapped_at="9999-12-31T23:59:59-23:00"),
    ]
    refused = rejected("outside_event", "tapped_at")
    assert sending.outcomes(*inside, *outside) == [CREATED] * 2 + [refused] * 4


def test_after_the_purge_nothing_can_be_added(sending, event):
    item = check_in(1)
    sending.send(item)
    make_purge(event=event)
    again = [item, check_in(2), undo(item, number=3)]
    assert sending.outcomes(*again) == [rejected("event_purged")] * 3
    assert sending.outcome(check_in(4, headcount=0)) == rejected("headcount", "headcount")
    assert CheckIn.objects.count() == 1


NO_MEANINGS: dict[str, dict[str, int]] = defaultdict(dict)
ALWAYS = Period.always(counts_exits=True)
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(NOT_CODES)
)
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
FIELDS = st.sampled_from(
    ["number", "id", "kind", "tapped_at", "headcount", "hub", "activity", "profile", "reason"]
)
KINDS = st.sampled_from(["arrival", "exit", "interview", "workshop", "undo"])


@given(kind=KINDS, changes=st.dictionaries(FIELDS, JSON, max_size=3), other=JSON)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_sent_each_item_has_one_answer(kind, changes, other):
    """Nothing is looked up as no code is known, and nothing is raised."""
    items = [{**check_in(kind=kind), **changes}, other, check_in()]
    batch = read_batch(items, period=ALWAYS, look_up=lambda _items: NO_MEANINGS)
    answered = [outcome.index for outcome in batch.refused] + [row.index for row in batch.rows]
    assert sorted(answered) == [0, 1, 2]
    assert 2 in {row.index for row in batch.rows}


def test_lists_are_not_asked_about_odd_codes(sending, lists):
    """A code that PostgreSQL could not even compare never reaches it."""
    items = [check_in(n, profile={"age_band": code}) for n, code in enumerate(NOT_CODES, 1)]
    assert set(sending.outcomes(*items)) == {rejected("unknown_code", "profile.age_band")}
    assert sending.outcome(check_in(99, profile={"age_band": "18_25"})) == CREATED


def test_refused_items_can_be_sent_again(sending, event):
    item = check_in(1, kind="interview", hub="nouveau")
    assert sending.outcome(item) == rejected("unknown_hub", "hub")
    make_hub(event=event, code="nouveau")
    assert [sending.outcome(item), sending.outcome(item)] == [CREATED, DUPLICATE]
