"""The coordinator's pages around the desks: accessible, alive with the script, whole without."""

import json
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from tests.factories import (
    PASSWORD,
    make_activity,
    make_check_in,
    make_desk,
    make_event,
    make_event_membership,
    make_hub,
    make_opening_day,
    make_tablet,
)
from tests.visits.staff.test_paper import TEN
from tests.visits.staff.test_queue_import import arrival, exported
from visits.paper import record_sheet
from visits.paper_sheet import Step, sheet_of
from visits.tablets import pair_tablet, revoke_tablet

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = [360, 1280]
KEY = "A" * 22


@pytest.fixture
def event():
    event = make_event(counts_exits=True)
    make_opening_day(event=event)
    hub = make_hub(event=event, name="Trouver un emploi")
    make_activity(event=event, title="Relire son CV", starts_at=TEN, ends_at=TEN.replace(hour=9))
    make_check_in(event=event, slot=TEN, headcount=34)
    old = timezone.now() - timedelta(hours=5)
    silent = make_desk(event=event, code="porte", name="Porte")
    make_tablet(desk=silent, paired_at=old, waiting=3, last_number=9, clock_offset_ms=-200_000)
    fine = make_desk(event=event, code="pole", name="Pôle", kind="hub", hub=hub)
    make_tablet(desk=fine, rehearsed_at=timezone.now(), rehearsal_ready=True, app_version="v1")
    make_desk(event=event, code="neuf", name="Neuf")
    make_desk(event=event, code="vieux", name="Vieux", is_active=False)
    return event


@pytest.fixture
def log_in(event, live_server):
    """Logs a coordinator in on any page of any context."""
    user = make_event_membership(event=event, role="coordinator").user

    def logged_in(page):
        page.goto(reverse("login"))
        page.locator("input[name=username]").fill(user.email)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(live_server.url + reverse("home"))
        return page

    return logged_in


@pytest.fixture
def faults(page, log_in):
    """What the browser complained of, refused scripts and styles included."""
    told = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else 0)
    page.on("pageerror", lambda error: told.append(str(error)))
    log_in(page)
    return told


def address(name, event, *more):
    return reverse(name, args=[event.slug, *more])


def pages(event):
    return [
        address("desks", event),
        address("desk_add", event),
        address("desk_change", event, "porte"),
        address("desk_change", event, "vieux"),
        address("desk_retire", event, "porte"),
        address("tablet_revoke", event, "porte"),
        address("tablet_pair", event, "porte"),
        address("queue_import", event),
        address("paper_entry", event),
        f"{address('paper_recorded', event, KEY)}?jour=2019-04-16",
    ]


def assert_sound(page, faults, assert_accessible, width):
    page.wait_for_load_state()  # a press leads to its first bytes
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults == []  # before axe, which writes styles of its own into the page
    assert_accessible(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_have_no_fault(page, faults, event, assert_accessible, width):
    sheet = sheet_of(event, event.opening_days.get(), Step.HOUR)
    record_sheet(sheet=sheet, key=KEY, counts={"arrival-1000": 3, "exit-1100": 2})
    page.set_viewport_size({"width": width, "height": 800})
    for url in pages(event):
        page.goto(url)
        assert_sound(page, faults, assert_accessible, width)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_legible_by_day_and_by_night(page, faults, event, assert_accessible, scheme):
    page.emulate_media(color_scheme=scheme)
    for url in (address("desks", event), address("paper_entry", event)):
        page.goto(url)
        assert_accessible(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_empty_page_has_no_fault(page, faults, event, assert_accessible, width):
    event.tablets.all().delete()
    event.desks.all().delete()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address("desks", event))
    page.locator(".empty-state .button").wait_for()
    assert_sound(page, faults, assert_accessible, width)


@pytest.mark.parametrize("width", WIDTHS)
def test_tablet_is_paired_under_the_eyes_of_the_coordinator(
    page, faults, event, assert_accessible, width
):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address("desks", event))
    page.locator("#pair-neuf").click()
    page.wait_for_load_state()
    code = page.locator(".pairing-code").inner_text()
    box = page.locator(".pairing-qr").bounding_box()
    assert box["width"] >= 250
    assert_sound(page, faults, assert_accessible, width)
    pair_tablet(code=code, series="n" * 22, app_version="1")
    page.locator("[data-state=arrived]").wait_for(state="visible")
    assert_accessible(page)


def test_page_says_that_the_code_was_withdrawn(page, faults, event):
    page.goto(address("desks", event))
    page.locator("#pair-neuf").click()
    page.locator("[data-state=waiting]").wait_for(state="visible")
    revoke_tablet(desk=event.desks.get(code="neuf"), by=None)
    page.locator("[data-state=revoked]").wait_for(state="visible")


