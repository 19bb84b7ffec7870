"""Addresses as mail programs send them: mended where that is possible, and never in the log."""

import logging
import sys

import pytest
from django.conf import settings

from core.log_paths import PathsWithoutSecrets
from surveys.links import create_link
from surveys.models import Draft, Question
from surveys.words import words_in
from tests.factories import make_choice_wording, make_invitation, make_question_wording
from tests.surveys.answering.questionnaires import OPINION, begin

pytestmark = pytest.mark.django_db
FRENCH = words_in("fr")


@pytest.fixture
def link(version):
    return f"/q/lien/{create_link(make_invitation(survey=version.survey, event=version.event))}/"


@pytest.mark.parametrize("caught", [".", ")", "/)", ").", "./", "%C2%BB", ">,", "/..."])
@pytest.mark.parametrize("kind", ["link", "door"])
def test_what_was_caught_after_an_address_is_taken_off(client, request, kind, caught):
    address = request.getfixturevalue(kind)
    answer = client.get(f"{address.rstrip('/')}{caught}", {"langue": "ar"})
    assert (answer.status_code, answer.url) == (302, f"{address}?langue=ar")
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert client.get(answer.url).status_code == 200
    assert Draft.objects.count() == 0


def test_address_without_its_last_stroke_is_completed(client, link):
    assert client.get(link.rstrip("/")).url == link


@pytest.mark.parametrize(
    "address", ["/q/a/b/c/d", "/q/lien/x/y/z/!", "/q/lien/jamais-vu/.)", "/q/%00/x"]
)
def test_address_that_leads_nowhere_is_a_page_of_ours(client, db, address):
    answer = client.get(address, follow=True)
    assert answer.status_code == 404
    assert FRENCH.unknown_title in answer.content.decode()
    assert answer["Referrer-Policy"] == "no-referrer"


def test_form_is_not_sent_on(client, link):
    assert client.post(f"{link.rstrip('/')}.", {}).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/q/lien/jeton-secret/)",
        "/Q/Lien/jeton-secret/",
        "/espace/jeton-secret",
        "/agenda/jeton-secret.ics",
        "/ecran/jeton-secret/",
        "/courriels/stop/jeton-secret/",
        "/compte/mot-de-passe/nouveau/MQ/jeton-secret/",
    ],
)
def test_log_hides_what_stands_in_an_address(path):
    """Nor a traceback: it is part of the same line."""
    assert settings.LOGGING["formatters"]["plain"]["()"] == "core.log_paths.PathsWithoutSecrets"
    try:
        raise ValueError(path)
    except ValueError:
        record = logging.LogRecord(
            "django.request", logging.ERROR, "", 1, "Not Found: %s", (path,), sys.exc_info()
        )
    line = PathsWithoutSecrets("%(levelname)s %(message)s").format(record)
    assert line.startswith("ERROR Not Found: /")
    assert "secret" not in line


def test_french_words_in_an_arabic_page_are_marked(client, door, version):
    question = Question.objects.get(code=OPINION)
    question.wordings.filter(language="ar").delete()
    question.choices.get(code="positive").wordings.filter(language="ar").delete()
    text = client.get(begin(client, door, langue="ar")).content.decode()
    assert '<h1 dir="auto" lang="fr">Votre avis ?</h1>' in text
    assert text.count('<span dir="auto" lang="fr">') == 1
    make_question_wording(question=question, language="ar", label="[ar]")
    positive = question.choices.get(code="positive")
    make_choice_wording(choice=positive, language="ar", label="[ar]")
    text = client.get(begin(client, door, langue="ar")).content.decode()
    assert '<h1 dir="auto">[ar]</h1>' in text
    assert '<span dir="auto" lang="fr">' not in text
