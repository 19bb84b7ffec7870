"""The one statement that records a batch: all of it or nothing, however often it is sent.

Check-ins first, in the order of their identifiers, then undos, then the tablet's row: two requests
never wait for each other crosswise. What another request commits while this one waits for it is not
seen here: such an item gets no answer, and the statement is run again.

Values are texts named as below, cast here; items are JSON, with the columns that are not empty.
"""

from functools import cache

from visits.sync.database import Statement

CHECK_INS = """
    item AS (
        SELECT n, number, id, kind, slot, headcount, hub_id, activity_id,
            COALESCE(age_band, '') AS age_band, COALESCE(situation, '') AS situation,
            COALESCE(study_level, '') AS study_level, COALESCE(gender, '') AS gender,
            COALESCE(insee_code, '') AS insee_code, COALESCE(qpv, '') AS qpv,
            COALESCE(reasons, 0) AS reasons, COALESCE(heard_from, '') AS heard_from
        FROM json_to_recordset(%(check_ins)s::json) AS given (
            n int, number bigint, id uuid, kind text, slot timestamptz, headcount smallint,
            hub_id bigint, activity_id bigint, age_band text, situation text, study_level text,
            gender text, insee_code text, qpv text, reasons int, heard_from text)
    ), inserted AS (
        INSERT INTO visits_checkin (id, event_id, kind, slot, headcount, source, hub_id,
            activity_id, age_band, situation, study_level, gender, insee_code, qpv, reasons,
            heard_from)
        SELECT id, %(event)s::bigint, kind, slot, headcount, 'tablet', hub_id, activity_id,
            age_band, situation, study_level, gender, insee_code, qpv, reasons, heard_from
        FROM item ORDER BY id, n
        ON CONFLICT DO NOTHING RETURNING id, kind, activity_id, headcount, slot
    ), check_in_answer AS (
        SELECT n, number, 'created' AS answer FROM item WHERE id IN (SELECT id FROM inserted)
        UNION ALL
        SELECT n, number, CASE WHEN visit.event_id = %(event)s::bigint
            AND visit.source = 'tablet'
            AND abs(extract(epoch FROM visit.slot - item.slot)) <= 900
            AND (visit.kind, visit.headcount, visit.age_band, visit.situation, visit.study_level,
                visit.gender, visit.insee_code, visit.qpv, visit.reasons, visit.heard_from)
              = (item.kind, item.headcount, item.age_band, item.situation, item.study_level,
                item.gender, item.insee_code, item.qpv, item.reasons, item.heard_from)
            AND (visit.hub_id, visit.activity_id)
                IS NOT DISTINCT FROM (item.hub_id, item.activity_id)
            THEN 'duplicate' ELSE 'conflict' END
        FROM item JOIN visits_checkin AS visit USING (id)
    )"""
UNDOS = """
    undo AS (
        SELECT * FROM json_to_recordset(%(undos)s::json)
            AS given (n int, number bigint, id uuid, check_in_id uuid, reason text)
    ), target AS (
        SELECT undo.* FROM undo WHERE check_in_id IN (SELECT id FROM inserted)
        UNION ALL
        SELECT undo.* FROM undo JOIN visits_checkin AS visit ON visit.id = undo.check_in_id
        WHERE visit.event_id = %(event)s::bigint AND visit.source = 'tablet'
    ), cancelled AS (
        INSERT INTO visits_checkincancellation (id, event_id, check_in_id, reason)
        SELECT id, %(event)s::bigint, check_in_id, reason FROM target ORDER BY check_in_id, n
        ON CONFLICT DO NOTHING RETURNING id, check_in_id
    ), undo_answer AS (
        SELECT undo.n, undo.number, CASE
            WHEN cancelled.id = undo.id THEN 'created'
            WHEN (own.check_in_id, own.reason) <> (undo.check_in_id, undo.reason) THEN 'conflict'
            WHEN target.n IS NULL THEN 'unknown_check_in'
            WHEN COALESCE(cancelled.id, earlier.id) IS NOT NULL THEN 'duplicate'
            END AS answer
        FROM undo
        LEFT JOIN target ON target.n = undo.n
        LEFT JOIN cancelled ON cancelled.check_in_id = undo.check_in_id
        LEFT JOIN visits_checkincancellation AS own ON own.id = undo.id
        LEFT JOIN visits_checkincancellation AS earlier
            ON earlier.check_in_id = undo.check_in_id
    )"""
ONLY_CHECK_INS = "answer AS (SELECT * FROM check_in_answer)"
BOTH = "answer AS (SELECT * FROM check_in_answer UNION ALL SELECT * FROM undo_answer)"
CAME = """
    came AS (
        SELECT COALESCE(range_agg(int8range(number, number, '[]'))
                FILTER (WHERE answer IN ('created', 'duplicate')), '{}') AS numbers,
            COUNT(*) FILTER (WHERE answer IN ('conflict', 'unknown_check_in')) AS refused,
            COALESCE(MAX(number), 0) AS last_number
        FROM answer
    )"""
