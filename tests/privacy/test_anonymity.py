"""Check-ins, cancellations, responses and answers can be tied to nobody: see docs/adr/0004."""

import uuid

import pytest
from django.apps import apps
from django.db import connection

from tests.privacy.anonymity import COLUMNS, leaks
from tests.privacy.catalogue import read_catalogue

# Each rule of the detector is proved by a leak that it must report, and nothing else.
LEAKS = {
    "exact time": (
        "ALTER TABLE visits_checkin ADD tapped_at timestamptz",
        "visits_checkin.tapped_at timestamp with time zone is not listed",
    ),
    "free text": (
        "ALTER TABLE visits_checkin ADD note text",
        "visits_checkin.note text is not listed",
    ),
    "longer text": (
        "ALTER TABLE visits_checkin ALTER age_band TYPE varchar(200)",
        "visits_checkin.age_band character varying(200) is not listed",
        "visits_checkin.age_band character varying(40) is listed but does not exist",
    ),
    "words in the profile": (
        "ALTER TABLE visits_checkin DROP CONSTRAINT visits_checkin_codes_only",
        "visits_checkin.age_band may hold words",
        "visits_checkin.gender may hold words",
        "visits_checkin.heard_from may hold words",
        "visits_checkin.insee_code may hold words",
        "visits_checkin.situation may hold words",
        "visits_checkin.study_level may hold words",
    ),
    "device": (
        "ALTER TABLE surveys_response ADD user_agent varchar(10)",
        "surveys_response.user_agent character varying(10) is not listed",
    ),
    "serial number": (
        "ALTER TABLE visits_checkin ADD number serial",
        "visits_checkin.number integer is not listed",
        "visits_checkin.number is filled by the database",
    ),
    "identity": (
        "ALTER TABLE surveys_answer ADD number int GENERATED ALWAYS AS IDENTITY",
        "surveys_answer.number integer is not listed",
        "surveys_answer.number is filled by the database",
    ),
    "sequence behind a known column": (
        "CREATE SEQUENCE numbers; "
        "ALTER TABLE visits_checkin ALTER reasons SET DEFAULT nextval('numbers')",
        "visits_checkin.reasons is filled by the database",
    ),
    "slot without rounding": (
        "ALTER TABLE visits_checkin DROP CONSTRAINT visits_checkin_quarter_hour",
        "visits_checkin.slot may hold an exact time",
    ),
    "hour without rounding": (
        "ALTER TABLE surveys_response DROP CONSTRAINT surveys_response_hour",
        "surveys_response.hour may hold an exact time",
    ),
    "finer rounding": (
        "ALTER TABLE surveys_response DROP CONSTRAINT surveys_response_hour; "
        "ALTER TABLE surveys_response ADD CHECK "
        "(hour = date_bin('1 second', hour, '2000-01-01 00:00:00+00'))",
        "surveys_response.hour may hold an exact time",
    ),
    "rounding that spares old rows": (
        "ALTER TABLE surveys_response DROP CONSTRAINT surveys_response_hour; "
        "ALTER TABLE surveys_response ADD CHECK "
        "(hour = date_bin('1 hour', hour, '2000-01-01 00:00:00+00')) NOT VALID",
        "surveys_response.hour may hold an exact time",
    ),
    "key to a desk behind a known column": (
        "ALTER TABLE visits_checkin ADD FOREIGN KEY (reasons) REFERENCES visits_desk (id)",
        "visits_checkin points to visits_desk",
    ),
    "key to an account": (
        "ALTER TABLE visits_checkincancellation ADD by_id bigint REFERENCES accounts_user (id)",
        "visits_checkincancellation points to accounts_user",
        "visits_checkincancellation.by_id bigint is not listed",
    ),
    "key to an invitation": (
        "ALTER TABLE surveys_response ADD invitation_id bigint REFERENCES surveys_invitation (id)",
        "surveys_response points to surveys_invitation",
        "surveys_response.invitation_id bigint is not listed",
    ),
    "table that joins": (
        "CREATE TABLE who_said (invitation_id bigint REFERENCES surveys_invitation (id), "
        "response_id uuid REFERENCES surveys_response (id))",
        "who_said points to surveys_response",
        "who_said.response_id may hold the key of an anonymous row",
    ),
    "table that joins without a foreign key": (
        "CREATE TABLE scanned (desk_id bigint, tapped uuid[])",
        "scanned.tapped may hold the key of an anonymous row",
    ),
    "trigger that could log": (
        "CREATE FUNCTION log_row() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; "
        "CREATE TRIGGER logged AFTER INSERT ON visits_checkin EXECUTE FUNCTION log_row()",
        "visits_checkin has the unknown trigger logged",
    ),
    "time of an invitation's answer": (
        "ALTER TABLE surveys_invitation ADD answered_on date",
        "surveys_invitation.answered_on is not listed",
    ),
    "who moderated": (
        "ALTER TABLE surveys_moderation ADD by_id bigint REFERENCES accounts_user (id)",
        "surveys_moderation points to accounts_user",
        "surveys_moderation.by_id bigint is not listed",
    ),
    "when it was moderated": (
        "ALTER TABLE surveys_moderation ADD decided_on date DEFAULT CURRENT_DATE",
        "surveys_moderation.decided_on date is not listed",
        "surveys_moderation.decided_on is filled by the database",
    ),
    "table that joins moderated verbatims": (
        "CREATE TABLE said (who text, answer_id uuid REFERENCES surveys_moderation (answer_id))",
        "said points to surveys_moderation",
        "said.answer_id may hold the key of an anonymous row",
    ),
    "draft of an invitation": (
        "ALTER TABLE surveys_draft ADD invitation_id bigint REFERENCES surveys_invitation (id)",
        "surveys_draft points to surveys_invitation",
        "surveys_draft.invitation_id is not listed",
    ),
    "key to an account behind a known column of a draft": (
        "ALTER TABLE surveys_draft ADD FOREIGN KEY (version_id) REFERENCES accounts_user (id)",
        "surveys_draft points to accounts_user",
    ),
    "time of a draft": (
        "ALTER TABLE surveys_draft DROP CONSTRAINT surveys_draft_hour",
        "surveys_draft.hour may hold an exact time",
    ),
    "time of a shuffle": (
        "ALTER TABLE surveys_shuffledhour ADD shuffled_at timestamptz; "
        "ALTER TABLE surveys_shuffledhour DROP CONSTRAINT surveys_shuffledhour_hour",
        "surveys_shuffledhour.hour may hold an exact time",
        "surveys_shuffledhour.shuffled_at is not listed",
    ),
    "address of whoever started": (
        "ALTER TABLE surveys_wayin ADD last_address inet",
        "surveys_wayin.last_address is not listed",
    ),
    "time of a counter's last change": (
        "ALTER TABLE visits_slottally ADD changed_at timestamptz",
        "visits_slottally.changed_at is not listed",
    ),
    "answer of an invitation": (
        "ALTER TABLE surveys_invitation ADD response_id uuid REFERENCES surveys_response (id)",
        "surveys_invitation points to surveys_response",
        "surveys_invitation.response_id is not listed",
        "surveys_invitation.response_id may hold the key of an anonymous row",
    ),
}


@pytest.mark.django_db
def test_the_database_leaks_nothing():
    assert leaks(read_catalogue()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("leak", LEAKS)
def test_detector_reports(leak):
    statement, *reported = LEAKS[leak]
    with connection.cursor() as cursor:
        cursor.execute(statement)
    assert leaks(read_catalogue()) == sorted(reported)


@pytest.mark.django_db
def test_commits_are_not_timed():
    with connection.cursor() as cursor:
        cursor.execute("SHOW track_commit_timestamp")
        assert cursor.fetchone() == ("off",)


@pytest.mark.parametrize("table", COLUMNS)
def test_keys_are_drawn_at_random(table):
    """Not UUID version 1, 6 or 7, which begin with the time."""
    models = {model._meta.db_table: model for model in apps.get_models()}
    assert models[table]._meta.pk.default is uuid.uuid4
