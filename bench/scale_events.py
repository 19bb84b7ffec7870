"""Fifty made-up events of very different sizes, and their check-ins."""

from datetime import date, datetime, time, timedelta

from django.db import connection
from django.utils import timezone

from events.charter_hubs import charter_hubs
from events.models import Activity, Event, Hub, OpeningDay, Venue
from visits.services import create_default_profile_lists

EVENTS = 50
DAYS = 3
WORKSHOPS_A_DAY = 6
OPENS, CLOSES = time(9), time(19)
# The second is half as large as the first, the third a third of it…
WEIGHTS = [1 / rank for rank in range(1, EVENTS + 1)]
SHARE_OF_LARGEST = WEIGHTS[0] / sum(WEIGHTS)
# Each batch comes on a connection of its own: counters are spread over all their shards.
BATCHES = 32

# Six in ten arrive, two leave, the others talk to somebody or take part in something; a quarter of
# those who arrive say nothing about themselves.
INSERT = """
    INSERT INTO visits_checkin (id, event_id, kind, slot, headcount, source, hub_id, activity_id,
        age_band, situation, study_level, gender, insee_code, qpv, reasons, heard_from)
    SELECT gen_random_uuid(), %(event)s, kind, slot, headcount, 'tablet',
        CASE kind WHEN 'interview'
            THEN (%(hubs)s::bigint[])[1 + floor(r1 * %(hub_count)s)::int] END,
        CASE kind WHEN 'workshop'
            THEN (%(activities)s::bigint[])[1 + day * 6 + quarter * 6 / 40] END,
        CASE WHEN says THEN (%(ages)s::text[])[1 + floor(r1 * 8)::int] ELSE '' END,
        CASE WHEN says THEN (%(situations)s::text[])[1 + floor(r2 * 10)::int] ELSE '' END,
        CASE WHEN says THEN (%(levels)s::text[])[1 + floor(r3 * 7)::int] ELSE '' END,
        '',
        CASE WHEN says THEN (93000 + floor(power(r2, 3) * 80))::int::text ELSE '' END,
        CASE WHEN says THEN (ARRAY['yes', 'no', 'unknown'])[1 + floor(r3 * 3)::int] ELSE '' END,
        CASE WHEN says THEN floor(r1 * 128)::int ELSE 0 END,
        ''
    FROM (
        SELECT r1, r2, r3, day, quarter,
            CASE WHEN r4 < 0.6 THEN 'arrival' WHEN r4 < 0.8 THEN 'exit'
                WHEN r4 < 0.92 THEN 'interview' ELSE 'workshop' END AS kind,
            (%(days)s::timestamptz[])[1 + day] + quarter * interval '15 minutes' AS slot,
            CASE WHEN r3 < 0.02 THEN 28 ELSE 1 END AS headcount,
            r4 < 0.45 AS says
        FROM (SELECT *, floor(r5 * 3)::int AS day, floor((r2 + r3) / 2 * 40)::int AS quarter
            FROM (SELECT random() AS r1, random() AS r2, random() AS r3, random() AS r4,
                random() AS r5 FROM generate_series(1, %(number)s)) AS dice) AS drawn
    ) AS visit
"""


def make_events(today: date) -> list[Event]:
    """The largest is in its third day; the others were held before."""
    return [
        _make_event(rank, today - timedelta(days=DAYS - 1 + rank * 20)) for rank in range(EVENTS)
    ]


def _make_event(rank: int, first: date) -> Event:
    venue = Venue.objects.create(name=f"Lieu {rank}", insee_code="93006", capacity=100_000)
    last = first + timedelta(days=DAYS - 1)
    event: Event = Event.objects.create(
        name=f"Cité {rank}",
        slug=f"cite-{rank}",
        venue=venue,
        starts_on=first,
        ends_on=last,
        counts_exits=True,
    )
    create_default_profile_lists(event=event)
    for hub in charter_hubs():
        Hub.objects.create(event=event, **hub)
    for day in _days(event):
        OpeningDay.objects.create(event=event, date=day, opens_at=OPENS, closes_at=CLOSES)
        for number in range(WORKSHOPS_A_DAY):
            starts = _at(day, OPENS) + timedelta(minutes=90 * number)
            Activity.objects.create(
                event=event,
                code=f"a-{day:%d}-{number}",
                title=f"Atelier {number}",
                starts_at=starts,
                ends_at=starts + timedelta(hours=1),
                capacity=20,
            )
    return event


def _days(event: Event) -> list[date]:
    return [event.starts_on + timedelta(days=number) for number in range(DAYS)]


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, timezone.get_current_timezone())


def add_check_ins(events: list[Event], number: int) -> None:
    shares = [round(number * weight / sum(WEIGHTS)) for weight in WEIGHTS]
    shares[0] += number - sum(shares)
    values = [_values(event) for event in events]
    for batch in range(BATCHES):
        connection.close()
        with connection.cursor() as cursor:
            for share, known in zip(shares, values, strict=True):
                part = share // BATCHES + (batch < share % BATCHES)
                cursor.execute(INSERT, {**known, "number": part})


def _values(event: Event) -> dict[str, object]:
    codes: dict[str, list[str]] = {}
    for dimension, code in event.profile_choices.values_list("dimension", "code"):
        codes.setdefault(dimension, []).append(code)
    hubs = list(event.hubs.values_list("pk", flat=True))
    activities = list(event.activities.order_by("starts_at").values_list("pk", flat=True))
    return {
        "event": event.pk,
        "hubs": hubs,
        "hub_count": len(hubs),
        "activities": activities,
        "ages": codes["age_band"],
        "situations": codes["situation"],
        "levels": codes["study_level"],
        "days": [_at(day, OPENS) for day in _days(event)],
    }
