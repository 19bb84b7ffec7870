"""Personal links: looking spends nothing, sending spends once."""

from hashlib import sha256

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from surveys.links import AlreadyAnswered, create_link, find_invitation, spend
from surveys.models import Draft, Invitation, Response
from surveys.words import words_in
from tests.factories import make_invitation
from tests.surveys.answering.questionnaires import OPINION, begin, walk

pytestmark = pytest.mark.django_db
FRENCH = words_in("fr")


@pytest.fixture
def invitation(version):
    return make_invitation(survey=version.survey, event=version.event)


@pytest.fixture
def token(invitation):
    return create_link(invitation)


@pytest.fixture
def door(token):
    return f"/q/lien/{token}/"


def test_only_the_fingerprint_is_kept(invitation, token):
    assert len(token) == 32
    assert invitation.token_hash == sha256(token.encode()).hexdigest()
    assert find_invitation(token) == invitation
    assert find_invitation("") is None


def test_a_new_link_ends_the_one_before(invitation, token):
    newer = create_link(invitation)
    assert find_invitation(token) is None
    assert find_invitation(newer) == invitation


def test_invitation_without_a_link_has_no_address(client, version):
    make_invitation(survey=version.survey, event=version.event, token_hash="")
    assert client.get("/q/lien/%20/", follow=True).status_code == 404


@pytest.mark.parametrize("method", ["get", "head"])
def test_scanners_of_mail_spend_nothing(client, door, method):
    with CaptureQueriesContext(connection) as queries:
        for _time in range(20):
            assert getattr(client, method)(door).status_code == 200
    assert {query["sql"].split()[0] for query in queries} == {"SELECT"}
    assert Invitation.objects.filter(is_answered=True).count() == 0
    assert Draft.objects.count() == 0


def test_even_one_that_presses_the_button_spends_nothing(client, door):
    begin(client, door)
    begin(client, door)
    assert Invitation.objects.filter(is_answered=True).count() == 0


def test_promise_of_a_personal_link(client, door):
    text = client.get(door).content.decode()
    assert FRENCH.anonymous_link in text
    assert FRENCH.anonymous not in text


def test_answering_by_link(client, door, invitation):
    end = walk(client, begin(client, door, langue="tr"))
    assert end == f"{door}merci/?langue=tr"
    assert client.get(end).status_code == 200
    invitation.refresh_from_db()
    assert invitation.is_answered
    response = Response.objects.get()
    assert (response.channel, response.language) == ("link", "tr")
    assert Draft.objects.count() == 0


def test_draft_knows_nothing_of_the_invitation(client, door, invitation, token):
    first = begin(client, door)
    draft = Draft.objects.values().get()
    key = first.split("/")[4]
    assert {str(invitation.pk), invitation.code, token, invitation.token_hash}.isdisjoint(
        str(value) for name, value in draft.items() if name not in ("id", "version_id", "event_id")
    )
    assert draft["key_hash"] == sha256(key.encode()).hexdigest()


def test_key_of_a_draft_needs_its_token(client, door, version):
    key = begin(client, door).split("/")[4]
    other = create_link(make_invitation(survey=version.survey, event=version.event))
    assert client.get(f"/q/lien/{other[:-1]}/{key}/1/").status_code == 404
    assert client.post(f"/q/lien/inconnu/{key}/fin/").status_code == 404
    assert Response.objects.count() == 0


def test_answering_again_is_refused_clearly(client, door):
    walk(client, begin(client, door))
    for answer in (client.get(door), client.post(door)):
        assert answer.status_code == 410
        assert FRENCH.already_answered_title in answer.content.decode()
    assert Response.objects.count() == 1


def test_second_questionnaire_begun_before_the_first_was_sent(client, door):
    again = begin(client, door)
    walk(client, begin(client, door))
    for answer in (client.get(again), client.post(again, {"choice": "positive", "go": "send"})):
        assert answer.status_code == 410
        assert FRENCH.already_answered_title in answer.content.decode()
    assert Response.objects.count() == 1


def test_replayed_sending_says_already_sent(client, door):
    first = begin(client, door)
    walk(client, first)
    for answer in (
        client.post(first.replace("/1/", "/fin/"), {"go": "send"}),
        client.post(first, {"choice": "positive", "go": "send"}, follow=True),
    ):
        assert answer.status_code == 200
        assert FRENCH.already_sent_title in answer.content.decode()
    assert Response.objects.count() == 1


def test_page_that_expired_says_that_nothing_was_sent_and_keeps_the_words(client, door, invitation):
    first = begin(client, door)
    Draft.objects.all().delete()
    last = first.replace("/1/", "/5/")
    made_up = f"{door}{'x' * 22}/5/"
    for address in (last, made_up, first.replace("/1/", "/fin/")):
        answer = client.post(address, {"text": "Longue phrase", "go": "send"})
        text = answer.content.decode()
        assert answer.status_code == 410
        assert FRENCH.expired_link_text in text
        assert FRENCH.copy_text in text
        assert ">Longue phrase</textarea>" in text
        assert f'href="{door}?langue=fr"' in text
    invitation.refresh_from_db()
    assert (invitation.is_answered, Response.objects.count()) == (False, 0)


def test_words_sent_after_the_closing_stay_on_the_page(client, door, version):
    first = begin(client, door)
    type(version.survey).objects.update(closes_at=timezone.now())
    answer = client.post(first, {"text": "Longue phrase", "go": "next"})
    assert ">Longue phrase</textarea>" in answer.content.decode()


def test_refused_replies_spend_nothing(client, door, invitation):
    first = begin(client, door)
    assert client.post(first.replace("/1/", "/fin/"), {"go": "send"}).status_code == 422
    invitation.refresh_from_db()
    assert not invitation.is_answered
    assert Draft.objects.filter(answers={}).count() == 1


def test_spending_twice(invitation):
    spend(invitation)
    with pytest.raises(AlreadyAnswered):
        spend(invitation)


def test_other_invitations_stay_as_they_are(version, invitation):
    others = [make_invitation(survey=version.survey, event=version.event) for _ in range(3)]
    spend(others[1])
    spend(invitation)
    answered = set(Invitation.objects.filter(is_answered=True))
    assert answered == {invitation, others[1]}
    codes = {row.code for row in Invitation.objects.all()}
    assert codes == {row.code for row in (*others, invitation)}


def test_unknown_link(client, db):
    answer = client.get(reverse("survey_link_start", args=["jamais-vu"]))
    assert answer.status_code == 404
    assert FRENCH.unknown_link_text in answer.content.decode()
    assert OPINION not in answer.content.decode()
