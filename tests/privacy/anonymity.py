"""The rules that keep visits and answers anonymous, as a pure function of the catalogue."""

from collections.abc import Iterator

from tests.privacy.catalogue import Catalogue

ID, KEY = "uuid", "bigint"
MOMENT = "timestamp with time zone"
CODE = "character varying(40)"

# Every column that may exist. One more is a leak until somebody has argued for it here.
COLUMNS = {
    "visits_checkin": {
        "id": ID,
        "event_id": KEY,
        "kind": "character varying(10)",
        "slot": MOMENT,
        "headcount": "smallint",
        "source": "character varying(10)",
        "hub_id": KEY,
        "activity_id": KEY,
        "age_band": CODE,
        "situation": CODE,
        "study_level": CODE,
        "gender": CODE,
        "insee_code": "character varying(5)",
        "qpv": "character varying(10)",
        "reasons": "integer",
        "heard_from": CODE,
    },
    "visits_checkincancellation": {
        "id": ID,
        "event_id": KEY,
        "check_in_id": ID,
        "reason": "character varying(20)",
    },
    "surveys_response": {
        "id": ID,
        "event_id": KEY,
        "version_id": KEY,
        "activity_id": KEY,
        "hour": MOMENT,
        "channel": "character varying(10)",
        "language": "character varying(5)",
    },
    "surveys_answer": {
        "id": ID,
        "version_id": KEY,
        "response_id": ID,
        "question_id": KEY,
        "choice_id": KEY,
        "score": "smallint",
        "text": "text",
    },
}
# What somebody decided about an anonymous row, under the same key. Nothing says who or when.
ANNEXES = {
    "surveys_moderation": {
        "answer_id": ID,
        "verdict": "character varying(10)",
        "text": "text",
        "in_report": "boolean",
    },
}
ANNEX_KEYS = {("surveys_moderation", "surveys_answer")}
LISTED = {**COLUMNS, **ANNEXES}
INVITATION = "surveys_invitation"
# Tables near the anonymous ones: what they may hold, and what they may point to.
NEIGHBOURS = {
    INVITATION: {"id", "event_id", "survey_id", "code", "token_hash", "link_nonce", "is_answered"},
    "surveys_draft": {
        "id",
        "event_id",
        "version_id",
        "activity_id",
        "channel",
        "language",
        "key_hash",
        "answers",
        "hour",
    },
    "surveys_shuffledhour": {"id", "version_id", "hour", "is_complete"},
    "surveys_wayin": {
        "id",
        "event_id",
        "survey_id",
        "activity_id",
        "code",
        "is_active",
        "rate_minute",
        "rate_starts",
    },
}
NEIGHBOUR_TARGETS = {
    "events_event",
    "events_activity",
    "surveys_survey",
    "surveys_surveyversion",
}
TARGETS = {
    "events_event",
    "events_hub",
    "events_activity",
    "surveys_surveyversion",
    "surveys_question",
    "surveys_choice",
    "surveys_response",
    "visits_checkin",
}
PRECISION = {
    ("visits_checkin", "slot"): "'00:15:00'::interval",
    ("surveys_response", "hour"): "'01:00:00'::interval",
    ("surveys_draft", "hour"): "'01:00:00'::interval",
    ("surveys_shuffledhour", "hour"): "'01:00:00'::interval",
}
TRIGGERS = (
    "visits_checkin_append_only",
    "visits_checkin_after_purge",
    "visits_cancellation_append_only",
    "visits_cancellation_after_purge",
    "surveys_response_append_only",
    "surveys_response_after_purge",
    "surveys_draft_after_purge",
    "surveys_invitation_after_purge",
    "surveys_invitation_kept",
    "surveys_invitation_beside_codes",
    "surveys_wayin_beside_links",
)

# These write counters, or take turns for it: nothing else. What a counter may hold is listed too.
COUNTING = (
    "visits_checkin_takes_turn",
    "visits_cancellation_takes_turn",
    "visits_checkin_counted",
    "visits_checkin_removed",
    "visits_cancellation_counted",
    "visits_cancellation_removed",
)
COUNTERS = {
    "visits_slottally": {
        "id",
        "event_id",
        "kind",
        "slot",
        "hub_id",
        "activity_id",
        "shard",
        "people",
        "check_ins",
    },
    "visits_profiletally": {"id", "event_id", "dimension", "code", "shard", "people"},
}


