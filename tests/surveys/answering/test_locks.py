"""What those who answer hold while they wait: nothing that whoever they wait for may need."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from surveys.drafts import finish_drafts_of
from surveys.mixing import lock_versions
from surveys.models import Draft, Response
from tests.lock_waits import until_one_waits_for_a_turn
from tests.surveys.answering.questionnaires import REPLIES, begin, make_open_survey, way_in_of
from tests.surveys.answering.test_together import last_step, send_and_close
from tests.visits.api.at_once import in_background, other_session, who_waits_for

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 12
AS_FOREIGN_KEYS_DO = "SELECT FROM events_event FOR KEY SHARE NOWAIT"


@pytest.fixture
def door():
    return f"/q/{way_in_of(make_open_survey()).code}/"


def test_whoever_sends_an_answer_leaves_the_event_to_others(door):
    """Those who hold the turn may write, and what they write belongs to the event."""
    step = last_step(Client(), door)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            lock_versions(Draft.objects.get().event)
            sent = pool.submit(send_and_close, step)
            until_one_waits_for_a_turn()
            with connection.cursor() as cursor:
                cursor.execute(AS_FOREIGN_KEYS_DO)
        assert sent.result() == 303
    assert Response.objects.count() == 1


def test_those_who_take_drafts_in_begin_with_the_same(door):
    """In whatever order the drafts count: two at once take the locks in one order."""
    for _ in range(MANY):
        answer_one_page(door)
    first = Draft.objects.order_by("pk").first()
    survey = first.version.survey
    survey.closes_at = timezone.now()
    survey.save()
    with other_session() as session:
        session.execute("SELECT FROM surveys_draft WHERE id = %s FOR UPDATE", [first.pk])
        with in_background(lambda: finish_drafts_of(survey)) as finished:
            who_waits_for(session)
            free = session.execute("SELECT id FROM surveys_draft FOR UPDATE SKIP LOCKED").fetchall()
            session.commit()
            assert finished.result() == MANY
    assert len(free) == MANY
    assert Response.objects.count() == MANY


def answer_one_page(door):
    client = Client()
    client.post(begin(client, door), {**REPLIES["opinion"], "go": "next"})
