"""Counts what is there already; room in each page for counters that change in place."""

from django.db import migrations

ITEMS = """
    ('age_band', age_band), ('situation', situation), ('study_level', study_level),
    ('gender', gender), ('insee_code', insee_code), ('qpv', qpv), ('heard_from', heard_from)
"""
COUNTED = """
    (SELECT visit.* FROM visits_checkin AS visit WHERE NOT EXISTS (
        SELECT FROM visits_checkincancellation AS gone WHERE gone.check_in_id = visit.id)) AS visit
"""
# The triggers count since the migration before: what they counted meanwhile is counted again here.
FORWARDS = f"""
    LOCK TABLE visits_checkin, visits_checkincancellation IN SHARE ROW EXCLUSIVE MODE;
    TRUNCATE visits_slottally, visits_profiletally;
    ALTER TABLE visits_slottally SET (fillfactor = 50);
    ALTER TABLE visits_profiletally SET (fillfactor = 50);
    INSERT INTO visits_slottally
        (event_id, kind, slot, hub_id, activity_id, shard, people, check_ins)
    SELECT event_id, kind, slot, hub_id, activity_id, 0, SUM(headcount), COUNT(*)
    FROM {COUNTED} GROUP BY event_id, kind, slot, hub_id, activity_id;
    INSERT INTO visits_profiletally (event_id, dimension, code, shard, people)
    SELECT event_id, item.dimension, item.code, 0, SUM(headcount)
    FROM {COUNTED},
        LATERAL (VALUES {ITEMS}, ('reasons', NULLIF(reasons, 0)::text)) AS item (dimension, code)
    WHERE kind = 'arrival' AND item.code <> ''
    GROUP BY event_id, item.dimension, item.code;
"""
BACKWARDS = "TRUNCATE visits_slottally, visits_profiletally"


class Migration(migrations.Migration):
    dependencies = [("visits", "0002_reception")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
