"""The pages show the figures of the registry, to those who may read them."""

import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from reporting.figures import figures_of
from reporting.figures.output import as_data
from tests.factories import (
    make_answer,
    make_budget,
    make_budget_line,
    make_check_in,
    make_choice,
    make_event,
    make_event_membership,
    make_question,
    make_response,
    make_survey,
    make_survey_version,
)
from tests.personas import client_of, holder
from tests.reporting.figures.reference import make_reference

PAGES = ("", "_attendance", "_satisfaction", "_impact", "_budget", "_method")
CARD = re.compile(r'key-figure-value">([^<]*)</p>\s*<p class="key-figure-label">([^<]*)<')
ROW = re.compile(r'<th scope="row">([^<]*)</th>\s*<td[^>]*>([^<]*)</td>')
EMPTY = 'class="empty-state"'


def address(event, page=""):
    return reverse(f"dashboard{page}", args=[event.slug])


def body(client, event, page=""):
    response = client.get(address(event, page))
    assert response.status_code == 200
    return unescape(response.content.decode())


@pytest.mark.django_db
def test_pages_and_json_print_the_same_numbers():
    event = make_reference()
    figures = figures_of(event)
    names = {figures[row["code"]].label: row["text"] for row in as_data(event, figures)["figures"]}
    texts = {name.lower(): text for name, text in names.items()}
    reader = client_of(holder(event, "coordinator"))
    shown = {}
    for page in PAGES:
        shown |= {label.lower(): text for text, label in CARD.findall(body(reader, event, page))}
    assert len(shown) > 25
    assert shown == {label: texts[label] for label in shown}


@pytest.mark.django_db
def test_method_page_prints_and_defines_every_figure():
    event = make_reference()
    figures = figures_of(event)
    page = body(client_of(holder(event, "coordinator")), event, "_method")
    rows = {name.lower(): text for name, text in ROW.findall(page)}
    assert {value.name.lower(): rows.get(value.name.lower()) for value in figures} == {
        value.name.lower(): value.text for value in figures
    }
    definitions = {str(value.figure.definition).split(".")[0] for value in figures}
    assert {text for text in definitions if text not in page} == set()


@pytest.mark.parametrize("page", ["", "_attendance", "_satisfaction", "_impact", "_budget"])
def test_empty_page_says_what_will_be_here(coordinator_client, event, page):
    assert EMPTY in body(coordinator_client, event, page)


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("coordinator", PAGES),
        ("funder", PAGES),
        ("contributor", ("", "_satisfaction")),
        ("reception", ("", "_attendance")),
    ],
)
def test_role_sees_its_pages_and_links_to_no_other(event, role, allowed):
    client = client_of(holder(event, role))
    opened = [page for page in PAGES if client.get(address(event, page)).status_code == 200]
    assert opened == list(allowed)
    start = body(client, event)
    assert [page for page in PAGES if f'href="{address(event, page)}"' in start] == opened


@pytest.mark.parametrize(
    ("role", "level", "sees"),
    [
        ("coordinator", "nothing", True),
        ("funder", "nothing", False),
        ("funder", "totals", True),
        ("contributor", "lines", False),
    ],
)
def test_key_figures_tell_the_cost_to_those_it_is_open_to(event, role, level, sees):
    budget = make_budget(event=event, shown_to_funders=level)
    make_budget_line(event=event, budget=budget, actual=31500)
    make_check_in(event=event)
    assert ("31\u202f500" in body(client_of(holder(event, role)), event)) is sees


def test_change_since_an_edition_that_the_reader_may_not_see_is_not_told(coordinator, event):
    previous = make_event()
    make_check_in(event=previous, headcount=80)
    make_check_in(event=event, headcount=100)
    event.previous_event = previous
    event.save()
    client = client_of(coordinator)
    assert "+20" not in body(client, event)
    make_event_membership(event=previous, user=coordinator, role="funder")
    assert "+20" in body(client, event)


def test_list_holds_the_events_of_the_reader_only(coordinator_client, event, other_event):
    page = coordinator_client.get(reverse("dashboard_list")).content.decode()
    assert event.name in page
    assert other_event.name not in page


def test_demonstration_is_said_on_every_page(coordinator):
    event = make_event(is_demonstration=True, demonstration_note="Les profils sont inventés.")
    make_event_membership(event=event, user=coordinator, role="coordinator")
    client = client_of(coordinator)
    pages = [page for page in PAGES if "Les profils sont inventés." in body(client, event, page)]
    assert pages == list(PAGES)


def test_open_questionnaire_gives_no_result_away(coordinator_client, event):
    survey = make_survey(event=event, code="visitors", opens_at=timezone.now())
    version = make_survey_version(event=event, survey=survey)
    question = make_question(version=version, code="overall", kind="satisfaction")
    choice = make_choice(question=question, label="Enchanté", valence="very_positive")
    other = make_choice(question=question, label="Furieux", valence="very_negative")
    for reply in [choice] * 9 + [other] * 4:
        response = make_response(event=event, version=version)
        make_answer(version=version, response=response, question=question, choice=reply)
    seen = [body(coordinator_client, event, page) for page in PAGES]
    assert [page for page in seen if "Enchanté" in page or "69\u202f%" in page] == []
    survey.closes_at = timezone.now()
    survey.save()
    closed = body(coordinator_client, event, "_satisfaction")
    assert "Enchanté" in closed
    assert "69\u202f%" in closed


def fill(event, number):
    survey = make_survey(event=event)
    version = make_survey_version(event=event, survey=survey)
    questions = [make_question(version=version) for _ in range(number)]
    choices = [make_choice(question=question) for question in questions]
    for question, choice in zip(questions, choices, strict=True):
        make_check_in(event=event, age_band="c1", insee_code="93006")
        response = make_response(event=event, version=version)
        make_answer(version=version, response=response, question=question, choice=choice)


@pytest.mark.parametrize("page", PAGES)
def test_queries_of_a_page_do_not_depend_on_the_number_of_rows(
    coordinator, page, django_assert_max_num_queries
):
    counts = set()
    for number in (1, 3, 300):
        event = make_event()
        make_event_membership(event=event, user=coordinator, role="coordinator")
        fill(event, number)
        client = client_of(coordinator)
        with django_assert_max_num_queries(50) as captured:
            client.get(address(event, page))
        counts.add(len(captured))
    assert len(counts) == 1
