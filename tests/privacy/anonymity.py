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
INVITATION = "surveys_invitation"
INVITATION_COLUMNS = {"id", "event_id", "survey_id", "code", "token_hash", "is_answered"}
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
}
TRIGGERS = (
    "visits_checkin_append_only",
    "visits_cancellation_append_only",
    "surveys_response_append_only",
)


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
        invitations,
    )
    return sorted(leak for rule in rules for leak in rule(catalogue))


def columns(catalogue: Catalogue) -> Iterator[str]:
    """No name, address, exact time, text or other type than those listed."""
    found = {
        (column.table, column.name, column.type)
        for column in catalogue.columns
        if column.table in COLUMNS
    }
    listed = {
        (table, name, type_) for table, types in COLUMNS.items() for name, type_ in types.items()
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
        if column.table in COLUMNS and column.default is not None:
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
        if key.table in COLUMNS and key.target not in TARGETS:
            yield f"{key.table} points to {key.target}"


def inward(catalogue: Catalogue) -> Iterator[str]:
    """No other table points to an anonymous row, so none can join it to a person."""
    for key in catalogue.foreign_keys:
        if key.target in COLUMNS and key.table not in COLUMNS:
            yield f"{key.table} points to {key.target}"


def loose_keys(catalogue: Catalogue) -> Iterator[str]:
    """Anonymous rows have a UUID for key: no other table keeps one, even without a foreign key."""
    for column in catalogue.columns:
        if column.type in (ID, f"{ID}[]") and column.table not in COLUMNS:
            yield f"{column.table}.{column.name} may hold the key of an anonymous row"


def triggers(catalogue: Catalogue) -> Iterator[str]:
    """Only the known triggers, which refuse and write nothing elsewhere."""
    for trigger in catalogue.triggers:
        known = trigger.name.startswith(tuple(f"pgtrigger_{name}_" for name in TRIGGERS))
        if trigger.table in (*COLUMNS, INVITATION) and not known:
            yield f"{trigger.table} has the unknown trigger {trigger.name}"


def invitations(catalogue: Catalogue) -> Iterator[str]:
    """An invitation says that it was answered: not when, not in which order, not what."""
    for column in catalogue.columns:
        if column.table == INVITATION and column.name not in INVITATION_COLUMNS:
            yield f"{INVITATION}.{column.name} is not listed"
