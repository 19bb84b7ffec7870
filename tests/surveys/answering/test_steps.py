"""From the first question to the thanks."""

import pytest
from django.db import IntegrityError
from django.test import Client

from surveys import drafts
from surveys.models import Answer, Choice, Draft, Response
from surveys.replies import LONGEST_TEXT, sound_replies
from surveys.words import words_in
from tests.surveys.answering.questionnaires import (
    ANSWERS,
    OPINION,
    REASON,
    REPLIES,
    SCORE,
    WHICH,
    WORDS,
    begin,
    walk,
    way_in_of,
)

pytestmark = pytest.mark.django_db
FRENCH = words_in("fr")


@pytest.fixture
def first(client, door):
    return begin(client, door)


def go(client, step, code, **form):
    answer = client.post(step, {**REPLIES.get(code, {}), **form})
    assert answer.status_code == 303, answer.content.decode()
    return answer.url


def at(client, step):
    page = client.get(step)
    assert page.status_code == 200
    return page.context


def test_a_whole_questionnaire(door, version):
    client = Client(enforce_csrf_checks=True)
    end = walk(client, begin(client, door, langue="pt"))
    assert end == f"{door}merci/?langue=pt"
    assert words_in("pt").thanks_title in client.get(end).content.decode()
    response = Response.objects.get()
    assert (response.version, response.language, response.channel) == (version, "pt", "qr")
    assert response.answers.count() == 6
    assert Draft.objects.count() == 0
    assert dict(client.cookies) == {}


def test_each_reply_is_saved_at_once(client, first):
    step = go(client, first, OPINION)
    assert Draft.objects.get().answers == {OPINION: ANSWERS[OPINION]}
    go(client, step, REASON)
    assert Draft.objects.get().answers == {code: ANSWERS[code] for code in (OPINION, REASON)}


def test_progress_follows_what_is_asked(client, first):
    page = at(client, first)
    assert (page["number"], page["total"], page["can_go_back"]) == (1, 4, False)
    step = go(client, go(client, first, OPINION), REASON)
    page = at(client, step)
    assert (page["item"].code, page["number"], page["total"]) == (WHICH, 3, 5)
    assert "Question 3 sur 5" in client.get(step).content.decode()


def test_going_back_finds_the_reply_and_may_change_it(client, first):
    second = go(client, first, OPINION)
    assert go(client, second, REASON, go="back") == first
    assert Draft.objects.get().answers[REASON] == ANSWERS[REASON]
    assert [tick.value for tick in at(client, first)["ticks"] if tick.is_ticked] == ["positive"]
    go(client, first, OPINION, choice="very_negative")
    assert Draft.objects.get().answers[OPINION] == {"choices": ["very_negative"]}


def test_going_back_never_asks_to_correct_first(client, first):
    second = go(client, first, OPINION)
    assert go(client, second, "", choice="d’ailleurs", go="back") == first
    assert REASON not in Draft.objects.get().answers


def test_going_back_with_too_many_words_drops_none(client, first):
    step = go(client, go(client, first, OPINION), REASON, choice="autre")
    step = go(client, step, SCORE)
    words = "x" * (LONGEST_TEXT + 1)
    answer = client.post(step, {"text": words, "go": "back"})
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_choice_taken_away_while_somebody_sends_is_asked_again(client, first, version, monkeypatch):
    """After the page was checked, before the answer is written."""
    step = first
    for code in (OPINION, REASON, WHICH, SCORE):
        step = go(client, step, code)

    def taken_away(instrument, answers):
        found = sound_replies(instrument, answers)
        Choice.objects.filter(code="cdi").delete()
        return found

    monkeypatch.setattr(drafts, "sound_replies", taken_away)
    answer = client.post(step, {"text": "Longue phrase", "go": "send"})
    assert answer.status_code == 422
    assert FRENCH.unknown_choice in answer.content.decode()
    assert Response.objects.count() == 0
    assert Draft.objects.get().answers[WORDS] == {"text": "Longue phrase"}
    monkeypatch.undo()
    assert client.post(step, {"text": "Longue phrase", "go": "send"}).status_code == 303


def test_sending_beside_a_change_is_tried_again(client, first, monkeypatch):
    """The database refuses what the administration changed at the same moment."""
    step, kept, failures = first, drafts.keep_replies, [IntegrityError()]
    for code in (OPINION, REASON, WHICH, SCORE):
        step = go(client, step, code)

    def refused_once(**values):
        if failures:
            raise failures.pop()
        kept(**values)

    monkeypatch.setattr(drafts, "keep_replies", refused_once)
    assert client.post(step, {"text": "mot", "go": "send"}).status_code == 303
    assert Response.objects.count() == 1


def test_reply_taken_back_is_gone(client, first):
    second = go(client, first, OPINION)
    go(client, second, REASON)
    go(client, second, "")
    assert REASON not in Draft.objects.get().answers


