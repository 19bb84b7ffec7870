"""Typing a paper sheet: nothing typed is lost, nothing counts twice."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    make_activity,
    make_check_in,
    make_event,
    make_event_membership,
    make_hub,
    make_opening_day,
    make_purge,
)
from tests.personas import client_of, holder
from tests.visits.staff.test_paper import TEN
from visits.paper import LARGEST_CELL

pytestmark = pytest.mark.django_db
KEY = "k" * 22
DAY = "2019-04-16"


@pytest.fixture
def event(event):
    make_opening_day(event=event)
    make_opening_day(event=event, date=date(2019, 4, 17))
    return event


def address(event, name="paper_entry", *more):
    return reverse(name, args=[event.slug, *more])


def send(client, event, action="check", **values):
    typed = {name.replace("_", "-"): value for name, value in values.items()}
    sent = {"jour": DAY, "pas": "heure", "key": KEY, "action": action, **typed}
    return client.post(address(event), sent)


def body(response):
    return unescape(response.content.decode())


def people(event):
    return event.slot_tallies.arrivals().headcount()


@pytest.mark.parametrize("persona", ["coordinator", "reception"])
def test_sheet_is_typed_checked_recorded_and_cancelled(event, persona):
    client = client_of(holder(event, persona))
    form = client.get(address(event), {"jour": DAY}).context["form"]
    checked = send(client, event, key=form.initial["key"], arrival_1000="412")
    assert checked.templates[0].name == "visits/paper_check.html"
    assert people(event) == 0
    sent = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', body(checked)))
    assert sent["arrival-1000"] == "412"
    recorded = client.post(address(event), {**sent, "action": "record"}, follow=True)
    assert people(event) == 412
    assert recorded.context["entry"].counts == {"arrival-1000": 412}
    here = recorded.redirect_chain[-1][0]
    cancelled = client.post(here, follow=True)
    assert people(event) == 0
    assert cancelled.context["entry"].is_cancelled


def test_recording_again_counts_once_and_says_so(event, coordinator_client):
    for _again in range(2):
        response = send(coordinator_client, event, action="record", arrival_1000="30")
    assert people(event) == 30
    page = coordinator_client.get(response.url)
    assert [message.level_tag for message in page.context["messages"]] == ["success", "info"]


def test_used_form_with_other_numbers_records_nothing_and_says_so(event, coordinator_client):
    send(coordinator_client, event, action="record", arrival_1000="30")
    response = send(coordinator_client, event, action="record", arrival_1000="35")
    page = coordinator_client.get(response.url)
    assert [message.level_tag for message in page.context["messages"]] == ["success", "error"]
    assert page.context["entry"].counts == {"arrival-1000": 30}


def test_correcting_keeps_the_numbers_in_a_new_form(event, coordinator_client):
    response = send(coordinator_client, event, action="edit", arrival_1000="30")
    form = response.context["form"]
    assert form.initial["key"] != KEY
    assert 'value="30"' in str(form["arrival-1000"])


def test_cancelled_entry_can_be_typed_again_from_its_numbers(event, coordinator_client):
    send(coordinator_client, event, action="record", arrival_1000="30")
    coordinator_client.post(f"{address(event, 'paper_recorded', KEY)}?jour={DAY}")
    page = coordinator_client.get(address(event), {"jour": DAY, "saisie": KEY})
    form = page.context["form"]
    assert 'value="30"' in str(form["arrival-1000"])
    assert form.initial["key"] != KEY


@pytest.mark.parametrize(
    "typed", ["vingt", "-3", "100000", str(LARGEST_CELL + 1), "3.5", "1e3", "²", "<b>", "9" * 5000]
)
def test_bad_number_is_told_beside_its_cell_and_nothing_is_lost(event, coordinator_client, typed):
    for action in ("check", "record"):
        response = send(coordinator_client, event, action, arrival_1000=typed, arrival_1100="12")
        form = response.context["form"]
        assert list(form.errors) == ["arrival-1000"]
        page = body(response)
        assert page.count('id="id_arrival-1000_error"') == 1
        assert form["arrival-1000"].value() == typed
        assert 'value="12"' in str(form["arrival-1100"])
        assert form["key"].value() == KEY
    assert people(event) == 0


@pytest.mark.parametrize("typed", ["0", "28", " 28 ", "1 200", "1\u202f200", "007"])
def test_number_is_read_as_people_write_it(event, coordinator_client, typed):
    response = send(coordinator_client, event, "record", arrival_1000=typed, arrival_1100="1")
    assert response.status_code == 302
    assert people(event) == int(re.sub(r"\s", "", typed)) + 1


@pytest.mark.parametrize(
    "name",
    ["arrival_2300", "arrival_0900x", "interview_inconnu_1000", "workshop_inconnu", "exit_1000"],
)
def test_number_without_a_place_is_shown_and_not_counted(event, coordinator_client, name):
    response = send(coordinator_client, event, "record", arrival_1000="5", **{name: "7"})
    form = response.context["form"]
    assert list(form.errors) == [name.replace("_", "-")]
    assert 'value="7"' in str(form[name.replace("_", "-")])
    assert f'id="id_{name.replace("_", "-")}_error"' in body(response)
    assert people(event) == 0


def test_hour_to_come_is_refused(event, coordinator_client):
    today = timezone.localdate()
    type(event).objects.filter(pk=event.pk).update(ends_on=today + timedelta(days=2))
    tomorrow = make_opening_day(event=event, date=today + timedelta(days=1)).date
    sent = {"jour": tomorrow.isoformat(), "key": KEY, "action": "record", "arrival-1000": "5"}
    response = coordinator_client.post(address(event), sent)
    assert list(response.context["form"].errors) == ["arrival-1000"]
    assert response.context["is_to_come"]


def test_empty_sheet_is_refused_above_the_form(event, coordinator_client):
    response = send(coordinator_client, event, "record", arrival_1000="0", arrival_1100="")
    assert list(response.context["form"].errors) == ["__all__"]
    assert "error-summary" in body(response)


@pytest.mark.parametrize("key", ["", "court", "x" * 23, "é" * 22, "<script>aaaaaaaaaaaaaa"])
def test_made_up_key_is_refused(event, coordinator_client, key):
    response = send(coordinator_client, event, "record", key=key, arrival_1000="5")
    assert list(response.context["form"].errors) == ["key"]
    assert people(event) == 0


@pytest.mark.parametrize(
    "asked", [{"jour": "hier"}, {"jour": "2019-02-31"}, {"jour": "2019-04-18"}]
)
def test_day_that_is_none_of_the_event_is_not_found(event, coordinator_client, asked):
    assert coordinator_client.get(address(event), asked).status_code == 404
    assert coordinator_client.post(address(event), asked).status_code == 404


def test_unknown_lines_are_not_found(event, coordinator_client):
    assert coordinator_client.get(address(event), {"pas": "minute"}).status_code == 404


def test_sheet_opens_on_the_last_day_that_was(event, coordinator_client):
    assert coordinator_client.get(address(event)).context["sheet"].day == date(2019, 4, 17)


def test_page_shows_what_is_counted_already_and_warns_where_both_would_count(
    event, coordinator_client
):
    make_check_in(event=event, slot=TEN, headcount=34)
    page = coordinator_client.get(address(event), {"jour": DAY})
    (arrivals,) = page.context["doors"]
    assert [line.counted for line in arrivals.lines] == [0, 34, 0, 0, 0, 0, 0, 0, 0]
    assert arrivals.counted == 34
    summary = send(coordinator_client, event, arrival_1000="5", arrival_1100="6").context["summary"]
    assert [(line.counted, line.people) for _part, line in summary.overlaps] == [(34, 5)]


def test_totals_are_added_up_by_the_server_too(event, coordinator_client):
    response = send(
        coordinator_client, event, arrival_1000="5", arrival_1100="6", arrival_1200="sept"
    )
    (arrivals,) = response.context["doors"]
    assert arrivals.total == 11


def test_event_without_days_says_what_comes_first(other_event, colleague_client):
    page = body(colleague_client.get(address(other_event)))
    assert "empty-state" in page
    assert reverse("admin:events_event_change", args=[other_event.pk]) in page


def test_purged_event_is_closed(event, coordinator_client):
    make_purge(event=event)
    assert "empty-state" in body(coordinator_client.get(address(event)))
    assert send(coordinator_client, event, "record", arrival_1000="5").status_code == 200
    assert not event.check_ins.exists()


def test_looking_records_nothing(event, coordinator_client):
    sent = {"jour": DAY, "key": KEY, "action": "record", "arrival-1000": "5"}
    coordinator_client.get(address(event), sent)
    coordinator_client.get(address(event, "paper_recorded", KEY))
    assert not event.check_ins.exists()


def test_queries_do_not_depend_on_the_number_of_lines(coordinator, django_assert_max_num_queries):
    counts = set()
    for number in (1, 3, 300):
        event = make_event()
        make_event_membership(event=event, user=coordinator, role="coordinator")
        make_opening_day(event=event)
        for _line in range(number):
            make_hub(event=event)
            make_activity(event=event, starts_at=TEN, ends_at=TEN.replace(hour=9))
            make_check_in(event=event, slot=TEN)
        client = client_of(coordinator)
        with django_assert_max_num_queries(20) as captured:
            client.get(address(event))
        counts.add(len(captured))
    assert len(counts) == 1
