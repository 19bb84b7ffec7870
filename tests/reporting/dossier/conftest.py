from collections.abc import Iterator

import pytest
from django.utils import translation

from events.models import Event
from tests.factories.events import make_event


@pytest.fixture
def previous_event(db: None) -> Event:
    """The edition that the full dossier names as the one before."""
    return make_event(slug="precedente")


@pytest.fixture
def in_english() -> Iterator[None]:
    """For tests of whole sentences."""
    with translation.override("en"):
        yield
