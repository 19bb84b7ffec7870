"""Every page × every persona: what happens is what the page's mark says."""

import re

import pytest
from django.conf import settings
from django.shortcuts import resolve_url

from core.access import ANY_ACCOUNT, BY_KEY, PUBLIC
from tests.access.pages import PAGES, PARAMETERS, address, words_of
from tests.factories import make_bilan, make_bilan_version
from tests.personas import NAMES

OPEN, LOGIN, HIDDEN = "opens", "login", "as if it did not exist"
NEEDS_KEY = "asks for a key"
# The same page whatever event its address names, or none: its content comes by key.
SHELLS = {"ecran/<slug:event>/"}
MATRIX = [(path, persona) for path in PAGES for persona in NAMES]
OF_EVENTS = [(path, persona) for path, persona in MATRIX if "event" in words_of(path)]


@pytest.fixture
def event(event):
    """With a published report, so that every page has something to show."""
    make_bilan_version(bilan=make_bilan(event=event))
    return event


def expected(path, persona, is_public=False):
    access = PAGES[path].access
    if access == PUBLIC:
        opens = is_public or path in SHELLS or "event" not in words_of(path)
        return OPEN if opens else HIDDEN
    if access == BY_KEY:
        return NEEDS_KEY
    if persona == "anonymous":
        return LOGIN
    if access == ANY_ACCOUNT or persona == "administrator" or persona in access:
        return OPEN
    return HIDDEN


def outcome(client, page):
    """Pages that refuse GET are asked with POST."""
    response = client.get(page)
    return outcome_of(client.post(page) if response.status_code == 405 else response)


def outcome_of(response):
    if response.status_code == 404:
        return HIDDEN
    if response.status_code == 302 and response.url.startswith(resolve_url(settings.LOGIN_URL)):
        return LOGIN
    if response.status_code == 401:
        return NEEDS_KEY
    assert response.status_code in (200, 204, 302, 400)
    return OPEN


def test_every_address_can_be_made():
    words = {word for path in PAGES for word in words_of(path)}
    assert sorted(words - {"event", *PARAMETERS}) == []


def test_marks_are_known():
    """A role in a mark is the name of a persona, so that the matrix tries it."""
    marks = [
        view.access for view in PAGES.values() if view.access not in (PUBLIC, ANY_ACCOUNT, BY_KEY)
    ]
    assert {role.value for roles in marks for role in roles} <= set(NAMES)


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "persona"), MATRIX)
def test_page_opens_for_those_it_names(path, persona, event, request):
    client = request.getfixturevalue(f"{persona}_client")
    assert outcome(client, address(path, event)) == expected(path, persona)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "persona"), [pair for pair in OF_EVENTS if expected(*pair) != OPEN]
)
def test_sending_data_opens_nothing_else(path, persona, event, request):
    client = request.getfixturevalue(f"{persona}_client")
    answer = client.post(address(path, event))
    assert answer.status_code == 405 or outcome_of(answer) == expected(path, persona)


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "persona"), OF_EVENTS)
def test_opening_the_public_page_opens_nothing_else(path, persona, event, request):
    type(event).objects.filter(pk=event.pk).update(is_public=True)
    client = request.getfixturevalue(f"{persona}_client")
    assert outcome(client, address(path, event)) == expected(path, persona, is_public=True)


@pytest.mark.django_db
@pytest.mark.parametrize("path", [path for path in PAGES if "event" in words_of(path)])
def test_hidden_event_and_no_event_look_the_same(path, event, stranger_client):
    page = address(path, event)
    hidden, missing = (stranger_client.get(url) for url in (page, page.replace(event.slug, "rien")))
    by_key = PAGES[path].access == BY_KEY
    reason = "OK" if path in SHELLS else "Unauthorized" if by_key else "Not Found"
    assert (hidden.status_code, hidden.reason_phrase) == (missing.status_code, reason)
    assert without_tokens(hidden) == without_tokens(missing)


def without_tokens(response):
    """The CSRF token in the log-out form is written differently each time."""
    return re.sub(r'(name="csrfmiddlewaretoken" value)="\w+"', r"\1", response.content.decode())
