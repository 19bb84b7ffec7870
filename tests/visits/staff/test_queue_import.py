"""A tablet's file is looked at, then recorded, and never counts twice."""

import json
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories import make_check_in, make_event, make_hub, make_purge
from visits.forms.queue_file import LARGEST_FILE
from visits.queue_file import FORMAT, VERSION
from visits.services import create_default_profile_lists
from visits.views.queue_import import MOST_ROWS

pytestmark = pytest.mark.django_db
TAPPED = "2019-04-16T08:20:00.000Z"


def arrival(number, **values):
    item = {"number": number, "id": str(uuid4()), "kind": "arrival", "tapped_at": TAPPED}
    return {**item, "headcount": 1, **values}


def undo(number, of):
    item = {"number": number, "id": str(uuid4()), "kind": "undo", "tapped_at": TAPPED}
    return {**item, "check_in": of["id"], "reason": "mistake"}


def exported(event, *items, **values):
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "event": event.slug,
        "series": "s" * 22,
        "desk": "porte",
        "exported_at": TAPPED,
        "last_number": len(items),
        "items": list(items),
    }
    return {**whole, **values}


def address(event):
    return reverse("queue_import", args=[event.slug])


def upload(client, event, content, name="passages.json"):
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    return client.post(address(event), {"file": SimpleUploadedFile(name, text)})


def confirm(client, event, looked):
    text = looked.context["confirmation"].initial["content_json"]
    return client.post(address(event), {"content_json": text})


def errors_of(response):
    return dict(response.context["form"].errors)


def people(event):
    return event.slot_tallies.arrivals().headcount()


def test_file_is_looked_at_then_recorded(event, coordinator_client):
    items = [arrival(1, headcount=28), arrival(2)]
    looked = upload(coordinator_client, event, exported(event, *items, undo(3, items[1])))
    assert people(event) == 0
    assert [number for _kind, number in looked.context["kinds"]] == [2, 1]
    assert looked.context["known"] == 0
    done = confirm(coordinator_client, event, looked)
    assert people(event) == 28
    assert [row.outcome.outcome for row in done.context["rows"]] == ["created"] * 3


def test_same_file_counts_once(event, coordinator_client):
    content = exported(event, arrival(1), arrival(2))
    confirm(coordinator_client, event, upload(coordinator_client, event, content))
    looked = upload(coordinator_client, event, content)
    assert looked.context["known"] == 2
    done = confirm(coordinator_client, event, looked)
    assert done.context["totals"] == {"duplicate": 2}
    assert people(event) == 2


def test_refused_lines_come_first_with_their_reason(event, coordinator_client):
    known = make_check_in(event=event, headcount=5)
    items = [
        arrival(1),
        arrival(2, headcount=0),
        arrival(3, id=str(known.pk), headcount=7),
        arrival(4, kind="interview", hub=make_hub().code),
        "du bruit",
    ]
    done = confirm(
        coordinator_client, event, upload(coordinator_client, event, exported(event, *items))
    )
    rows = done.context["rows"]
    assert [row.outcome.is_received for row in rows] == [False] * 4 + [True]
    assert [row.outcome.message != "" for row in rows] == [True] * 4 + [False]
    assert rows[-1].item.number == 1
    assert done.context["refused"] == 4
    page = done.content.decode()
    assert all(row.outcome.message in page for row in rows)


def test_line_is_told_beside_what_became_of_it(event, coordinator_client):
    items = [arrival(number) for number in range(1, 451)]
    items[300]["headcount"] = 0
    items[17]["headcount"] = 999
    done = confirm(
        coordinator_client, event, upload(coordinator_client, event, exported(event, *items))
    )
    shown = done.context["rows"]
    assert [row.item.number for row in shown[:2]] == [18, 301]
    assert len(shown) == MOST_ROWS
    assert done.context["hidden"] == 450 - MOST_ROWS
    assert all(row.item.number == row.outcome.number for row in shown)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"<html>portail</html>",
        b"[" * 100_000,
        b'{"format": "cite-ephemere-passages"',
        b"null",
        b"[]",
        b'"texte"',
        b"{}",
        b'{"format": "autre"}',
        b'{"format": "cite-ephemere-passages", "version": 2}',
        b'{"format": "cite-ephemere-passages", "version": 1}',
        b'{"format": "cite-ephemere-passages", "version": 1, "event": "\\ud800", "items": []}',
        b'{"format": "cite-ephemere-passages", "version": 1, "event": 3, "items": {}}',
    ],
    ids=range(14),
)
def test_wrong_file_is_refused_beside_the_field(event, coordinator_client, content):
    response = upload(coordinator_client, event, content)
    assert response.status_code == 200
    assert list(errors_of(response)) == ["file"]


