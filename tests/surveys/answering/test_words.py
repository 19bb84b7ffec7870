"""The words around the questions: seven languages, complete, each in its own writing."""

import re
from dataclasses import asdict

import pytest

from surveys.languages import Language
from surveys.words import WORDS, words_in

FRENCH = asdict(words_in("fr"))
SCRIPTS = {"ar": r"[\u0600-\u06ff]", "zh": r"[\u4e00-\u9fff]"}


def names_in(sentence):
    return set(re.findall(r"{(\w*)}", sentence))


def test_every_language_has_its_words():
    assert set(WORDS) == set(Language.values)
    assert words_in("xx") == words_in("fr")


@pytest.mark.parametrize("language", Language.values)
def test_every_sentence_is_there_and_names_the_same_things(language):
    words = asdict(words_in(language))
    for name, sentence in words.items():
        assert sentence == sentence.strip() != "", name
        assert names_in(sentence) == names_in(FRENCH[name]), name


@pytest.mark.parametrize("language", [code for code in Language.values if code != "fr"])
def test_nothing_is_left_in_french(language):
    words = asdict(words_in(language))
    same = {name for name, sentence in words.items() if sentence == FRENCH[name]}
    assert same == set()


@pytest.mark.parametrize(("language", "script"), SCRIPTS.items())
def test_sentences_are_in_their_writing(language, script):
    for name, sentence in asdict(words_in(language)).items():
        assert re.search(script, sentence), name


def test_french_typography():
    for name, sentence in FRENCH.items():
        assert "'" not in sentence, name
        assert not re.search(r"(?<!\u202f)[:;!?»]", sentence), name
