"""A request that is refused as a whole: the documented answer, and nothing recorded."""

import json
import logging
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_desk, make_event, make_hub, make_tablet
from tests.visits.api.sending import CREATED, TOKEN, Sending, check_in, refusal, rejected
from visits.models import CheckIn, Tablet

POSTED = ["reception_sync", "reception_rehearsal"]
KEYED = [*POSTED, "reception_configuration"]
LARGEST = 256 * 1024


def ask(sending, page, **headers):
    """With nothing to read in the body: the key is looked at first."""
    if page == "reception_configuration":
        return sending.get(page, headers=headers)
    return sending.post("", page, headers=headers)


@pytest.mark.parametrize("page", KEYED)
@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        TOKEN,
        f"Basic {TOKEN}",
        f"bearer{TOKEN}",
        "Bearer ",
        f"Bearer {TOKEN}x",
        f"Bearer {TOKEN[1:]}",
        "Bearer " + "é" * 43,
        "Bearer " + "x" * 5000,
    ],
)
def test_forged_key(sending, page, authorization):
    headers = {} if authorization is None else {"Authorization": authorization}
    anonymous = Sending(sending.tablet)
    anonymous.token = ""
    response = ask(anonymous, page, **headers)
    assert refusal(response) == (401, "unknown_token")
    assert response["WWW-Authenticate"] == 'Bearer realm="reception"'


def test_no_header_at_all(client, db):
    response = client.post(reverse("reception_sync"))
    assert refusal(response) == (401, "unknown_token")


@pytest.mark.parametrize("page", KEYED)
def test_revoked_tablet(sending, page):
    Tablet.objects.update(revoked_at=timezone.now())
    assert refusal(ask(sending, page)) == (401, "revoked")


@pytest.mark.parametrize("page", KEYED)
def test_desk_out_of_service(sending, tablet, page):
    type(tablet.desk).objects.update(is_active=False)
    assert refusal(ask(sending, page)) == (401, "revoked")


def test_queue_of_a_revoked_tablet_is_recorded_once_it_is_paired_again(sending):
    body = sending.body(check_in(1), check_in(2))
    Tablet.objects.update(revoked_at=timezone.now())
    assert refusal(sending.post(body)) == (401, "revoked")
    assert CheckIn.objects.count() == 0
    Tablet.objects.update(revoked_at=None)
    assert [result["outcome"] for result in sending.post(body).json()["results"]] == ["created"] * 2


def test_key_of_another_event_opens_that_event_only(sending, event):
    hub = make_hub(event=event)
    other = Sending(make_tablet(event=make_event(**days(event)), token="o" * 43), "o" * 43)
    interview = check_in(kind="interview", hub=hub.code)
    assert other.outcome(interview) == rejected("unknown_hub", "hub")
    assert other.outcome(check_in()) == CREATED
    assert [one.event for one in CheckIn.objects.all()] == [other.tablet.event]


def days(event):
    return {"starts_on": event.starts_on, "ends_on": event.ends_on}


def test_key_and_numbering_belong_together(sending, event):
    other = Sending(make_tablet(event=event, desk=make_desk(event=event), token="o" * 43), "o" * 43)
    other.series = sending.series
    assert refusal(other.post(other.body(check_in()))) == (400, "invalid_request")


@pytest.mark.parametrize(
    ("page", "method"),
    [(page, method) for page in POSTED for method in ["get", "put", "delete", "patch", "head"]]
    + [("reception_configuration", method) for method in ["post", "put", "delete"]]
    + [("reception_pair", method) for method in ["get", "put"]],
)
def test_other_methods(sending, page, method):
    response = getattr(sending.client, method)(reverse(page))
    assert response.status_code == 405
    assert response["Allow"] == ("GET" if page == "reception_configuration" else "POST")
    assert method == "head" or response.json()["error"] == "method_not_allowed"


@pytest.mark.parametrize("page", [*POSTED, "reception_pair"])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"items": [}',
        b'{"a": "\xe9"}',
        '{"é": 1}'.encode("utf-16"),
        b"[" * 100_000,
        b'{"a":' * 30_000,
        b"1" * 5000,
        b"<html>portal</html>",
    ],
    ids=lambda body: repr(body[:20]),
)
def test_body_that_is_not_json(sending, page, body):
    assert refusal(sending.post(body, page)) == (400, "invalid_json")


@pytest.mark.parametrize("page", POSTED)
@pytest.mark.parametrize("body", [[], "text", 1, None, True, {}, [check_in()]])
def test_json_of_another_kind(sending, page, body):
    assert refusal(sending.post(json.dumps(body), page)) == (400, "invalid_request")


WRONG_PARTS = [
    *(("protocol", value) for value in [None, 0, 2, "1", 1.0, True]),
    *(("series", value) for value in [None, "", 1, "s" * 22, "s" * 21, ["s"]]),
    *(("sent_at", value) for value in [None, "", 0, "now", "2026-11-23T09:14:59", ["x"]]),
    *(("app_version", value) for value in [None, 1, "v" * 41, "a\x00", "\ud800", "<script>"]),
    *(("last_number", value) for value in [None, -1, 2**53 + 1, 1.0, True, "1"]),
    *(("waiting", value) for value in [None, -1, 10**9 + 1, 1.0, True, "1"]),
    *(("to_review", value) for value in [None, -1, 10**9 + 1, 1.0, True, "1"]),
    *(("rehearsal", value) for value in [True, {}, [], {"ready": None}, {"ready": 1}]),
    *(("items", value) for value in [None, {}, "[]", 1]),
]


