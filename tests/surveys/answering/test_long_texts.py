"""Texts at the limit, and far over it: refused with their length, and given back whole."""

from html import unescape

import pytest

from surveys.models import Answer, Draft, Response
from surveys.replies import LONGEST_TEXT
from tests.surveys.answering.questionnaires import (
    OPINION,
    REASON,
    REPLIES,
    WORDS,
    begin,
)

KILOBYTES_100 = 100 * 1024


@pytest.fixture
def last(client, door):
    """The step of the text, everything before it answered."""
    step = begin(client, door)
    while not step.endswith("/5/"):
        code = list(REPLIES)[int(step.rstrip("/").rpartition("/")[2]) - 1]
        step = client.post(step, {**REPLIES[code], "go": "next"}).url
    return step


def send(client, step, text):
    return client.post(step, {"text": text, "go": "next"})


@pytest.mark.parametrize("letter", ["a", "é", "ا", "字"])
def test_text_of_the_limit_is_kept_whole(client, last, letter):
    assert send(client, last, letter * LONGEST_TEXT).status_code == 303
    assert Answer.objects.exclude(text="").get().text == letter * LONGEST_TEXT


@pytest.mark.parametrize("length", [LONGEST_TEXT + 1, KILOBYTES_100, KILOBYTES_100 + 1])
def test_text_over_the_limit_is_refused_and_given_back(client, last, length):
    answer = send(client, last, "a" * length)
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "a" * length in page
    assert str(length) in page.replace("\u202f", "").replace("\u00a0", "")
    assert WORDS not in Draft.objects.get().answers
    assert Response.objects.count() == 0


def test_exactly_100_kilobytes_of_two_byte_letters_is_refused_by_its_letters(client, last):
    answer = send(client, last, "é" * (KILOBYTES_100 // 2))
    assert answer.status_code == 422
    assert "é" * (KILOBYTES_100 // 2) in unescape(answer.content.decode())


def test_words_beside_other_have_the_same_limit(client, door):
    step = client.post(begin(client, door), {**REPLIES[OPINION], "go": "next"}).url
    for length, status in ((LONGEST_TEXT, 303), (KILOBYTES_100, 422)):
        reply = {"choice": "autre", "text": "b" * length, "go": "next"}
        assert client.post(step, reply).status_code == status
    assert Draft.objects.get().answers[REASON]["text"] == "b" * LONGEST_TEXT
