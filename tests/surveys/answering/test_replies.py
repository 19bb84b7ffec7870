"""What may be replied to each kind of question: no database."""

import pytest

from surveys.instrument import Instrument, Item, Option
from surveys.models.instrument import QuestionKind
from surveys.replies import (
    LONGEST_TEXT,
    Posted,
    Problem,
    Reply,
    check_reply,
    may_show_more,
    plain_text,
    read_reply,
    sound_replies,
    visible_items,
)


def item(
    kind="single", code="question", required=False, shown_if=None, choices=("a", "b", "autre")
):
    options = tuple(Option(code, code, code == "autre", "") for code in choices)
    kind = QuestionKind(kind)
    return Item(code, kind, "Question ?", "", required, options, shown_if)


def checked(question, **posted):
    return check_reply(question, Posted(posted))


@pytest.mark.parametrize(
    ("kind", "posted", "reply"),
    [
        ("single", {"choices": ["a"]}, Reply(choices=("a",))),
        ("single", {"choices": ["a", "a"]}, Reply(choices=("a",))),
        ("satisfaction", {"choices": ["b"]}, Reply(choices=("b",))),
        ("multiple", {"choices": ["b", "a"]}, Reply(choices=("a", "b"))),
        ("multiple", {}, Reply()),
        ("recommendation", {"score": "0"}, Reply(score=0)),
        ("recommendation", {"score": 10}, Reply(score=10)),
        ("recommendation", {"score": " 7 "}, Reply(score=7)),
        ("recommendation", {"score": None}, Reply()),
        ("text", {"text": "  Bien.\r\nMerci. "}, Reply(text="Bien.\nMerci.")),
        ("text", {"text": "x" * LONGEST_TEXT}, Reply(text="x" * LONGEST_TEXT)),
    ],
)
def test_good_reply(kind, posted, reply):
    assert checked(item(kind), **posted) == reply


@pytest.mark.parametrize(
    ("kind", "posted", "name"),
    [
        ("single", {"choices": ["a", "b"]}, "choose_only_one"),
        ("satisfaction", {"choices": ["a", "b"]}, "choose_only_one"),
        ("single", {"choices": ["d’une autre question"]}, "unknown_choice"),
        ("multiple", {"choices": ["a", "z"]}, "unknown_choice"),
        ("single", {"choices": [{"a": 1}]}, "unknown_choice"),
        ("single", {"choices": 3}, "unknown_choice"),
        ("recommendation", {"score": "11"}, "choose_score"),
        ("recommendation", {"score": "-1"}, "choose_score"),
        ("recommendation", {"score": "7.5"}, "choose_score"),
        ("recommendation", {"score": "٧"}, "choose_score"),
        ("recommendation", {"score": [7]}, "choose_score"),
        ("recommendation", {"score": True}, "choose_score"),
        ("text", {"text": "x" * (LONGEST_TEXT + 1)}, "too_long"),
        ("single", {"choices": ["autre"], "text": "x" * 100_000}, "too_long"),
    ],
)
def test_bad_reply(kind, posted, name):
    found = checked(item(kind), **posted)
    assert isinstance(found, Problem)
    assert found.name == name


def test_problem_says_how_long_the_text_is():
    assert checked(item("text"), text="x" * 100_000) == Problem("too_long", 100_000)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("single", "choose_one"),
        ("satisfaction", "choose_one"),
        ("multiple", "choose_some"),
        ("recommendation", "choose_score"),
        ("text", "write_something"),
    ],
)
def test_required_question(kind, name):
    assert checked(item(kind, required=True), text=" ") == Problem(name)
    assert checked(item(kind), text=" ") == Reply()
    assert read_reply(item(kind, required=True), Posted({})) == Reply()


def test_other_words_go_with_their_choice():
    assert checked(item(), choices=["autre"], text="un stage") == Reply(("autre",), text="un stage")
    assert checked(item(), choices=["a"], text="un stage") == Reply(("a",))


def test_who_writes_what_the_other_is_ticked_it():
    assert checked(item(), text="un stage") == Reply(("autre",), text="un stage")
    several = checked(item("multiple"), choices=["a"], text="un stage")
    assert several == Reply(("a", "autre"), text="un stage")


@pytest.mark.parametrize("posted", [None, "texte", 3, [], {"choices": None, "text": 4}])
def test_anything_else_is_no_reply(posted):
    assert read_reply(item("multiple"), Posted(posted)) == Reply()


def test_text_that_postgresql_cannot_keep():
    assert plain_text("a\x00b\x07c\td\ud800e") == "abc\tde"
    assert plain_text("<b>gras</b> & «\u202fça\u202f»") == "<b>gras</b> & «\u202fça\u202f»"


CHAIN = Instrument(
    (
        item(code="un"),
        item(code="deux", shown_if=("un", "a")),
        item(code="trois", shown_if=("deux", "b")),
        item("text", code="quatre"),
    )
)


@pytest.mark.parametrize(
    ("replies", "codes"),
    [
        ({}, ["un", "quatre"]),
        ({"un": ("b",)}, ["un", "quatre"]),
        ({"un": ("a",)}, ["un", "deux", "quatre"]),
        ({"un": ("a",), "deux": ("b",)}, ["un", "deux", "trois", "quatre"]),
        ({"un": ("b",), "deux": ("b",)}, ["un", "quatre"]),  # the second is no longer asked
    ],
)
def test_questions_that_are_asked(replies, codes):
    given = {code: Reply(choices=choices) for code, choices in replies.items()}
    assert [each.code for each in visible_items(CHAIN, given)] == codes


def test_question_that_may_show_another():
    assert [may_show_more(CHAIN, each) for each in CHAIN.questions] == [True, True, False, False]


def test_what_is_kept_of_a_draft():
    answers = {
        "un": {"choices": ["b"]},
        "deux": {"choices": ["a"]},  # no longer asked
        "quatre": {"text": "x" * 3000},  # wrong
        "cinq": {"text": "mot"},  # no longer there
    }
    assert sound_replies(CHAIN, answers) == {"un": Reply(("b",))}


def test_empty_replies_are_not_kept():
    assert sound_replies(CHAIN, {"un": {"choices": []}, "quatre": {"text": " "}}) == {}


def test_reply_as_json_has_what_applies():
    assert Reply(("a", "b"), text="mot").as_json() == {"choices": ["a", "b"], "text": "mot"}
    assert Reply(score=0).as_json() == {"score": 0}
    assert Reply().as_json() == {}