@pytest.mark.parametrize("page", POSTED)
@pytest.mark.parametrize(("part", "value"), WRONG_PARTS)
def test_part_that_is_not_as_described(sending, page, part, value):
    response = sending.post(sending.body(check_in()) | {part: value}, page)
    assert refusal(response) == (400, "invalid_request")
    assert response.json()["message"] == f"The request is not as documented: {part}."
    assert CheckIn.objects.count() == 0


@pytest.mark.parametrize(
    "part", ["protocol", "series", "sent_at", "app_version", "last_number", "waiting", "to_review"]
)
def test_part_that_is_left_out(sending, part):
    body = sending.body(check_in())
    del body[part]
    response = sending.post(body)
    assert refusal(response) == (400, "invalid_request")
    assert part in response.json()["message"]


def test_parts_of_a_later_application_are_passed_over(sending):
    assert sending.outcome(check_in(), battery=12) == CREATED


@pytest.mark.parametrize("page", POSTED)
def test_201_items(sending, page):
    items = [check_in(number) for number in range(1, 202)]
    assert refusal(sending.post(sending.body(*items), page)) == (413, "too_many_items")
    assert CheckIn.objects.count() == 0
    assert len(sending.send(*items[:200], page=page)["results"]) == 200


@pytest.mark.parametrize("page", [*POSTED, "reception_pair"])
@pytest.mark.parametrize("size", [LARGEST + 1, 2_000_000])
def test_large_body(sending, page, size):
    assert refusal(sending.post(b" " * size, page)) == (413, "body_too_large")


def test_largest_body(sending):
    body = json.dumps(sending.body(check_in()))
    assert sending.post(body + " " * (LARGEST - len(body))).status_code == 200


@pytest.mark.parametrize("page", POSTED)
def test_too_many_requests(sending, page, settings, still_minute):
    settings.RECEPTION_REQUESTS_PER_MINUTE = 3
    body = sending.body(check_in())
    Tablet.objects.update(rate_minute=still_minute, rate_requests=3)
    response = sending.post(body, page)
    assert refusal(response) == (429, "too_many_requests")
    assert response["Retry-After"] == "30"
    Tablet.objects.update(rate_minute=still_minute - timedelta(minutes=1))
    assert sending.post(body, page).status_code == 200


@pytest.mark.parametrize("page", POSTED)
def test_requests_are_counted_minute_by_minute(sending, page):
    earlier = timezone.now() - timedelta(minutes=5)
    Tablet.objects.update(rate_minute=earlier.replace(second=0, microsecond=0), rate_requests=99)
    sending.send(page=page)
    tablet = sending.tablet
    assert tablet.rate_requests == 1
    assert tablet.rate_minute == tablet.last_contact_at.replace(second=0, microsecond=0)
    Tablet.objects.update(rate_requests=41)
    sending.send(page=page)
    assert sending.tablet.rate_requests in (42, 1)  # 1: another minute began


def test_tablets_do_not_share_their_requests(sending, event, settings):
    settings.RECEPTION_REQUESTS_PER_MINUTE = 1
    other = Sending(make_tablet(event=event, desk=make_desk(event=event), token="o" * 43), "o" * 43)
    sending.send()
    other.send()


@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [
        ("en", "en"),
        ("fr", "fr"),
        ("en-US,en;q=0.9,fr;q=0.8", "en"),
        ("fr-CA,en", "fr"),
        ("de, en;q=0.5", "en"),
        *((accepted, "fr") for accepted in ["de", "*", "", None, ";;=,"]),
    ],
)
def test_language_of_the_answer(sending, accepted, spoken):
    response = sending.post("{", headers={"Accept-Language": accepted})
    assert response["Content-Language"] == spoken


def test_answers_are_kept_by_nobody_and_set_no_cookie(sending):
    answers = [sending.post(sending.body()), sending.post("{"), sending.get()]
    assert {answer["Cache-Control"] for answer in answers} == {"no-store"}
    assert [dict(answer.cookies) for answer in answers] == [{}] * 3


def test_log_holds_no_secret_and_no_body(sending, caplog):
    caplog.set_level(logging.DEBUG)
    item = check_in(profile={"insee_code": "Camille"})
    sending.send(item)
    sending.post(json.dumps(sending.body(item))[:-1])
    sending.post(sending.body(item, protocol=2))
    sending.token = "forged-0123456789"
    sending.post(sending.body(item))
    sending.post(
        {"code": "K7QM3RTX", "series": sending.series, "app_version": ""}, "reception_pair"
    )
    said = "\n".join(record.getMessage() for record in caplog.records)
    assert "/accueil/api/passages" in said
    for secret in [TOKEN, "forged", item["id"], "Camille", "K7QM3RTX", sending.series]:
        assert secret not in said
