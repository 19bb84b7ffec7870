"""A sheet that was taken back and recorded again: a dump says neither that it was, nor when."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from surveys.instrument import read_instrument
from surveys.paper_answers import record_sheet, take_back
from tests.privacy.dumps import assert_coin_toss, dump
from tests.surveys.answering.questionnaires import WORDS, make_open_survey

HOUR = datetime(2026, 11, 23, 9, tzinfo=UTC)
TRIALS = 120
TABLES = ("surveys_answer", "surveys_draft", "surveys_moderation", "surveys_response")


@pytest.fixture
def version(db):
    return make_open_survey()


def record(version, key, text, hour=HOUR):
    record_sheet(
        version=version,
        instrument=read_instrument(version, "fr"),
        activity=None,
        language="fr",
        moment=hour,
        key=f"sheet-{key:0>16}",
        answers={WORDS: {"text": text}},
    )


def correct(version, key, text, hour=HOUR):
    assert take_back(survey=version.survey, key=f"sheet-{key:0>16}")
    record(version, key, text, hour)


def order_of_words():
    return [row[0] for row in dump("surveys_answer", "(text)") if row[0]]


@pytest.mark.parametrize("corrected", ["premier", "second"])
def test_place_of_a_corrected_sheet_is_a_coin_toss(version, corrected):
    """Of two sheets of an hour, the one that was recorded last of all."""
    for trial in range(TRIALS):
        hour = HOUR + timedelta(hours=trial)
        for name in ("premier", "second"):
            record(version, f"{trial}-{name}", f"{trial} {name}", hour)
        correct(version, f"{trial}-{corrected}", f"{trial} {corrected}", hour)
    listed = [row[0] for row in dump("surveys_response", "(id)")]
    owners = {row[1]: row[0] for row in dump("surveys_answer", "(response_id, text)") if row[1]}
    by_answer = order_of_words()
    first_answers = first_responses = 0
    for trial in range(TRIALS):
        one, other = f"{trial} premier", f"{trial} second"
        first_answers += by_answer.index(one) < by_answer.index(other)
        first_responses += listed.index(owners[one]) < listed.index(owners[other])
    assert_coin_toss(first_answers, TRIALS)
    assert_coin_toss(first_responses, TRIALS)


def test_dump_after_a_correction_is_that_of_a_sheet_recorded_once(version):
    """The same rows, but for the random keys of the answers; no key of the page, no time."""
    for number in range(5):
        record(version, number, f"texte {number}")
    before = content()
    correct(version, 3, "texte 3")
    assert content() == before
    whole = "\n".join("\t".join(row) for table in TABLES for row in dump(table))
    assert "sheet-" not in whole


def content():
    answers = dump("surveys_answer", "(version_id, response_id, question_id, choice_id, text)")
    return sorted(dump("surveys_response")), sorted(answers), dump("surveys_draft")


@pytest.mark.django_db(transaction=True)
def test_one_transaction_wrote_every_sheet_of_the_hour():
    """Not even PostgreSQL's own marks tell which sheet came last."""
    version = make_open_survey()
    for number in range(5):
        record(version, number, f"texte {number}")
    correct(version, 1, "texte corrigé")
    with connection.cursor() as cursor:
        for table in ("surveys_response", "surveys_answer"):
            cursor.execute(f"SELECT DISTINCT xmin::text, cmin::text FROM {table}")
            assert len(cursor.fetchall()) == 1