def test_question_that_is_no_longer_asked_is_dropped_at_the_end(client, first):
    second = go(client, first, OPINION)
    third = go(client, second, REASON)
    go(client, third, WHICH)
    assert WHICH in Draft.objects.get().answers
    fourth = go(client, second, REASON, choice="autre", text="par curiosité")
    assert at(client, fourth)["item"].code == SCORE
    assert client.get(third).status_code == 303  # an old page leads on
    walk(client, fourth)
    codes = set(Answer.objects.values_list("question__code", flat=True))
    assert codes == {OPINION, REASON, SCORE, WORDS}
    assert Answer.objects.filter(text="par curiosité").count() == 1


def test_required_question_is_asked_again(client, first):
    answer = client.post(first, {"go": "next"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Erreur" in text
    assert text.count(FRENCH.choose_one) == 2  # in the summary, and beside the field
    assert 'role="alert"' in text
    assert 'href="#tick-1"' in text
    assert Draft.objects.get().answers == {}


def test_nothing_typed_is_lost_when_something_is_wrong(client, first):
    step = go(client, go(client, first, OPINION), REASON, choice="autre")
    step = go(client, step, SCORE)
    words = "mot " * 600
    answer = client.post(step, {"text": words, "go": "send"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert words.strip() in text
    assert FRENCH.too_long.format(length=2399, limit=LONGEST_TEXT) in text
    assert 'href="#words"' in text
    assert Response.objects.count() == 0


def test_markup_is_shown_as_it_was_written(client, first):
    step = go(client, first, OPINION)
    go(client, step, REASON, choice="autre", text="</textarea><script>alert(1)</script>")
    text = client.get(step).content.decode()
    assert "<script>" not in text
    assert "&lt;/textarea&gt;&lt;script&gt;" in text


def test_last_button_sends_and_the_others_do_not(client, first):
    french = [FRENCH.next, FRENCH.next, FRENCH.next, FRENCH.next, FRENCH.send]
    step, seen = first, []
    for code in (OPINION, REASON, WHICH, SCORE, WORDS):
        text = client.get(step).content.decode()
        seen += [word for word in (FRENCH.next, FRENCH.send) if f">{word}</button>" in text]
        step = go(client, step, code)
    assert seen == french


def test_last_question_that_showed_nothing_more_leads_to_a_page_that_sends(client, version):
    version.questions.filter(code__in=(SCORE, WORDS)).delete()
    step = begin(client, f"/q/{way_in_of(version).code}/")
    step = go(client, step, OPINION)
    assert at(client, step)["is_last"] is False  # ticking may show one more
    end = go(client, step, REASON, choice="autre")
    assert end.endswith("/fin/")
    assert FRENCH.ready_title in client.get(end).content.decode()
    assert Response.objects.count() == 0
    assert client.post(end, {"go": "send"}).status_code == 303
    assert Response.objects.count() == 1


def test_sending_without_what_is_required_leads_to_the_question(client, first):
    key = first.split("/")[3]
    end = first.replace("/1/", "/fin/")
    answer = client.post(end)
    assert answer.status_code == 422
    assert f'href="{first}"' in answer.content.decode()
    assert key in first
    assert Response.objects.count() == 0


def test_nothing_answered_is_not_sent(client, version):
    version.questions.filter(code=OPINION).update(is_required=False)
    step = begin(client, f"/q/{way_in_of(version).code}/")
    for _question in range(3):
        step = go(client, step, "")
    answer = client.post(step, {"go": "send"})
    assert answer.status_code == 422
    assert FRENCH.nothing_answered in answer.content.decode()
    assert Response.objects.count() == 0


def test_language_may_change_on_the_way(client, first):
    page = client.get(first, {"langue": "ar"})
    assert 'dir="rtl"' in page.content.decode()
    step = go(client, first, OPINION, langue="ar")
    assert client.get(step)["Content-Language"] == "ar"
    assert Draft.objects.get().language == "ar"


def test_no_number_out_of_range(client, first):
    for step in (0, 6, 99999999999):
        answer = client.get(first.replace("/1/", f"/{step}/"))
        assert answer.status_code == 303
        assert Draft.objects.count() == 1


def test_two_windows_do_not_lose_each_other(client, first):
    second = go(client, first, OPINION)
    go(client, second, REASON)
    go(client, first, OPINION, choice="negative")
    kept = Draft.objects.get().answers
    assert kept == {OPINION: {"choices": ["negative"]}, REASON: ANSWERS[REASON]}


def test_thanks_lead_back_to_the_programme_if_its_page_is_open(client, door, version):
    programme = f"/evenements/{version.event.slug}/"
    assert programme not in client.get(f"{door}merci/").content.decode()
    type(version.event).objects.update(is_public=True)
    assert programme in client.get(f"{door}merci/").content.decode()
