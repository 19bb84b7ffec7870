"""When one cannot answer: a clear page in the reader's language, and nothing recorded twice."""

import logging
from datetime import timedelta

import pytest
from django.utils import timezone

from surveys.models import Draft, Response
from surveys.words import words_in
from tests.factories import make_activity
from tests.surveys.answering.questionnaires import OPINION, begin, walk

pytestmark = pytest.mark.django_db
ARABIC = words_in("ar")
READER = {"Accept-Language": "ar"}


def set_dates(version, **dates):
    type(version.survey).objects.filter(pk=version.survey_id).update(**dates)


def close(version):
    set_dates(version, closes_at=timezone.now())


def assert_says(answer, status, *sentences):
    text = answer.content.decode()
    assert answer.status_code == status
    assert 'dir="rtl"' in text
    for sentence in sentences:
        assert sentence in text


def both(client, address):
    return [client.get(address, headers=READER), client.post(address, {}, headers=READER)]


def test_unknown_code(client, db):
    for answer in both(client, "/q/ZZZZZ/"):
        assert_says(answer, 404, ARABIC.unknown_title, ARABIC.unknown_text, 'href="/q/?langue=ar"')


@pytest.mark.parametrize("code", ["lien", "é", "a b", "x" * 200, "%00", "<script>"])
def test_address_that_is_no_code(client, db, code):
    answer = client.get(f"/q/{code}/", follow=True)
    assert answer.status_code == 404
    assert words_in("fr").unknown_title in answer.content.decode()
    assert "<script>" not in answer.content.decode()


def test_closed(client, door, version):
    close(version)
    for answer in both(client, door):
        assert_says(answer, 410, ARABIC.closed_title)
        assert ARABIC.closed_kept not in answer.content.decode()
    assert Draft.objects.count() == 0


def test_not_open_yet(client, door, version):
    opening = timezone.localtime() + timedelta(days=9)
    set_dates(version, opens_at=opening, closes_at=None)
    for answer in both(client, door):
        assert_says(answer, 403, ARABIC.not_open_title, str(opening.year))
    french = client.get(door, headers={"Accept-Language": "fr"}).content.decode()
    assert f"{opening:%H:%M}" in french
    assert Draft.objects.count() == 0


def test_never_opened(client, door, version):
    set_dates(version, opens_at=None)
    for answer in both(client, door):
        assert_says(answer, 403, ARABIC.not_open_title, ARABIC.not_open_text)


def test_code_that_is_no_longer_used(client, door, way_in):
    type(way_in).objects.update(is_active=False)
    for answer in both(client, door):
        assert_says(answer, 410, ARABIC.inactive_title)
    assert Draft.objects.count() == 0


def test_closing_while_somebody_answers(client, door, version):
    first = begin(client, door, langue="ar")
    client.post(first, {"choice": "positive", "langue": "ar"})
    close(version)
    for address in (first, first.replace("/1/", "/fin/")):
        for answer in both(client, address):
            assert_says(answer, 410, ARABIC.closed_title, ARABIC.closed_kept)
    assert Response.objects.count() == 0


def test_draft_that_is_gone(client, door):
    first = begin(client, door)
    Draft.objects.all().delete()
    for answer in both(client, first):
        assert_says(answer, 410, ARABIC.expired_title, f'href="{door}?langue=ar"')


@pytest.mark.parametrize("key", ["0", "x" * 300, "é", "%00"])
def test_draft_that_never_was(client, door, key):
    assert client.get(f"{door}{key}/1/").status_code == 410


def test_draft_of_another_way_in(client, door, version, way_in):
    first = begin(client, door)
    key = first.split("/")[3]
    other = type(way_in).objects.create(
        event=version.event, survey=version.survey, code="AAAAA", activity=activity_of(version)
    )
    assert client.get(f"/q/{other.code}/{key}/1/").status_code == 410


def activity_of(version):
    return make_activity(event=version.event)


def test_sending_twice_counts_once(client, door):
    first = begin(client, door, langue="ar")
    last, forms = first, []
    while "/merci/" not in last:
        code = client.get(last).context["item"].code
        form = {"choice": "positive"} if code == OPINION else {"text": "mot"}
        form |= {"langue": "ar", "go": "send" if code == "mots" else "next"}
        forms.append((last, form))
        last = client.post(last, form).url
    address, form = forms[-1]
    replayed = client.post(address, form)
    assert_says(replayed, 410, ARABIC.expired_title, ARABIC.expired_text, ARABIC.copy_text)
    assert ">mot</textarea>" in replayed.content.decode()
    end = first.replace("/1/", "/fin/")
    for answer in both(client, end):
        assert_says(answer, 410, ARABIC.expired_title, ARABIC.expired_text)
    assert Response.objects.count() == 1


def test_thanks_may_be_read_again(client, door, version):
    end = walk(client, begin(client, door))
    close(version)
    assert client.get(end).status_code == 200
    assert Response.objects.count() == 1


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_other_methods(client, door, method):
    step = begin(client, door)
    for address in ("/q/", door, step):
        assert getattr(client, method)(address).status_code == 405
    assert Draft.objects.count() == 1


def test_no_address_in_the_log(client, door, caplog):
    """It holds the secret of a draft or of a person."""
    with caplog.at_level(logging.DEBUG):
        for address in (f"{door}cle-secrete/1/", "/q/lien/jeton-secret/", "/q/cle-secrete/"):
            client.get(address)
            client.put(address)
    assert "secret" not in caplog.text


def test_enormous_form(client, door):
    first = begin(client, door)
    for form in ({"text": "x" * 3_000_000}, {"choice": ["positive"] * 50_000}):
        answer = client.post(first, form, headers=READER)
        assert_says(answer, 413, ARABIC.too_big_title, ARABIC.too_big_text)
        assert answer["Cache-Control"] == "no-store"
    assert Draft.objects.get().answers == {}
