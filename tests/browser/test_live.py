"""The live view and the wall screen in a real browser: they refresh, and say when they cannot."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import PASSWORD, make_hub
from tests.personas import holder
from tests.reporting.live.scenes import arrive, make_event_on
from visits.wall_links import create_wall_link, revoke_wall_link

pytestmark = pytest.mark.django_db(transaction=True)
EVERY, WALL_EVERY = 5_000, 10_000
HIDE = """hidden => {
    Object.defineProperty(document, "hidden", {value: hidden, configurable: true});
    document.dispatchEvent(new Event("visibilitychange"));
}"""
KEEP_WORDS = """problem => {
    window.said = [];
    const keep = () => window.said.push(problem.textContent);
    new MutationObserver(keep).observe(problem, {childList: true});
}"""
HOUR = r"\d\d:\d\d"
FIGURES = 12  # hundredths of the height of the screen, to be read from five metres


@pytest.fixture
def event(live_server):
    event = make_event_on(name="Cité éphémère de Bagnolet")
    arrive(event, 40)
    arrive(event, 12, kind="interview", hub=make_hub(event=event))
    return event


@pytest.fixture
def live(page, live_server, event):
    """The live view of a coordinator, whose clock the test moves."""
    page.clock.install()
    page.goto(reverse("login"))
    page.locator("input[name=username]").fill(holder(event, "coordinator").email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(live_server.url + reverse("home"))
    page.goto(reverse("live", args=[event.slug]))
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    return page


@pytest.fixture
def link(event):
    return create_wall_link(event=event, name="Hall")


@pytest.fixture
def wall(page, event, link):
    page.clock.install()
    page.goto(f"{reverse('wall', args=[event.slug])}#{link.key}")
    expect(figure(page, "arrivals_today")).to_have_text("40")
    return page


def figure(page, code):
    return page.locator(f"[data-figure={code}]")


def turn(page, every=EVERY):
    """Until after the next refresh; two failures make it certain that the network is away."""
    for _ in range(2):
        page.clock.run_for(every)
        page.wait_for_timeout(150)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_live_view_has_no_fault(live, assert_accessible, width, scheme):
    live.emulate_media(color_scheme=scheme)
    live.set_viewport_size({"width": width, "height": 900})
    assert live.evaluate("document.documentElement.scrollWidth") <= width
    assert_accessible(live)


def test_new_arrival_shows_and_what_did_not_change_is_left_alone(live, event):
    region = live.locator("[data-region=interviews]")
    region.locator("summary").click()
    region.evaluate("region => { region.firstElementChild.marked = true }")
    definitions = live.locator("[data-region=figures] summary")
    definitions.click()
    arrive(event, 5)
    live.clock.run_for(EVERY)
    expect(figure(live, "arrivals_today")).to_have_text("45")
    assert region.evaluate("region => region.firstElementChild.marked") is True
    assert definitions.evaluate("summary => summary.parentElement.open") is True
    expect(definitions).to_be_focused()


def test_pause_and_resume(live, event):
    live.get_by_role("button", name="Pause").click()
    expect(live.locator("[data-freshness]")).to_have_text(re.compile(rf"En pause.*{HOUR}"))
    arrive(event, 5)
    turn(live)
    expect(figure(live, "arrivals_today")).to_have_text("40")
    live.get_by_role("button", name="Reprendre").click()
    expect(figure(live, "arrivals_today")).to_have_text("45")


def test_answer_that_comes_after_the_pause_changes_nothing(live):
    held = []

    def hold(route):
        held.append(route)

    live.route("**/direct/etat/", hold)
    with live.expect_request("**/direct/etat/"):
        live.clock.run_for(EVERY)
    live.locator("[data-freshness]").evaluate(KEEP_WORDS)
    live.get_by_role("button", name="Pause").click()
    with live.expect_event("requestfinished"):
        held[0].continue_()
    live.clock.run_for(EVERY)
    [words] = live.evaluate("window.said")
    assert words.startswith("En pause")


def test_nothing_is_asked_while_nobody_looks(live, event):
    asked = []
    live.evaluate(HIDE, True)
    live.on("request", lambda request: asked.append(request.url))
    arrive(event, 5)
    turn(live)
    assert asked == []
    live.evaluate(HIDE, False)
    expect(figure(live, "arrivals_today")).to_have_text("45")
    live.evaluate(HIDE, True)  # closing the page tells it so again: it must not ask once more


def test_lost_network_is_said_with_the_hour_of_the_figures(live, context, event):
    problem = live.locator("[data-problem]")
    context.set_offline(True)
    turn(live)
    expect(problem).to_have_text(re.compile(rf"Données de {HOUR}:\d\d, réseau absent"))
    expect(figure(live, "arrivals_today")).to_have_text("40")
    arrive(event, 5)
    context.set_offline(False)
    live.clock.run_for(EVERY)
    expect(figure(live, "arrivals_today")).to_have_text("45")
    expect(problem).to_have_text("")


def test_one_lost_answer_is_nothing(live, event):
    """Time goes on here: the next question may come by itself, and is answered."""
    lost = []

    def lose_the_first(route):
        lost.append(route.request.url)
        route.abort() if len(lost) == 1 else route.continue_()

    live.locator("[data-problem]").evaluate(KEEP_WORDS)
    with live.expect_event("requestfailed"):
        live.route("**/direct/etat/", lose_the_first)
        live.clock.run_for(EVERY)
    arrive(event, 5)
    live.clock.run_for(EVERY)
    expect(figure(live, "arrivals_today")).to_have_text("45")
    assert live.evaluate("window.said") == []


@pytest.mark.parametrize("status", [200, 500, 503])
def test_captive_portal_and_errors_are_no_figures(live, event, status):
    portal = "<!doctype html><title>Wi-Fi</title><h1>Bienvenue</h1>"
    live.route("**/direct/etat/", lambda route: route.fulfill(status=status, body=portal))
    turn(live)
    expect(live.locator("[data-problem]")).to_contain_text("réseau absent")
    expect(figure(live, "arrivals_today")).to_have_text("40")


def test_logged_out_reader_is_told(live, context):
    context.clear_cookies()
    live.clock.run_for(EVERY)
    expect(live.locator("[data-problem]")).to_contain_text("déconnecté")


def test_live_view_works_without_script(browser, live_server, event):
    with browser.new_context(base_url=live_server.url, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(reverse("login"))
        page.locator("input[name=username]").fill(holder(event, "reception").email)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("input[name=password]").press("Enter")
        page.goto(reverse("live", args=[event.slug]))
        expect(page.get_by_role("button", name="Pause")).to_be_hidden()
        arrive(event, 5)
        page.get_by_role("link", name="Actualiser").click()
        expect(figure(page, "arrivals_today")).to_have_text("45")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720), (1080, 1920)])
def test_wall_fills_the_screen_and_is_read_from_afar(wall, assert_accessible, width, height):
    wall.set_viewport_size({"width": width, "height": height})
    inner = wall.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )
    assert inner == [width, height]
    short = min(width, height)
    numbers = wall.locator(".wall-number").evaluate_all(
        "numbers => numbers.map(number => parseFloat(getComputedStyle(number).fontSize))"
    )
    assert len(numbers) == 3
    assert min(numbers) * 100 >= short * FIGURES
    [chart] = [drawing for drawing in wall.locator(".chart-drawing").all() if drawing.is_visible()]
    assert chart.bounding_box()["height"] > short / 4
    assert_accessible(wall)


def test_wall_refreshes_by_itself(wall, event):
    arrive(event, 5)
    wall.clock.run_for(WALL_EVERY)
    expect(figure(wall, "arrivals_today")).to_have_text("45")


def test_revoked_wall_says_so_at_its_next_refresh(wall, link, assert_accessible):
    revoke_wall_link(link=link.link)
    wall.clock.run_for(WALL_EVERY)
    expect(wall.locator("[data-message]")).to_contain_text("Ce lien ne fonctionne plus")
    expect(figure(wall, "arrivals_today")).to_have_count(0)
    assert_accessible(wall)


def test_wall_survives_a_lost_network(wall, context, event, assert_accessible):
    context.set_offline(True)
    turn(wall, WALL_EVERY)
    expect(wall.get_by_role("status")).to_have_text(
        re.compile(rf"Données de {HOUR}, réseau absent")
    )
    expect(figure(wall, "arrivals_today")).to_have_text("40")
    assert_accessible(wall)
    arrive(event, 5)
    context.set_offline(False)
    wall.clock.run_for(WALL_EVERY)
    expect(figure(wall, "arrivals_today")).to_have_text("45")
    expect(wall.get_by_role("status")).not_to_contain_text("réseau absent")


def test_wall_without_its_key_says_what_to_do(page, event, link):
    page.goto(reverse("wall", args=[event.slug]))
    expect(page.get_by_role("heading")).to_contain_text("Cette adresse est incomplète")
    page.evaluate(f"location.hash = '{link.key}'")
    expect(figure(page, "arrivals_today")).to_have_text("40")


def test_wall_goes_full_screen(wall):
    wall.get_by_role("button", name="Plein écran").click()
    wall.wait_for_function("() => document.fullscreenElement !== null")
    expect(wall.get_by_role("button", name="Plein écran")).to_be_hidden()


def test_key_stays_in_the_browser(page, event, link):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{reverse('wall', args=[event.slug])}#{link.key}")
    expect(figure(page, "arrivals_today")).to_have_text("40")
    assert len(asked) > 3
    assert [url for url in asked if link.key in url.partition("#")[0]] == []
