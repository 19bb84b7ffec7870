"""The coordinator builds a questionnaire: accessible, by keyboard, and without JavaScript."""

import pytest
from django.urls import reverse

from surveys.models import Survey
from surveys.services import create_from_bank, create_way_in, latest_version
from tests.factories import PASSWORD, make_event, make_response
from tests.personas import holder

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = (
    ("survey_builder",),
    ("survey_bank",),
    ("question_add",),
    ("question_edit", "obtained"),
    ("question_edit", "overall"),
    ("question_delete", "comment"),
    ("survey_translations",),
    ("survey_translate", "ar"),
    ("survey_preview",),
    ("survey_ways_in",),
    ("survey_opening",),
    ("survey_cover",),
    ("survey_delete",),
)
AFTER_AN_ANSWER = (("survey_builder",), ("question_edit", "obtained"), ("survey_new_version",))


@pytest.fixture
def survey() -> Survey:
    survey = create_from_bank(event=make_event(), questionnaire="visitors")
    create_way_in(survey=survey)
    return survey


@pytest.fixture
def log_in(live_server):
    """A page of a browser where the coordinator of the event is logged in."""

    def into(context, event):
        page = context.new_page()
        page.goto(reverse("login"))
        page.locator("input[name=username]").fill(holder(event, "coordinator").email)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(live_server.url + reverse("home"))
        return page

    return into


def address(survey, name, *more):
    return reverse(name, args=[survey.event.slug, survey.code, *more])


def codes(survey):
    questions = latest_version(survey).questions.order_by("position")
    return list(questions.values_list("code", flat=True))


def check(page, width, addresses, assert_accessible):
    page.set_viewport_size({"width": width, "height": 800})
    for one in addresses:
        page.goto(one)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, one
        assert_accessible(page)


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_have_no_fault(context, log_in, survey, assert_accessible, width):
    page = log_in(context, survey.event)
    lists = [reverse(name, args=[survey.event.slug]) for name in ("survey_list", "survey_create")]
    addresses = [*lists, *(address(survey, *one) for one in PAGES)]
    check(page, width, addresses, assert_accessible)
    make_response(version=latest_version(survey))
    check(page, width, [address(survey, *one) for one in AFTER_AN_ANSWER], assert_accessible)


def test_question_is_moved_by_keyboard_and_its_button_keeps_the_focus(context, log_in, survey):
    page = log_in(context, survey.event)
    page.goto(address(survey, "survey_builder"))
    for place in (4, 5):
        page.locator("#down-obtained").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**#down-obtained")
        page.wait_for_function("document.activeElement.id === 'down-obtained'")
        page.locator(f"li:nth-child({place + 1})#question-obtained").wait_for()
        assert codes(survey).index("obtained") == place
        page.goto(address(survey, "survey_builder"))


def test_choices_appear_with_the_kinds_that_have_some(context, log_in, survey):
    page = log_in(context, survey.event)
    page.goto(address(survey, "question_add"))
    choices = page.locator("textarea[name=choices]")
    assert not choices.is_visible()
    page.locator("input[value=multiple]").check()
    assert choices.is_visible()
    page.locator("input[value=text]").check()
    assert not choices.is_visible()


def test_everything_works_without_javascript(browser, live_server, log_in):
    event = make_event()
    with browser.new_context(
        base_url=live_server.url, locale="fr-FR", java_script_enabled=False
    ) as context:
        page = log_in(context, event)
        page.goto(reverse("survey_create", args=[event.slug]))
        page.locator("button[name=ready][value=visitors]").click()
        survey = event.surveys.get()
        page.locator("#down-overall").click()
        page.goto(address(survey, "survey_bank"))
        page.locator("button[name=code][value=recommend]").click()
        page.goto(address(survey, "question_add"))
        page.locator("input[name=label]").fill("Qui vous accompagne ?")
        page.locator("input[value=single]").check()
        page.locator("textarea[name=choices]").fill("Une amie\nPersonne")
        page.get_by_role("main").locator("form button").click()
        page.goto(address(survey, "question_delete", "comment"))
        page.locator("button.button-danger").click()
        page.goto(address(survey, "survey_ways_in"))
        page.locator("button[value=everybody]").click()
        page.goto(address(survey, "survey_opening"))
        page.locator("button[value=open]").click()
    assert codes(survey) == [
        "welcome",
        "overall",
        "date_time_duration",
        "obtained",
        "would_come_back",
        "why_not_come_back",
        "recommend",
        "qui-vous-accompagne",
    ]
    survey.refresh_from_db()
    assert survey.opens_at is not None
    assert survey.ways_in.filter(is_active=True).count() == 1
