"""The published description says what the server does: tests of answers check each one against
it; here, that it names neither more nor less."""

import re

import pytest

from core.project_paths import ROOT
from tests.factories import make_activity, make_hub
from tests.visits.api.described import description, problems, resolved
from tests.visits.api.filling import Filling, filled, hand
from tests.visits.api.sending import check_in, undo
from visits.handround import message as handround
from visits.handround.refusals import FormReason
from visits.models.asked import Question
from visits.models.check_in import LARGEST_GROUP, CancellationReason, CheckInKind, Qpv
from visits.sync.problems import STATUS, ProblemCode
from visits.sync.refusals import Reason
from visits.sync.values import LARGEST_BATCH, LARGEST_NUMBER
from visits.urls.api import urlpatterns

GUIDE = (ROOT / "docs/api/reception.md").read_text(encoding="utf-8")


def schema(name):
    return description()["components"]["schemas"][name]


def responses():
    """(status, code) of each problem that some answer of the description names."""
    for operations in description()["paths"].values():
        for operation in operations.values():
            for status, response in operation["responses"].items():
                parts = resolved(response)["content"]["application/json"]["schema"].get("allOf", [])
                for code in parts[-1]["properties"]["error"]["enum"] if parts else []:
                    yield int(status), code


def test_every_page_is_described():
    assert set(description()["paths"]) == {f"/{page.pattern}" for page in urlpatterns}


def test_every_problem_is_described_with_its_status():
    assert set(responses()) == {(STATUS[code], code.value) for code in ProblemCode}


def test_every_reason_is_described():
    assert schema("Result")["properties"]["reason"]["enum"] == Reason.values


def test_every_reason_of_a_questionnaire_is_described():
    assert schema("FormResult")["properties"]["reason"]["enum"] == FormReason.values


def test_choices_are_those_of_the_records():
    assert schema("Undo")["properties"]["reason"]["enum"] == CancellationReason.values
    assert schema("Profile")["properties"]["qpv"]["enum"] == Qpv.values
    assert set(schema("Profile")["properties"]) == set(Question.values)
    assert schema("Question")["properties"]["name"]["enum"] == Question.values
    kinds = [resolved(one)["properties"]["kind"]["const"] for one in schema("Item")["oneOf"]]
    assert sorted(kinds) == sorted([*CheckInKind.values, "undo"])


def test_limits_are_those_of_the_code():
    assert schema("Exchange")["properties"]["items"]["maxItems"] == LARGEST_BATCH
    assert schema("Exchange")["properties"]["last_number"]["maximum"] == LARGEST_NUMBER
    assert schema("Arrival")["properties"]["headcount"]["maximum"] == LARGEST_GROUP
    assert schema("FormExchange")["properties"]["items"]["maxItems"] == handround.LARGEST_BATCH


def test_guide_names_every_code():
    words = set(re.findall(r"`(\w+)`", GUIDE))
    assert sorted({*Reason.values, *FormReason.values, *ProblemCode.values} - words) == []


def test_good_questionnaire_is_described(tablet):
    filling, form = Filling(tablet), filled(hand(tablet.desk))
    assert problems(schema("FilledForm"), form) == []
    assert problems(schema("FormExchange"), filling.body(form)) == []
    for change in ({"id": "x"}, {"number": 1}, {"language": "xx"}, {"answers": []}):
        assert problems(schema("FilledForm"), {**form, **change}) != []


def test_good_requests_are_described(sending, event):
    hub, activity = make_hub(event=event), make_activity(event=event)
    items = [
        check_in(1, profile={"qpv": "no", "reasons": []}),
        check_in(2, kind="exit"),
        check_in(3, kind="interview", hub=hub.code),
        check_in(4, kind="workshop", activity=activity.code),
        undo(check_in(), 5),
    ]
    for item in items:
        assert problems(schema("Item"), item) == []
    body = sending.body(*items, rehearsal={"ready": True})
    assert problems(schema("Exchange"), body) == []
    assert sending.post(body).status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        {"headcount": 0},
        {"headcount": 201},
        {"id": "x"},
        {"number": 0},
        {"kind": "detour"},
        {"hub": "pole"},
        {"name": "Camille"},
        {"tapped_at": 1},
        {"profile": {"income": "low"}},
    ],
    ids=str,
)
def test_bad_items_are_not_described(sending, change):
    item = check_in(**change)
    assert problems(schema("Item"), item) != []
    assert sending.outcome(item)[0] == "rejected"
