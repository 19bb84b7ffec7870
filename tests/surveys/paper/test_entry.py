"""Paper sheets keyed in: whole, once, taken back, and never lost on an error."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from surveys.forms.paper import SIGNER
from surveys.models import Answer, Response
from surveys.paper_answers import identifier
from surveys.services import close_now
from surveys.views import staff_paper
from tests.factories import make_activity
from tests.surveys.answering.questionnaires import (
    OPINION,
    REASON,
    SCORE,
    WHICH,
    WORDS,
    make_open_survey,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(event):
    return make_open_survey(event=event)


@pytest.fixture
def page(version):
    return reverse("paper_answers", args=[version.event.slug, version.survey.code])


@pytest.fixture
def stack(coordinator_client, page, version):
    """What the empty page sends back: the key of the sheet, the day, the hour."""
    answer = coordinator_client.get(page)
    return fields(answer) | hour_of(timezone.localtime())


def hour_of(moment):
    return {"jour": moment.date().isoformat(), "heure": str(moment.hour)}


def fields(answer):
    """Of the stack form of a page, as a browser sends them."""
    form = answer.context["stack"]
    found = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else str(value) for name, value in found.items()}


def bare(signed_key):
    return SIGNER.unsign(signed_key)


ANSWERS = {
    f"choix-{OPINION}": "positive",
    f"choix-{REASON}": "emploi",
    f"choix-{WHICH}": ["stage", "cdi"],
    f"note-{SCORE}": "9",
    f"texte-{WORDS}": "Très bien, merci.",
}
ROWS = {
    (OPINION, "positive", None, ""),
    (REASON, "emploi", None, ""),
    (WHICH, "stage", None, ""),
    (WHICH, "cdi", None, ""),
    (SCORE, None, 9, ""),
    (WORDS, None, None, "Très bien, merci."),
}


def rows():
    return set(Answer.objects.values_list("question__code", "choice__code", "score", "text"))


@pytest.mark.parametrize("persona", ["coordinator", "reception"])
def test_sheet_is_recorded_whole(persona, request, page, stack):
    client = request.getfixturevalue(f"{persona}_client")
    activity = make_activity(event=request.getfixturevalue("event"))
    answer = client.post(page, {**stack, "atelier": activity.code, **ANSWERS})
    response = Response.objects.get()
    assert (response.channel, response.language, response.activity) == ("paper", "fr", activity)
    assert response.hour == timezone.now().replace(minute=0, second=0, microsecond=0)
    assert rows() == ROWS
    assert answer.context["told"][0] == "ok"
    following = fields(answer)
    assert following["feuille"] == "2"
    assert following["atelier"] == activity.code
    assert following["cle"] != stack["cle"]
    assert "checked" not in answer.content.decode()


def test_same_form_sent_twice_counts_once(coordinator_client, page, stack):
    for level in ("ok", "info"):
        answer = coordinator_client.post(page, {**stack, **ANSWERS})
        assert answer.context["told"][0] == level
        assert fields(answer)["feuille"] == "2"
    assert Response.objects.count() == 1


def test_same_form_with_other_answers_adds_nothing_and_loses_nothing(
    coordinator_client, page, stack
):
    coordinator_client.post(page, {**stack, **ANSWERS})
    other = {**ANSWERS, f"texte-{WORDS}": "Autre chose."}
    answer = coordinator_client.post(page, {**stack, **other})
    assert answer.context["told"][0] == "bad"
    assert "Autre chose." in answer.content.decode()
    assert rows() == ROWS
    coordinator_client.post(page, {**fields(answer), **other})
    assert Response.objects.count() == 2


def test_required_question_may_be_left_empty_but_not_the_whole_sheet(
    coordinator_client, page, stack
):
    answer = coordinator_client.post(page, stack)
    assert (answer.status_code, answer.context["is_empty"]) == (200, True)
    coordinator_client.post(page, {**stack, f"note-{SCORE}": "0"})
    assert rows() == {(SCORE, None, 0, "")}


def test_question_that_was_not_asked_is_left_out_and_said(coordinator_client, page, stack):
    sheet = {f"choix-{REASON}": "autre", f"choix-{WHICH}": ["cdi"], f"texte-{REASON}": "curiosité"}
    answer = coordinator_client.post(page, {**stack, **sheet})
    assert rows() == {(REASON, "autre", None, ""), (REASON, None, None, "curiosité")}
    assert "question 3" in answer.context["told"][1]


BAD = {
    "choice of another question": ({f"choix-{OPINION}": "emploi"}, 1),
    "two of one": ({f"choix-{REASON}": ["emploi", "autre"]}, 2),
    "score of eleven": ({f"note-{SCORE}": "11"}, 4),
    "hundred thousand letters": ({f"texte-{WORDS}": "a" * 100_000}, 5),
}


@pytest.mark.parametrize(("bad", "number"), BAD.values(), ids=BAD)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    coordinator_client, page, stack, bad, number
):
    answer = coordinator_client.post(page, {**stack, **ANSWERS, **bad})
    text = answer.content.decode()
    assert f'href="#question-{number}"' in text
    assert f'id="problem-{number}"' in text
    for value in ("positive", "stage", "cdi"):
        if f"choix-{OPINION}" not in bad or value != "positive":
            assert f'value="{value}"' in text
            assert text.split(f'value="{value}"')[1].split(">")[0].rstrip().endswith("checked")
    assert Response.objects.count() == 0
    assert fields(answer)["cle"] == stack["cle"]


def test_markup_stays_words(coordinator_client, page, stack):
    words = "</textarea><script>alert(1)</script>"
    sheet = {f"note-{SCORE}": "12", f"texte-{WORDS}": words}
    assert words not in coordinator_client.post(page, {**stack, **sheet}).content.decode()
    sheet[f"note-{SCORE}"] = "10"
    coordinator_client.post(page, {**stack, **sheet})
    assert (WORDS, None, None, words) in rows()


def test_moments_when_nobody_can_have_answered_are_refused(coordinator_client, page, stack):
    now = timezone.localtime()
    for moment in (now + timedelta(hours=2), now - timedelta(days=2), now + timedelta(days=9)):
        answer = coordinator_client.post(page, {**stack, **hour_of(moment), **ANSWERS})
        assert "jour" in answer.context["stack"].errors
        assert "Très bien, merci." in answer.content.decode()
    assert Response.objects.count() == 0


def test_last_sheet_is_taken_back_and_recorded_again_under_its_key(coordinator_client, page, stack):
    done = coordinator_client.post(page, {**stack, **ANSWERS})
    undo = {**fields(done), "action": "undo", "reprise": done.context["undo"]}
    again = coordinator_client.post(page, undo)
    assert Response.objects.count() == 0
    assert "Très bien, merci." in again.content.decode()
    assert (bare(fields(again)["cle"]), fields(again)["feuille"]) == (bare(stack["cle"]), "1")
    corrected = {**ANSWERS, f"note-{SCORE}": "3"}
    coordinator_client.post(page, {**fields(again), **corrected})
    coordinator_client.post(page, {**stack, **ANSWERS})  # the first page, sent again
    assert Response.objects.count() == 1
    assert (SCORE, None, 3, "") in rows()


def test_what_takes_it_back_wears_out_and_cannot_be_made(
    coordinator_client, page, stack, monkeypatch
):
    done = coordinator_client.post(page, {**stack, **ANSWERS})
    monkeypatch.setattr(staff_paper, "TAKEN_BACK_FOR", -1)
    for token in (done.context["undo"], stack["cle"], bare(stack["cle"]), ""):
        undo = {**fields(done), "action": "undo", "reprise": token}
        assert coordinator_client.post(page, undo).context["told"][0] == "bad"
    assert rows() == ROWS


@pytest.mark.parametrize("words", ["Très bien, merci.", "Autre chose."])
def test_form_of_yesterday_sent_again_takes_nothing_back(
    coordinator_client, page, stack, monkeypatch, words
):
    again = {**stack, **ANSWERS, f"texte-{WORDS}": words}
    coordinator_client.post(page, {**stack, **ANSWERS})
    assert coordinator_client.post(page, again).context["undo"]
    monkeypatch.setattr(staff_paper, "TAKEN_BACK_FOR", -1)
    answer = coordinator_client.post(page, again)
    assert answer.context["undo"] == ""
    assert 'value="undo"' not in answer.content.decode()
    assert rows() == ROWS


def test_sheet_that_was_long_in_hand_is_recorded_and_can_be_taken_back(
    coordinator_client, page, stack, monkeypatch
):
    """Fifteen minutes count from the recording: a page may have stood open before."""
    with monkeypatch.context() as patched:
        patched.setattr("django.core.signing.time.time", lambda: 0)
        old = SIGNER.sign(bare(stack["cle"]))
    done = coordinator_client.post(page, {**stack, "cle": old, **ANSWERS})
    undo = {**fields(done), "action": "undo", "reprise": done.context["undo"]}
    assert coordinator_client.post(page, undo).context["told"][0] == "ok"
    assert Response.objects.count() == 0


def test_key_that_was_not_signed_here_records_nothing_and_says_why(coordinator_client, page, stack):
    answer = coordinator_client.post(page, {**stack, "cle": "a" * 22, **ANSWERS})
    assert "rouvrez-la" in answer.content.decode()
    assert "Très bien, merci." in answer.content.decode()
    assert Response.objects.count() == 0


def test_identifier_needs_the_secret_of_the_server(coordinator_client, page, stack, settings):
    coordinator_client.post(page, {**stack, **ANSWERS})
    response = Response.objects.get()
    assert response.pk == identifier(response.version.survey, bare(stack["cle"]))
    assert response.pk.version == 4
    key = bare(stack["cle"])
    settings.SECRET_KEY = "another"
    assert response.pk != identifier(response.version.survey, key)


def test_nothing_of_a_sheet_stays_in_the_session(coordinator_client, page, stack):
    before = dict(coordinator_client.session)
    coordinator_client.post(page, {**stack, **ANSWERS})
    assert dict(coordinator_client.session) == before


def test_once_closed_only_a_coordinator_keys_in_and_only_when_it_is_allowed(
    coordinator_client, reception_client, page, stack, version
):
    close_now(survey=version.survey)
    opening = reverse("survey_opening", args=[version.event.slug, version.survey.code])

    def told(client):
        answer = client.post(page, {**stack, **ANSWERS})
        return str(answer.context.get("keying") or "")

    assert told(coordinator_client) == "closed"
    assert (
        "Très bien, merci." in coordinator_client.post(page, {**stack, **ANSWERS}).content.decode()
    )
    coordinator_client.post(opening, {"action": "key"})
    assert told(reception_client) == "coordinators"
    assert told(coordinator_client) == ""
    assert Response.objects.count() == 1
    coordinator_client.post(opening, {"action": "keyed"})
    assert told(coordinator_client) == "closed"
    long_ago = timezone.now() - timedelta(days=32)
    type(version.survey).objects.update(opens_at=long_ago - timedelta(days=1), closes_at=long_ago)
    assert told(coordinator_client) == "over"
    coordinator_client.post(opening, {"action": "key"})
    version.survey.refresh_from_db()
    assert version.survey.paper_until is None


def test_results_are_hidden_while_sheets_are_keyed_in(
    coordinator_client, funder_client, page, stack, version
):
    for number in range(12):
        key = SIGNER.sign(f"{number:022}")
        coordinator_client.post(page, {**stack, "cle": key, **ANSWERS})
    survey = version.survey
    results = reverse("results_survey", args=[version.event.slug, survey.code])
    opening = reverse("survey_opening", args=[version.event.slug, survey.code])
    seen = []
    for action in ("close", "key", "keyed"):
        coordinator_client.post(opening, {"action": action})
        seen.append("Votre avis" in funder_client.get(results).content.decode())
    assert seen == [True, False, True]
