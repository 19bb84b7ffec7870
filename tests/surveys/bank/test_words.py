"""Seven languages, each complete, each in its own words."""

import re
from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from surveys.bank import BANK, QUESTIONNAIRES, WORDS
from surveys.bank.model import LEVELS, Words
from surveys.languages import Language
from surveys.models import Choice, Question, Survey

FRENCH = WORDS[Language.FRENCH]
OTHERS = [language for language in Language if language != Language.FRENCH]
PLACEHOLDER = re.compile(r"%\(\w+\)\w|%\w|\{\w*\}")
ONLY_FRENCH = {"vous", "votre", "vos", "êtes", "avec", "dans", "pour", "les", "aux", "sur", "cette"}
ONLY_FRENCH |= {"et", "est", "une", "du", "très", "satisfait", "peu", "avez"}
LETTERS = {Language.ARABIC: r"[\u0600-\u06ff]", Language.CHINESE: r"[\u4e00-\u9fff]"}
SHARED_WORDS = {"VAE"}  # the French name of the procedure, as on its forms


def texts(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Each text of the words of a language, with the path to it."""
    if isinstance(value, Words):
        for field in fields(value):
            yield from texts(getattr(value, field.name), field.name)
    elif isinstance(value, str):
        yield key, value
    else:
        items = value.items() if hasattr(value, "items") else enumerate(value)
        for name, item in items:
            yield from texts(item, f"{key}.{name}")


FRENCH_TEXTS = dict(texts(FRENCH))


def left_over_french(words: Words) -> list[str]:
    """Paths of texts that are the French ones, or hold a word that only French has."""
    found = []
    for key, text in texts(words):
        is_same = text == FRENCH_TEXTS.get(key)
        if is_same or ONLY_FRENCH & set(re.findall(r"\w+", text.lower())):
            found.append(key)
    return found


def other_letters(language: str, words: Words) -> list[str]:
    """Paths of texts of a language with its own letters that have none, or Latin ones."""
    if language not in LETTERS:
        return []
    return [
        key
        for key, text in texts(words)
        if not re.search(LETTERS[language], text)
        or set(re.findall(r"[A-Za-zÀ-ÿ]+", text)) - SHARED_WORDS
    ]


def other_placeholders(words: Words) -> list[str]:
    return [
        key
        for key, text in texts(words)
        if sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(FRENCH_TEXTS[key]))
    ]


def test_there_are_seven_languages():
    assert set(WORDS) == set(Language)
    assert len(WORDS) == 7


@pytest.mark.parametrize("language", OTHERS)
def test_language_words_the_same_things_as_french(language):
    assert sorted(dict(texts(WORDS[language]))) == sorted(FRENCH_TEXTS)


@pytest.mark.parametrize("language", WORDS)
def test_every_question_choice_and_level_has_words(language):
    words = WORDS[language]
    for question in BANK.values():
        said = [question.label(words), *(question.choice_label(c, words) for c in question.choices)]
        assert all(text.strip() == text and text for text in said)
    assert set(words.levels) == set(LEVELS)
    assert set(words.covers) == set(QUESTIONNAIRES)


@pytest.mark.parametrize("language", WORDS)
def test_nothing_is_worded_for_nobody(language):
    """Each label is that of a question or choice of the bank."""
    words = WORDS[language]
    assert set(words.questions) == set(BANK)
    for code, choices in words.choices.items():
        assert set(choices) <= set(BANK[code].choices), code
    common = {choice for question in BANK.values() for choice in question.choices}
    assert set(words.common_choices) <= common


@pytest.mark.parametrize("language", WORDS)
def test_choices_of_a_question_differ(language):
    words = WORDS[language]
    for question in BANK.values():
        labels = [question.choice_label(choice, words) for choice in question.choices]
        assert len(set(labels)) == len(labels), question.code


@pytest.mark.parametrize("language", OTHERS)
def test_no_french_is_left_over(language):
    assert left_over_french(WORDS[language]) == []
    assert other_letters(language, WORDS[language]) == []


@pytest.mark.parametrize("language", OTHERS)
def test_placeholders_are_those_of_french(language):
    assert other_placeholders(WORDS[language]) == []


def test_left_over_french_would_be_found():
    spanish, arabic = WORDS[Language.SPANISH], WORDS[Language.ARABIC]
    forgotten = {**spanish.questions, "comment": "Una observación, une suggestion ?"}
    forgotten["overall"] = FRENCH.questions["overall"]
    spoiled = replace(spanish, questions=forgotten)
    assert left_over_french(spoiled) == ["questions.overall", "questions.comment"]
    forgotten = {**arabic.questions, "overall": "Your visit?", "comment": "%(n)s ٠"}
    spoiled = replace(arabic, questions=forgotten)
    assert other_letters("ar", spoiled) == ["questions.overall", "questions.comment"]
    assert other_placeholders(spoiled) == ["questions.comment"]


@pytest.mark.parametrize("language", WORDS)
def test_words_fit_in_the_database(language):
    words = WORDS[language]
    question, choice = (model._meta.get_field("label").max_length for model in (Question, Choice))
    assert max(map(len, words.questions.values())) <= question
    labels = [label for labels in words.choices.values() for label in labels.values()]
    assert max(map(len, [*labels, *words.levels.values()])) <= choice
    assert all(
        len(title) <= Survey._meta.get_field("title").max_length
        for title, _introduction in words.covers.values()
    )


def test_questions_are_short_enough_for_a_phone():
    """Two lines of a phone of 360 px, three at most in the languages that need more room."""
    for language, words in WORDS.items():
        longest = max(words.questions.values(), key=len)
        assert len(longest) <= 80, (language, longest)


def test_french_has_its_narrow_spaces():
    """And no straight apostrophe."""
    for key, text in FRENCH_TEXTS.items():
        assert not re.search(r"[ \u00a0][;:!?»]|[^\u202f\s.][;:!?»]|'", text), key
