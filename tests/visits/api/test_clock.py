"""Clocks of tablets are wrong; the quarter-hours are right."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone

from tests.visits.api.sending import CONFLICT, CREATED, DUPLICATE, check_in, utc_text
from visits.models import CheckIn
from visits.sync.period import Period
from visits.sync.refusals import Refused

MINUTE = timedelta(minutes=1)


def slot_now():
    now = timezone.now()
    return now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)


@pytest.mark.parametrize(
    "wrong",
    [timedelta(days=3), timedelta(days=-3), timedelta(days=-20_000), timedelta(seconds=40)],
    ids=str,
)
def test_wrong_clock_is_corrected(sending, wrong):
    before = slot_now()
    device = timezone.now() + wrong
    answer = sending.send(check_in(tapped_at=utc_text(device)), sent_at=utc_text(device))
    assert answer["results"][0]["outcome"] == "created"
    assert before <= CheckIn.objects.get().slot <= slot_now()
    told = timedelta(milliseconds=answer["clock_offset_ms"])
    assert timedelta() <= told + wrong < MINUTE
    assert sending.tablet.clock_offset_ms == answer["clock_offset_ms"]


def test_time_of_the_server(sending):
    before = timezone.now().replace(microsecond=0)
    answer = sending.send()
    assert before <= datetime.fromisoformat(answer["server_time"]) <= timezone.now()
    assert before <= datetime.fromisoformat(answer["totals"]["as_of"]) <= timezone.now()


def test_another_zone_is_the_same_moment(sending, event):
    noon = datetime.combine(event.starts_on, time(11, 7), UTC)
    texts = [f"{noon:%Y-%m-%dT%H:%M:%S}{zone}" for zone in ("Z", ".000000001+00:00", "-00:00")]
    texts.append(f"{noon + timedelta(hours=5, minutes=30):%Y-%m-%dT%H:%M:%S}+05:30")
    items = [check_in(number, tapped_at=text) for number, text in enumerate(texts, 1)]
    assert sending.outcomes(*items) == [CREATED] * 4
    assert {one.slot for one in CheckIn.objects.all()} == {noon.replace(minute=0)}


@pytest.mark.parametrize(
    ("quarters", "expected"),
    [(0, DUPLICATE), (1, DUPLICATE), (-1, DUPLICATE), (2, CONFLICT), (-2, CONFLICT)],
)
def test_one_quarter_hour_apart_is_the_same(sending, quarters, expected):
    """The way through the network is not always as long."""
    moment = slot_now() + 7 * MINUTE
    item = check_in(tapped_at=utc_text(moment))
    moved = {**item, "tapped_at": utc_text(moment + quarters * 15 * MINUTE)}
    assert sending.outcomes(item, moved) == [CREATED, expected]
    assert sending.outcome(moved) == expected
    assert CheckIn.objects.count() == 1


def period(first="2026-03-28", last="2026-03-30", offset=0):
    days = (datetime.fromisoformat(day).date() for day in (first, last))
    return Period.of_event(*days, offset=timedelta(milliseconds=offset), counts_exits=False)


def slot(text, **values):
    return period(**values).slot_of(datetime.fromisoformat(text)).isoformat()


@pytest.mark.parametrize(
    ("tapped_at", "offset", "expected"),
    [
        ("2026-03-28T09:14:59.999Z", 0, "2026-03-28T09:00:00+00:00"),
        ("2026-03-28T09:14:59.999Z", 1, "2026-03-28T09:15:00+00:00"),
        ("2026-03-28T09:15:00Z", 0, "2026-03-28T09:15:00+00:00"),
        ("2026-03-28T09:15:00Z", -1, "2026-03-28T09:00:00+00:00"),
        ("2026-03-29T01:59:00+01:00", 60_000, "2026-03-29T01:00:00+00:00"),
        ("2026-03-29T03:00:00+02:00", 0, "2026-03-29T01:00:00+00:00"),
    ],
)
def test_quarter_hour_of_the_corrected_clock(tapped_at, offset, expected):
    assert slot(tapped_at, offset=offset) == expected


@pytest.mark.parametrize(
    ("tapped_at", "is_inside"),
    [
        ("2026-03-27T22:59:59.999Z", False),
        ("2026-03-27T23:00:00Z", True),
        ("2026-03-30T21:59:59.999Z", True),
        ("2026-03-30T22:00:00Z", False),
    ],
)
def test_days_of_an_event_are_local_also_when_summer_begins(tapped_at, is_inside):
    if is_inside:
        assert slot(tapped_at)
    else:
        with pytest.raises(Refused):
            slot(tapped_at)
