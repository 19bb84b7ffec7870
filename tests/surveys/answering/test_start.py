"""The first page: what it says, in which language, and that looking at it writes nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from surveys.languages import Language
from surveys.models import Draft, Response
from surveys.words import words_in
from tests.factories import make_activity, make_question, make_survey, make_survey_version
from tests.surveys.answering.questionnaires import begin, make_open_survey, way_in_of

pytestmark = pytest.mark.django_db


def test_first_page_says_what_it_is(client, door, version):
    page = client.get(door)
    text = page.content.decode()
    french = words_in("fr")
    assert page.status_code == 200
    assert "Votre visite" in text
    assert version.event.name in text
    assert french.questions.format(count=4) in text  # the fifth depends on a reply
    assert french.duration_seconds.format(count=40) in text
    assert french.anonymous in text


def test_long_questionnaire_is_counted_in_minutes(client, door, version):
    for place in range(10, 20):
        make_question(version=version, kind="text", position=place)
    text = client.get(door).content.decode()
    assert words_in("fr").duration_minutes.format(count=3) in text


@pytest.mark.parametrize("language", Language.values)
def test_first_page_in_each_language(client, door, language):
    page = client.get(door, {"langue": language})
    text = page.content.decode()
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in text
    assert words_in(language).start in text
    assert page["Content-Language"] == language
    assert ("Votre visite" if language == "fr" else f"[{language}] visite") in text
    for other in Language:
        assert f'lang="{other}"' in text
        assert other.label in text


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("ar-MA,fr;q=0.5", "ar"),
        ("de,pt-BR;q=0.8,fr;q=0.2", "pt"),
        ("zh-Hans-CN", "zh"),
        ("fr-FR,en;q=0.9", "fr"),
        ("xx", "fr"),
        ("", "fr"),
        ("\x00;q=z", "fr"),
    ],
)
def test_language_of_the_browser(client, door, header, language):
    page = client.get(door, headers={"Accept-Language": header})
    assert page["Content-Language"] == language
    assert type(page["Content-Language"]) is str  # servers refuse a member of an enumeration


def test_only_translated_languages_are_offered(client):
    version = make_open_survey()
    version.survey.wordings.exclude(language="en").delete()
    page = client.get(f"/q/{way_in_of(version).code}/", {"langue": "ar"})
    assert page["Content-Language"] == "fr"
    assert [tongue.code for tongue in page.context["tongues"]] == ["fr", "en"]


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_writes_nothing(client, door, method):
    with CaptureQueriesContext(connection) as queries:
        assert getattr(client, method)(door).status_code == 200
    assert len(queries) <= 7
    assert {query["sql"].split()[0] for query in queries} == {"SELECT"}


def test_starting_makes_a_draft(client, door, way_in, version):
    activity = make_activity(event=version.event)
    way_in.activity = activity
    way_in.save()
    step = begin(client, door, langue="ar")
    draft = Draft.objects.get()
    assert (draft.version, draft.activity) == (version, activity)
    assert (draft.channel, draft.language, draft.answers) == ("qr", "ar", {})
    assert step.startswith(door)
    key = step.split("/")[3]
    assert len(key) >= 22
    assert key not in draft.key_hash
    assert Response.objects.count() == 0
    assert activity.title in client.get(door).content.decode()


def test_code_is_read_as_people_type_it(client, way_in):
    typed = f" {way_in.code[:2].lower()}-{way_in.code[2:].lower()} "
    answer = client.get("/q/", {"code": typed, "langue": "es"})
    assert (answer.status_code, answer.url) == (302, f"/q/{way_in.code}/?langue=es")
    assert client.get(f"/q/{way_in.code.lower()}/").status_code == 200


@pytest.mark.parametrize("code", ["ZZZZZ", "é", "٣٣٣٣٣", "'; --", "x" * 500])
def test_unknown_code_is_said_beside_the_field(client, db, code):
    answer = client.get("/q/", {"code": code})
    text = answer.content.decode()
    assert answer.status_code == 404
    assert words_in("fr").code_unknown in text
    assert "<title>Erreur" in text
    assert 'aria-invalid="true"' in text


def test_newest_version_with_questions_is_asked(client, door, version):
    empty = make_survey_version(event=version.event, survey=version.survey, number=3)
    begin(client, door)
    assert Draft.objects.get().version == version
    empty.delete()


def test_questionnaire_without_questions_is_not_open(client, version):
    now = version.survey
    survey = make_survey(event=version.event, opens_at=now.opens_at, closes_at=now.closes_at)
    make_survey_version(event=version.event, survey=survey)
    bare = way_in_of(survey.versions.get())
    assert client.get(f"/q/{bare.code}/").status_code == 403
    assert client.post(f"/q/{bare.code}/").status_code == 403


def test_every_page_keeps_to_itself(client, door):
    """No cookie, no cache, no address passed on, the strict policy."""
    step = begin(client, door)
    pages = [client.get(address) for address in ("/q/", door, step, f"{door}merci/", "/q/ZZZZZ/")]
    for page in pages:
        assert page["Cache-Control"] == "no-store"
        assert page["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in page["Content-Security-Policy"]
        assert "unsafe" not in page["Content-Security-Policy"]
    assert dict(client.cookies) == {}