def test_fleet_refreshes_in_place(page, faults, event):
    page.clock.install()
    page.goto(address("desks", event))
    page.locator("#pair-neuf").focus()
    page.evaluate("window.kept = document.querySelector('.fleet-totals')")
    event.desks.filter(code="pole").update(name="Pôle emploi")
    page.clock.run_for(10_500)
    page.get_by_role("link", name="Pôle emploi").wait_for()
    assert page.evaluate("document.activeElement.id") == "pair-neuf"
    assert page.evaluate("window.kept.isConnected")
    assert faults == []


def test_fleet_waits_while_a_button_is_about_to_be_pressed(page, faults, event):
    page.clock.install()
    page.goto(address("desks", event))
    page.locator("#pair-neuf").hover()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.clock.run_for(30_500)
    assert asked == []
    page.mouse.move(1, 1)
    with page.expect_response(re.compile("etat")):
        page.clock.run_for(10_500)


def test_fleet_says_when_it_is_stale_and_when_it_is_not(page, faults, event):
    page.clock.install()
    page.goto(address("desks", event))
    page.route("**/etat/", lambda route: route.abort())
    page.clock.run_for(10_500)
    page.locator("[data-stale]").wait_for(state="visible")
    page.unroute("**/etat/")
    page.clock.run_for(10_500)
    page.locator("[data-stale]").wait_for(state="hidden")


def test_paper_adds_up_and_enter_goes_down(page, faults, event):
    page.goto(f"{address('paper_entry', event)}?jour=2019-04-16")
    page.locator("#id_arrival-0900").click()
    for typed in ("12", "1 200", "x"):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "id_arrival-1200"
    arrivals = page.locator("[data-column]").first
    assert re.sub(r"\s", "", arrivals.locator("[data-total]").inner_text()) == "1212"
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "id_arrival-1000"


def test_folded_parts_of_the_sheet_are_passed_over(page, faults, event):
    page.goto(f"{address('paper_entry', event)}?jour=2019-04-16")
    page.locator("#id_exit-1700").click()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.value") == "check"


@pytest.mark.parametrize("width", WIDTHS)
def test_errors_and_confirmation_have_no_fault(page, faults, event, assert_accessible, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address('paper_entry', event)}?jour=2019-04-16")
    page.locator("#id_arrival-1000").fill("beaucoup")
    page.locator("button[value=check]").click()
    page.get_by_role("alert").wait_for()
    assert page.title().startswith("Erreur")
    assert_sound(page, faults, assert_accessible, width)
    page.locator("#id_arrival-1000").fill("28")
    page.locator("button[value=check]").click()
    page.locator("button[value=record]").wait_for()
    assert_sound(page, faults, assert_accessible, width)


@pytest.mark.parametrize("width", WIDTHS)
def test_file_is_imported(page, faults, event, assert_accessible, width, tmp_path):
    file = tmp_path / "passages.json"
    file.write_text(json.dumps(exported(event, arrival(1, headcount=28), arrival(2, headcount=0))))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address("queue_import", event))
    page.locator("input[type=file]").set_input_files(file)
    page.locator("main button[type=submit]").click()
    page.locator(".facts").wait_for()
    assert_sound(page, faults, assert_accessible, width)
    page.locator("main button[type=submit]").last.click()
    expect(page.locator("tbody tr")).to_have_count(2)
    assert_sound(page, faults, assert_accessible, width)
    assert event.slot_tallies.arrivals().headcount() == 34 + 28


def test_everything_works_without_a_script(browser, live_server, event, log_in):
    with browser.new_context(base_url=live_server.url, java_script_enabled=False) as context:
        page = log_in(context.new_page())
        page.goto(address("desks", event))
        page.locator("#pair-neuf").click()
        page.wait_for_load_state()
        code = page.locator(".pairing-code").inner_text()
        pair_tablet(code=code, series="n" * 22, app_version="1")
        page.goto(f"{address('paper_entry', event)}?jour=2019-04-16")
        page.locator("#id_arrival-1000").fill("28")
        page.locator("button[value=check]").click()
        page.locator("button[value=record]").click()
        page.locator(".paper-column tfoot").first.wait_for()
        assert event.slot_tallies.arrivals().headcount() == 34 + 28
        page.goto(address("desk_add", event))
        page.locator("input[name=name]").fill("Table")
        page.locator("input[value=hub]").check()
        page.locator("select[name=hub]").select_option(index=1)
        page.locator("main button[type=submit]").first.click()
        page.locator("#desk-table").wait_for()
