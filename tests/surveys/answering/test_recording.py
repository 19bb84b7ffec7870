"""One filled questionnaire becomes rows, or nothing at all."""

from datetime import UTC, datetime

import pytest

from surveys.answering import RepliesRefused, record_response
from surveys.models import Answer, Response
from tests.factories import make_activity, make_moderation
from tests.surveys.answering.questionnaires import (
    ANSWERS,
    OPINION,
    REASON,
    SCORE,
    WHICH,
    WORDS,
)

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 11, 23, 9, 47, 12, 345, tzinfo=UTC)
HOUR = datetime(2026, 11, 23, 9, tzinfo=UTC)


def record(version, answers=ANSWERS, **overrides):
    values = {"activity": None, "channel": "qr", "language": "ar", "hour": MOMENT}
    record_response(version=version, answers=answers, **{**values, **overrides})


def rows():
    return set(Answer.objects.values_list("question__code", "choice__code", "score", "text"))


def problems(version, answers, **overrides):
    with pytest.raises(RepliesRefused) as refused:
        record(version, answers, **overrides)
    assert Response.objects.count() == 0
    return {code: problem.name for code, problem in refused.value.problems.items()}


def test_rows_of_a_response(version):
    activity = make_activity(event=version.event)
    record(version, activity=activity)
    response = Response.objects.get()
    assert (response.hour, response.channel, response.language) == (HOUR, "qr", "ar")
    assert (response.version, response.activity, response.id.version) == (version, activity, 4)
    assert rows() == {
        (OPINION, "positive", None, ""),
        (REASON, "emploi", None, ""),
        (WHICH, "stage", None, ""),
        (WHICH, "cdi", None, ""),
        (SCORE, None, 9, ""),
        (WORDS, None, None, "Très bon accueil."),
    }
    assert {answer.id.version for answer in Answer.objects.all()} == {4}


def test_words_of_the_other_are_a_row_of_their_own(version):
    answers = {**ANSWERS, REASON: {"choices": ["autre"], "text": "par curiosité"}}
    record(version, {code: answers[code] for code in (OPINION, REASON)})
    assert {row for row in rows() if row[0] == REASON} == {
        (REASON, "autre", None, ""),
        (REASON, None, None, "par curiosité"),
    }


def test_replies_that_are_no_longer_asked_are_left_out(version):
    record(version, {**ANSWERS, REASON: {"choices": ["autre"]}})
    assert WHICH not in {row[0] for row in rows()}


def test_empty_replies_make_no_row(version):
    record(version, {OPINION: {"choices": ["no_opinion"]}, SCORE: {}, WORDS: {"text": " "}})
    assert rows() == {(OPINION, "no_opinion", None, "")}


@pytest.mark.parametrize(
    ("code", "reply", "name"),
    [
        (OPINION, {"choices": ["emploi"]}, "unknown_choice"),
        (OPINION, {"choices": ["positive", "negative"]}, "choose_only_one"),
        (SCORE, {"score": 11}, "choose_score"),
        (WORDS, {"text": "x" * 100_000}, "too_long"),
        ("inconnue", {"text": "mot"}, "unknown_choice"),
        (OPINION, {}, "choose_one"),
    ],
)
def test_one_wrong_reply_refuses_all(version, code, reply, name):
    assert problems(version, {**ANSWERS, code: reply}) == {code: name}


def test_every_problem_is_told(version):
    wrong = {OPINION: {"choices": ["rien"]}, SCORE: {"score": 12}}
    assert problems(version, wrong) == {OPINION: "unknown_choice", SCORE: "choose_score"}


def test_partial_answers_may_lack_what_is_required(version):
    record(version, {SCORE: {"score": 3}}, partial=True)
    assert rows() == {(SCORE, None, 3, "")}


@pytest.mark.parametrize("answers", [{}, {WORDS: {"text": ""}}])
def test_nothing_at_all_is_no_response(version, answers):
    assert problems(version, answers, partial=True) == {"": "nothing_answered"}
    assert problems(version, answers) == {OPINION: "choose_one"}


def test_markup_stays_text(version):
    text = "<script>alert(1)</script> =SOMME(A1)"
    record(version, {**ANSWERS, WORDS: {"text": text}})
    assert Answer.objects.get(question__code=WORDS).text == text


def test_moderation_stays_with_its_words(version):
    record(version, {**ANSWERS, WORDS: {"text": "premier"}})
    make_moderation(answer=Answer.objects.get(text="premier"), verdict="hidden")
    for number in range(5):
        record(version, {**ANSWERS, WORDS: {"text": f"suivant {number}"}})
    assert Answer.objects.get(moderation__verdict="hidden").text == "premier"
    assert Response.objects.count() == 6
    assert Answer.objects.count() == 36
    assert {response.answers.count() for response in Response.objects.all()} == {6}
