"""What a tablet sends that is wrong, too much, or no longer allowed; and what it costs."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import make_purge
from tests.surveys.answering.questionnaires import OPINION, SCORE, WORDS
from tests.visits.api.filling import filled
from tests.visits.api.sending import CREATED, refusal, rejected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"id": "x"}, rejected("invalid_id", "id")),
        ({"id": None}, rejected("invalid_id", "id")),
        ({"survey": ["a"]}, rejected("unknown_survey", "survey")),
        ({"version": 7}, rejected("unknown_version", "version")),
        ({"version": True}, rejected("unknown_version", "version")),
        ({"version": 10**30}, rejected("unknown_version", "version")),
        ({"language": "xx"}, rejected("unknown_language", "language")),
        ({"language": []}, rejected("unknown_language", "language")),
        ({"given_at": 1}, rejected("invalid_time", "given_at")),
        ({"given_at": "0001-01-01T00:00:00+14:00"}, rejected("invalid_time", "given_at")),
        ({"desk": "a"}, rejected("unknown_field", "desk")),
        ({"number": 1}, rejected("unknown_field", "number")),
        ({"answers": []}, rejected("invalid_item", "answers")),
        ({"answers": {OPINION: "positive"}}, rejected("invalid_item", "answers")),
        ({"answers": {OPINION: {"choices": [["positive"]]}}}, rejected("invalid_item", "answers")),
        ({"answers": {OPINION: {"choices": ["positive"]}, "x": {}}}, rejected("answers", "x")),
        ({"answers": {SCORE: {"score": 11}}}, rejected("answers", SCORE)),
        ({"answers": {WORDS: {"text": "x" * 2001}}}, rejected("answers", WORDS)),
    ],
    ids=str,
)
def test_bad_item(filling, version, event, change, expected):
    assert filling.outcome(filled(version, **change))[:2] == expected[:2]
    assert event.responses.count() == 0


def test_purged_event_takes_nothing_in(filling, version, event):
    make_purge(event=event)
    assert filling.outcome(filled(version)) == rejected("event_purged")


def test_request_that_is_not_as_documented(filling, version):
    for change in ({"protocol": 2}, {"sent_at": 0}, {"waiting": -1}, {"items": {}}):
        answer = filling.post(filling.body(**change), "reception_responses")
        assert refusal(answer) == (400, "invalid_request")
    many = [filled(version)] * 21
    assert refusal(filling.post(filling.body(*many), "reception_responses")) == (
        413,
        "too_many_items",
    )


def test_revoked_tablet_is_refused_and_sends_again_once_paired(filling, version, tablet):
    form = filled(version)
    tablet.revoked_at = timezone.now() + timedelta(seconds=1)
    tablet.save()
    assert refusal(filling.post(filling.body(form), "reception_responses")) == (401, "revoked")
    assert refusal(filling.get("reception_questionnaires")) == (401, "revoked")
    tablet.revoked_at = None
    tablet.save()
    assert filling.outcome(form) == CREATED


def test_haste_is_refused_without_writing_when(filling, version, settings, tablet, still_minute):
    settings.RECEPTION_REQUESTS_PER_MINUTE = 2
    for _ in range(2):
        filling.send()
    answer = filling.post(filling.body(filled(version)), "reception_responses")
    assert refusal(answer) == (429, "too_many_requests")
    before = (tablet.last_contact_at, tablet.rate_minute, tablet.rate_requests)
    now = filling.tablet
    assert (now.last_contact_at, now.rate_minute, now.rate_requests) == before


def test_coordinator_sees_what_stays_on_the_tablet(filling, version):
    filling.send(filled(version), filled(version, version=9), waiting=3, to_review=1)
    assert (filling.tablet.forms_waiting, filling.tablet.forms_to_review) == (3, 2)
    filling.send()
    assert (filling.tablet.forms_waiting, filling.tablet.forms_to_review) == (0, 0)


def test_row_of_the_tablet_bears_no_mark_of_a_response(filling, version, tablet):
    """When nothing stays on it, not even the transaction that wrote it last changes."""

    def mark():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT xmin::text, ctid::text FROM visits_tablet WHERE id = %s", [tablet.pk]
            )
            return cursor.fetchall()

    before = mark()
    assert filling.outcome(filled(version)) == CREATED
    assert mark() == before


@pytest.mark.parametrize("number", [1, 3, 12])
def test_each_questionnaire_costs_the_same(filling, version, number):
    filling.send()
    with CaptureQueriesContext(connection) as asked:
        filling.send(*(filled(version) for _ in range(number)))
    texts = [query["sql"] for query in asked if "SAVEPOINT" not in (query["sql"] or "")]
    assert len(texts) <= 7 + 14 * number


def test_heartbeat_asks_little(filling, version):
    filling.send()
    with CaptureQueriesContext(connection) as asked:
        filling.send()
    assert len([one for one in asked if "SAVEPOINT" not in (one["sql"] or "")]) == 2


def test_unknown_key_opens_nothing(filling, version):
    filling.token = str(uuid4())
    assert refusal(filling.get("reception_questionnaires")) == (401, "unknown_token")
    answer = filling.post(filling.body(filled(version)), "reception_responses")
    assert refusal(answer) == (401, "unknown_token")