def leaks(catalogue: Catalogue) -> list[str]:
    """One sentence for each way in which a row could be tied to somebody, sorted."""
    rules = (
        columns,
        codes,
        defaults,
        precision,
        outward,
        inward,
        loose_keys,
        triggers,
        neighbours,
        counters,
    )
    return sorted(leak for rule in rules for leak in rule(catalogue))


def columns(catalogue: Catalogue) -> Iterator[str]:
    """No name, address, exact time, text or other type than those listed."""
    found = {
        (column.table, column.name, column.type)
        for column in catalogue.columns
        if column.table in LISTED
    }
    listed = {
        (table, name, type_) for table, types in LISTED.items() for name, type_ in types.items()
    }
    for table, name, type_ in found - listed:
        yield f"{table}.{name} {type_} is not listed"
    for table, name, type_ in listed - found:
        yield f"{table}.{name} {type_} is listed but does not exist"


def codes(catalogue: Catalogue) -> Iterator[str]:
    """A profile is made of codes: a check constraint gives each item a pattern without spaces."""
    patterns = [check.definition for check in catalogue.checks if check.table == "visits_checkin"]
    for name, type_ in COLUMNS["visits_checkin"].items():
        item = type_ == CODE or name == "insee_code"
        if item and not any(f"({name})::text ~ '^(" in pattern for pattern in patterns):
            yield f"visits_checkin.{name} may hold words"


def defaults(catalogue: Catalogue) -> Iterator[str]:
    """Nothing that the database fills by itself: no sequence, no identity, no clock."""
    for column in catalogue.columns:
        if column.table in LISTED and column.default is not None:
            yield f"{column.table}.{column.name} is filled by the database"


def precision(catalogue: Catalogue) -> Iterator[str]:
    """A check constraint cuts each moment to its quarter-hour or its hour."""
    for (table, column), interval in PRECISION.items():
        start = f"CHECK (({column} = date_bin({interval}, {column}, "
        if not any(
            check.table == table and check.definition.startswith(start)
            for check in catalogue.checks
        ):
            yield f"{table}.{column} may hold an exact time"


def outward(catalogue: Catalogue) -> Iterator[str]:
    """An anonymous row points to no account, desk, professional or invitation."""
    for key in catalogue.foreign_keys:
        known = key.target in TARGETS or (key.table, key.target) in ANNEX_KEYS
        if key.table in LISTED and not known:
            yield f"{key.table} points to {key.target}"


def inward(catalogue: Catalogue) -> Iterator[str]:
    """No other table points to an anonymous row, so none can join it to a person."""
    for key in catalogue.foreign_keys:
        if key.target in LISTED and key.table not in LISTED:
            yield f"{key.table} points to {key.target}"


def loose_keys(catalogue: Catalogue) -> Iterator[str]:
    """Anonymous rows have a UUID for key: no other table keeps one, even without a foreign key."""
    for column in catalogue.columns:
        if column.type in (ID, f"{ID}[]") and column.table not in LISTED:
            yield f"{column.table}.{column.name} may hold the key of an anonymous row"


def triggers(catalogue: Catalogue) -> Iterator[str]:
    """Only the known triggers, which refuse and write nothing elsewhere."""
    for trigger in catalogue.triggers:
        known = trigger.name.startswith(
            tuple(f"pgtrigger_{name}_" for name in (*TRIGGERS, *COUNTING))
        )
        if trigger.table in (*LISTED, *NEIGHBOURS) and not known:
            yield f"{trigger.table} has the unknown trigger {trigger.name}"


def neighbours(catalogue: Catalogue) -> Iterator[str]:
    """An invitation says that it was answered: not when, in which order, nor what. A draft and a
    way in know the questionnaire, and no invitation, account, tablet or response."""
    for column in catalogue.columns:
        if column.name not in NEIGHBOURS.get(column.table, {column.name}):
            yield f"{column.table}.{column.name} is not listed"
    for key in catalogue.foreign_keys:
        if key.table in NEIGHBOURS and key.target not in {*NEIGHBOUR_TARGETS, *LISTED}:
            yield f"{key.table} points to {key.target}"


def counters(catalogue: Catalogue) -> Iterator[str]:
    """A counter says how many, of what and in which quarter-hour: no time of its last change."""
    for column in catalogue.columns:
        if column.name not in COUNTERS.get(column.table, {column.name}):
            yield f"{column.table}.{column.name} is not listed"
