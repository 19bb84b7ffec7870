"""How many may start in a minute, without knowing who."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from surveys.limits import STARTS_OF_A_LINK, may_start, minute_mark
from surveys.links import create_link
from surveys.models import Draft
from surveys.words import words_in
from tests.factories import make_activity, make_invitation
from tests.surveys.answering.questionnaires import way_in_of

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 11, 23, 9, 14, 30, tzinfo=UTC)


@pytest.fixture
def three_a_minute(settings, monkeypatch):
    settings.SURVEY_STARTS_PER_MINUTE = 3
    clock = [timezone.now().replace(second=30)]
    monkeypatch.setattr("surveys.limits.timezone.now", lambda: clock[0])
    return clock


def test_so_many_a_minute_and_no_more(way_in, three_a_minute):
    assert [may_start(way_in) for _ in range(5)] == [True, True, True, False, False]
    three_a_minute[0] += timedelta(minutes=1)
    assert [may_start(way_in) for _ in range(4)] == [True, True, True, False]


def test_each_way_in_has_its_own(way_in, version, three_a_minute):
    other = way_in_of(version, activity=make_activity(event=version.event))
    assert all(may_start(way_in) for _ in range(3))
    assert may_start(other)
    assert not may_start(way_in)


def test_two_hundred_and_forty_by_default(way_in):
    type(way_in).objects.update(rate_minute=None)
    assert may_start(way_in)
    way_in.refresh_from_db()
    assert way_in.rate_starts == 1


def test_friendly_page(client, door, three_a_minute):
    for _time in range(4):
        answer = client.post(door, {"langue": "ar"})
    text = answer.content.decode()
    arabic = words_in("ar")
    assert answer.status_code == 429
    assert answer["Retry-After"] == "60"
    for sentence in (arabic.busy_title, arabic.busy_text, arabic.try_again):
        assert sentence in text
    assert Draft.objects.count() == 3
    assert dict(client.cookies) == {}


def test_links_are_limited_by_what_is_left_unfinished(client, version, settings):
    settings.SURVEY_STARTS_PER_MINUTE = 3
    token = create_link(make_invitation(survey=version.survey, event=version.event))
    statuses = [client.post(f"/q/lien/{token}/").status_code for _ in range(5)]
    assert statuses == [303, 303, 303, 429, 429]


def test_one_link_cannot_block_the_others(client, version, settings, three_a_minute):
    settings.SURVEY_STARTS_PER_MINUTE = 2 * STARTS_OF_A_LINK
    one, other = (
        create_link(make_invitation(survey=version.survey, event=version.event)) for _ in range(2)
    )
    starts = [client.post(f"/q/lien/{one}/").status_code for _ in range(3 * STARTS_OF_A_LINK)]
    assert starts.count(303) == STARTS_OF_A_LINK
    assert client.post(f"/q/lien/{other}/").status_code == 303
    three_a_minute[0] += timedelta(hours=1)
    assert client.post(f"/q/lien/{one}/").status_code == 303


def test_minute_is_not_kept(way_in):
    """A whole hour of the century stands for it: another minute, way in or key, another hour."""
    mark = minute_mark(way_in, MOMENT)
    assert (mark.minute, mark.second, mark.microsecond) == (0, 0, 0)
    assert 2000 <= mark.year < 2100
    assert minute_mark(way_in, MOMENT + timedelta(seconds=29)) == mark
    marks = {minute_mark(way_in, MOMENT + timedelta(minutes=n)) for n in range(200)}
    assert len(marks) == 200
    assert len({each.date() for each in marks}) > 190


def test_minute_needs_the_secret_key_of_the_server(way_in, settings):
    mark = minute_mark(way_in, MOMENT)
    settings.SECRET_KEY = "another-server"
    assert minute_mark(way_in, MOMENT) != mark
