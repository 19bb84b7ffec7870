"""All figures of an event with the demo's check-ins, then with many more: what growth costs."""

from django.db import connection, transaction

from bench.pages import EVENT
from bench.timing import median_ms
from events.models import Event
from reporting.figures import figures_of

COPIES = 250
MULTIPLY = """
    INSERT INTO visits_checkin (id, event_id, kind, slot, headcount, source, hub_id, activity_id,
        age_band, situation, study_level, gender, insee_code, qpv, reasons, heard_from)
    SELECT gen_random_uuid(), event_id, kind, slot, headcount, source, hub_id, activity_id,
        age_band, situation, study_level, gender, insee_code, qpv, reasons, heard_from
    FROM visits_checkin, generate_series(1, %s) WHERE event_id = %s
"""


def compare(rounds: int) -> None:
    event = Event.objects.get(slug=EVENT)
    few, before = event.check_ins.count(), median_ms(lambda: figures_of(event), rounds)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(MULTIPLY, [COPIES, event.pk])
        cursor.execute("ANALYZE visits_checkin")
        many, after = event.check_ins.count(), median_ms(lambda: figures_of(event), 3)
        transaction.set_rollback(True)
    rows, times = many / few, after / before
    print(f"\nAll figures: {before:.1f} ms here with {few} check-ins")
    print(f"with {many} check-ins, {rows:.0f} times as many: {times:.1f} times as long")
