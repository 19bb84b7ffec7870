"""The pages show the figures of the registry, to those who may read them."""

import pytest
from django.urls import reverse

from tests.factories import make_event_membership
from tests.personas import client_of
from tests.reporting.figures.reference import make_reference

PAGES = ("", "_attendance", "_satisfaction", "_impact", "_budget", "_method")


def address(event, page=""):
    return reverse(f"dashboard{page}", args=[event.slug])


@pytest.fixture
def reference(db):
    return make_reference()


@pytest.fixture
def reader(reference):
    return client_of(make_event_membership(event=reference, role="coordinator").user)


@pytest.mark.parametrize("page", PAGES)
def test_page_of_the_reference_answers(reader, reference, page):
    assert reader.get(address(reference, page)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_page_of_an_empty_event_answers(coordinator_client, event, page):
    assert coordinator_client.get(address(event, page)).status_code == 200
