"""Several people at once, each with its own connection: nothing lost, twice, or stuck."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from django.db import connection, transaction
from django.test import Client

from surveys.drafts import finish_abandoned_drafts
from surveys.links import create_link
from surveys.mixing import lock_versions, shuffle_responses
from surveys.models import Answer, Draft, Invitation, Response
from tests.factories import make_invitation
from tests.lock_waits import until_one_waits_for_a_turn
from tests.surveys.answering.questionnaires import (
    OPINION,
    REPLIES,
    begin,
    make_open_survey,
    walk,
    way_in_of,
)

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE, EACH = 4, 5


def together(*acts: Callable[[], object]) -> list[object]:
    """All begin at the same moment."""
    start = threading.Barrier(len(acts))

    def run(act):
        with closing(connection):
            start.wait()
            return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [done.result() for done in [pool.submit(run, act) for act in acts]]


@pytest.fixture
def version():
    return make_open_survey()


def last_step(client, door):
    """Everything is answered but the last question, whose button sends."""
    step = begin(client, door)
    for code in REPLIES:
        following = client.post(step, {**REPLIES[code], "go": "next"}) if code != "mots" else None
        step = following.url if following else step
    return step


def test_people_who_send_at_once(version):
    poster = f"/q/{way_in_of(version).code}/"
    links = [
        create_link(make_invitation(survey=version.survey, event=version.event))
        for _ in range(PEOPLE * EACH)
    ]

    def by_poster():
        return [walk(Client(), begin(Client(), poster)) for _ in range(EACH)]

    def by_link(tokens):
        return [walk(Client(), begin(Client(), f"/q/lien/{token}/")) for token in tokens]

    groups = [links[start::PEOPLE] for start in range(PEOPLE)]
    together(
        *[by_poster] * 2,
        *[lambda group=group: by_link(group) for group in groups],
        *[lambda: [shuffle_responses(version.event) for _ in range(EACH)]] * 2,
        lambda: finish_abandoned_drafts(version.event),
    )
    assert Response.objects.filter(channel="qr").count() == 2 * EACH
    assert Response.objects.filter(channel="link").count() == PEOPLE * EACH
    assert Answer.objects.count() == 6 * Response.objects.count()
    assert Invitation.objects.filter(is_answered=True).count() == PEOPLE * EACH
    assert Draft.objects.count() == 0


def test_the_same_draft_sent_from_several_windows(version):
    door = f"/q/{way_in_of(version).code}/"
    step = last_step(Client(), door)
    form = {"text": "mot", "go": "send"}
    together(*[lambda: Client().post(step, form)] * PEOPLE)
    assert Response.objects.count() == 1
    assert Draft.objects.count() == 0


def test_the_same_link_used_by_several_at_once(version):
    token = create_link(make_invitation(survey=version.survey, event=version.event))
    steps = [last_step(Client(), f"/q/lien/{token}/") for _ in range(PEOPLE)]
    form = {"text": "mot", "go": "send"}
    answers = together(*[lambda step=step: Client().post(step, form) for step in steps])
    assert sorted(answer.status_code for answer in answers) == [303, 410, 410, 410]
    assert Response.objects.count() == 1


def test_whoever_moderates_keeps_the_answers_where_they_are(version):
    """Nobody mixes them meanwhile: an answer that one points to is never away."""
    step = last_step(Client(), f"/q/{way_in_of(version).code}/")
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            lock_versions(version.event)
            sent = pool.submit(send_and_close, step)
            until_one_waits_for_a_turn()
            assert Response.objects.count() == 0
        assert sent.result() == 303
    assert Response.objects.count() == 1


def send_and_close(step):
    with closing(connection):
        return Client().post(step, {"text": "mot", "go": "send"}).status_code


def test_starts_are_counted_one_by_one(version, settings):
    settings.SURVEY_STARTS_PER_MINUTE = 10_000
    way_in = way_in_of(version)
    door = f"/q/{way_in.code}/"
    together(*[lambda: [begin(Client(), door) for _ in range(EACH)]] * PEOPLE)
    way_in.refresh_from_db()
    assert Draft.objects.count() == PEOPLE * EACH
    assert 0 < way_in.rate_starts <= PEOPLE * EACH
    assert Draft.objects.filter(answers={OPINION: {}}).count() == 0
