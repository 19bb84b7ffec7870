"""From a dashboard, each reader is led to the report that they may open."""

import re

import pytest
from django.urls import reverse

from tests.factories import make_bilan, make_bilan_version, make_event
from tests.personas import client_of, holder

pytestmark = pytest.mark.django_db
ACTIONS = re.compile(r'<p class="page-actions">(.*?)</p>', re.DOTALL)
ROLES = ("coordinator", "funder", "contributor", "reception")


def actions(event, role):
    """The client of a person with this role, and what stands beside the title of its dashboard."""
    client = client_of(holder(event, role))
    page = client.get(reverse("dashboard", args=[event.slug])).content.decode()
    return client, ACTIONS.findall(page)[0]


def led_to(event, role):
    """The names of the pages behind the links, each of which opens."""
    client, shown = actions(event, role)
    addresses = re.findall(r'href="([^"]*)"', shown)
    answers = [client.get(address) for address in addresses]
    assert [answer.status_code for answer in answers] == [200] * len(addresses)
    return [answer.resolver_match.view_name for answer in answers]


def published(**overrides):
    event = make_event(**overrides)
    bilan = make_bilan(event=event)
    for number in (1, 2):
        make_bilan_version(bilan=bilan, number=number, pdf=b"%%PDF-%d" % number)
    return event


PUBLIC = ["public_bilan_pdf", "public_bilan"]
INSIDE = ["bilan_version_pdf", "bilan_versions"]


@pytest.mark.parametrize(
    ("role", "is_public", "pages"),
    [
        ("coordinator", True, [*PUBLIC, "bilan_html"]),
        ("funder", True, ["funder_report"]),
        ("contributor", True, PUBLIC),
        ("reception", True, PUBLIC),
        ("coordinator", False, [*INSIDE, "bilan_html"]),
        ("funder", False, ["funder_report"]),
        ("contributor", False, []),
        ("reception", False, []),
    ],
)
def test_published_report_comes_first_and_the_draft_is_the_coordinators(role, is_public, pages):
    assert led_to(published(is_public=is_public), role) == pages


def test_coordinator_downloads_the_latest_published_version():
    client, shown = actions(published(), "coordinator")
    file = client.get(re.findall(r'href="([^"]*)"', shown)[0])
    assert file.content == b"%PDF-2"


@pytest.mark.parametrize("role", ROLES)
def test_dashboard_says_that_nothing_is_published_yet(role):
    event = make_event(is_public=True)
    _, shown = actions(event, role)
    assert "page-state" in shown
    assert led_to(event, role) == (["bilan_html"] if role == "coordinator" else [])


@pytest.mark.parametrize("role", ROLES)
def test_everybody_finds_where_to_change_their_password(role):
    client = client_of(holder(make_event(), role))
    for page in ("home", "dashboard_list"):
        shown = client.get(reverse(page)).content.decode()
        assert f'href="{reverse("password_change")}"' in shown
