import pytest

from events.models import Event
from tests.factories.events import make_event


@pytest.fixture
def previous_event(db: None) -> Event:
    """The edition that the full dossier names as the one before."""
    return make_event(slug="precedente")
