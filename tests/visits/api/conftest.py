"""A tablet paired with a desk of an event that takes place today, and what it sends."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import make_desk, make_event, make_tablet
from tests.visits.api.filling import Filling, hand
from tests.visits.api.sending import TOKEN, Sending
from visits.configuration import forget_versions
from visits.handround.configuration import forget_hand_rounds
from visits.handround.exchange import pace
from visits.sync.pairing import wrong_codes


@pytest.fixture(autouse=True)
def forgetful_process():
    """What a process remembers from one request to the next."""
    forget_versions()
    forget_hand_rounds()
    pace.forget()
    wrong_codes.forget()


@pytest.fixture
def still_minute(monkeypatch):
    """Time stands still, so that no other minute begins."""
    now = timezone.now().replace(second=30)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return now.replace(second=0, microsecond=0)


@pytest.fixture
def event(db):
    """From yesterday to tomorrow."""
    today = timezone.localdate()
    day = timedelta(days=1)
    return make_event(starts_on=today - day, ends_on=today + day, counts_exits=True)


@pytest.fixture
def tablet(event):
    return make_tablet(event=event, desk=make_desk(event=event), token=TOKEN)


@pytest.fixture
def sending(tablet):
    return Sending(tablet)


@pytest.fixture
def filling(tablet):
    return Filling(tablet, TOKEN)


@pytest.fixture
def version(tablet):
    """A questionnaire that the desk may hand round."""
    return hand(tablet.desk)