RECORD_NUMBERS = """
    tablet AS (
        UPDATE visits_tablet AS tablet SET received = tablet.received + came.numbers,
            last_number = GREATEST(tablet.last_number, came.last_number, %(last_number)s::bigint)"""
# What the tablet says of itself: only in an exchange of its own.
RECORD_SPEAKER = """,
            waiting = %(waiting)s::int, to_review = %(to_review)s::int + came.refused,
            clock_offset_ms = %(clock_offset_ms)s::bigint, app_version = %(app_version)s,
            rehearsed_at = CASE WHEN %(ready)s::boolean IS NULL THEN tablet.rehearsed_at
                ELSE %(received_at)s::timestamptz END,
            rehearsal_ready = COALESCE(%(ready)s::boolean, tablet.rehearsal_ready),"""
RECORD_CONTACT = """
            last_contact_at = %(received_at)s::timestamptz,
            rate_minute = date_trunc('minute', %(received_at)s::timestamptz),
            rate_requests = CASE WHEN tablet.rate_minute
                    = date_trunc('minute', %(received_at)s::timestamptz)
                THEN tablet.rate_requests + 1 ELSE 1 END"""
OF_THIS_TABLET = """
        FROM came WHERE tablet.id = %(tablet)s::bigint
        RETURNING tablet.last_number - tablet.waiting - tablet.to_review - (
            SELECT COALESCE(SUM(upper(piece) - lower(piece)), 0)
            FROM unnest(tablet.received) AS piece) AS missing
    )"""
TALLIES = """
    counted AS (
        SELECT kind, activity_id, people, slot FROM visits_slottally
        WHERE event_id = %(event)s::bigint"""
# The counters are seen as they were before this statement.
AND_INSERTED = """
        UNION ALL SELECT kind, activity_id, headcount, slot FROM inserted"""
BUT_CANCELLED = """
        UNION ALL SELECT visit.kind, visit.activity_id, -visit.headcount, visit.slot
        FROM cancelled JOIN (
            SELECT id, kind, activity_id, headcount, slot FROM visits_checkin
            UNION ALL SELECT id, kind, activity_id, headcount, slot FROM inserted
        ) AS visit ON visit.id = cancelled.check_in_id"""
OF_THE_DAY = """
    ), total AS (
        SELECT kind, activity_id, SUM(people)::int AS people FROM counted
        WHERE kind IN ('arrival', 'exit', 'interview', 'workshop')
            AND slot >= %(day_start)s::timestamptz AND slot < %(day_end)s::timestamptz
        GROUP BY kind, activity_id
    )"""
NO_TALLIES = """
    total AS (SELECT '' AS kind, 0::bigint AS activity_id, 0 AS people WHERE FALSE)"""
RESULT = """
    SELECT (SELECT json_agg(json_build_array(n, answer)) FROM answer),
        (SELECT missing FROM tablet),
        (SELECT json_agg(json_build_array(total.kind, activity.code, people))
            FROM total LEFT JOIN events_activity AS activity ON activity.id = activity_id)"""
NO_ANSWER = """
    answer AS (SELECT 0 AS n, 0 AS number, '' AS answer WHERE FALSE)"""


@cache
def recording(*, check_ins: bool, undos: bool, is_exchange: bool) -> Statement:
    """Gives one row: [[n, answer], …] or None; how many numbers are missing; people of the day by
    kind and activity, as [[kind, code or None, people], …] or None.

    A heartbeat has neither check-ins nor undos. `is_exchange` is false for an imported file, which
    says nothing of the tablet as it is now and needs no totals.
    """
    parts = [CHECK_INS] if check_ins or undos else [NO_ANSWER]
    if undos:
        parts += [UNDOS, BOTH]
    elif check_ins:
        parts.append(ONLY_CHECK_INS)
    says = RECORD_SPEAKER + RECORD_CONTACT if is_exchange else ""
    parts += [CAME, RECORD_NUMBERS + says + OF_THIS_TABLET]
    changes = AND_INSERTED * (check_ins or undos) + BUT_CANCELLED * undos
    parts.append(TALLIES + changes + OF_THE_DAY if is_exchange else NO_TALLIES)
    return Statement(f"WITH {','.join(parts)}{RESULT}")


@cache
def rehearsing() -> Statement:
    """The same row for a request that counts nothing: no answer, and none missing."""
    touch = f"UPDATE visits_tablet AS tablet SET{RECORD_CONTACT} WHERE id = %(tablet)s::bigint"
    tablet = f"tablet AS ({touch} RETURNING 0 AS missing)"
    return Statement(f"WITH {','.join([NO_ANSWER, tablet, TALLIES + OF_THE_DAY])}{RESULT}")