@pytest.mark.parametrize("parts", [{"items": "rien"}, {"others": [{}]}, {"others": ["x"]}])
def test_damaged_file_is_refused(event, coordinator_client, parts):
    response = upload(coordinator_client, event, exported(event, arrival(1), **parts))
    assert list(errors_of(response)) == ["file"]


def test_missing_file_is_asked_for(event, coordinator_client):
    response = coordinator_client.post(address(event), {})
    assert list(errors_of(response)) == ["file"]


def test_file_that_is_too_large_is_refused(event, coordinator_client):
    response = upload(coordinator_client, event, b" " * (LARGEST_FILE + 1))
    assert list(errors_of(response)) == ["file"]


def test_file_of_another_event_names_it(event, other_event, coordinator_client):
    response = upload(coordinator_client, event, exported(other_event, arrival(1)))
    (message,) = errors_of(response)["file"]
    assert other_event.slug in message


def test_only_the_part_of_this_event_is_imported(event, coordinator_client):
    other = make_event()
    part = exported(event, arrival(1, headcount=3))
    whole = exported(other, arrival(1), arrival(2), others=[part])
    looked = upload(coordinator_client, event, whole)
    assert looked.context["queue"].elsewhere == 2
    done = confirm(coordinator_client, event, looked)
    assert len(done.context["rows"]) == 1
    assert (people(event), people(other)) == (3, 0)


def test_file_without_check_ins_says_so(event, coordinator_client):
    assert list(errors_of(upload(coordinator_client, event, exported(event)))) == ["file"]


@pytest.mark.parametrize("text", ["", "rien", "{}", "[" * 100_000])
def test_made_up_confirmation_records_nothing(event, coordinator_client, text):
    response = coordinator_client.post(address(event), {"content_json": text})
    assert response.status_code == 200
    assert list(errors_of(response)) == ["file"]


def test_confirmation_of_another_event_records_nothing(event, other_event, coordinator_client):
    text = json.dumps(exported(other_event, arrival(1)))
    response = coordinator_client.post(address(event), {"content_json": text})
    assert list(errors_of(response)) == ["file"]
    assert people(event) == people(other_event) == 0


def test_purged_event_refuses_each_line(event, coordinator_client):
    make_purge(event=event)
    done = confirm(
        coordinator_client, event, upload(coordinator_client, event, exported(event, arrival(1)))
    )
    assert done.context["refused"] == 1


def test_words_of_the_file_stay_words(event, coordinator_client):
    trap = "<script>alert(1)</script>"
    content = exported(event, arrival(1, kind=trap), desk=trap)
    looked = upload(coordinator_client, event, content)
    done = confirm(coordinator_client, event, looked)
    assert trap not in looked.content.decode()
    assert trap not in done.content.decode()


def test_queue_of_a_full_day_travels_through_both_pages(event, coordinator_client):
    create_default_profile_lists(event=event)
    items = [arrival(number, profile={"age_band": "18_25"}) for number in range(1, 7001)]
    content = exported(event, *items)
    assert LARGEST_FILE / 2 < len(json.dumps(content)) < LARGEST_FILE
    done = confirm(coordinator_client, event, upload(coordinator_client, event, content))
    assert done.context["totals"] == {"created": 7000}
    assert people(event) == 7000


def test_confirmation_that_is_too_large_is_refused(event, coordinator_client):
    response = coordinator_client.post(address(event), {"content_json": "x" * (LARGEST_FILE + 1)})
    assert list(errors_of(response)) == ["file"]
