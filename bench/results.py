"""The results of a questionnaire with a million responses, against a page that reads no data.

The responses are copies of the demonstration's, in a transaction that is given up. Keys are not
checked while they are copied: that would measure writing.
"""

import time

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client

from bench.pages import COORDINATOR, EVENT, REFERENCE
from bench.timing import median_ms
from surveys.models import Answer, Response, Survey

SURVEY = "visitors"
MILLION = 1_000_000
PAGES = (
    f"/pilotage/{EVENT}/resultats/{SURVEY}/",
    f"/pilotage/{EVENT}/satisfaction/",
    f"/pilotage/{EVENT}/verbatims/",
)
UNCHECKED = "SET LOCAL session_replication_role = replica"
COPY = """
    CREATE TEMPORARY TABLE copied ON COMMIT DROP AS
    SELECT response.id AS original, gen_random_uuid() AS id, response.event_id, response.version_id,
        response.activity_id, response.hour, response.channel,
        (ARRAY['fr', 'fr', 'fr', 'en', 'ar'])[1 + copy %% 5] AS language
    FROM surveys_response AS response, generate_series(1, %s) AS copy
    WHERE response.version_id IN (SELECT id FROM surveys_surveyversion WHERE survey_id = %s);
    INSERT INTO surveys_response (id, event_id, version_id, activity_id, hour, channel, language)
    SELECT id, event_id, version_id, activity_id, hour, channel, language FROM copied;
    INSERT INTO surveys_answer (id, version_id, response_id, question_id, choice_id, score, text)
    SELECT gen_random_uuid(), answer.version_id, copied.id, answer.question_id, answer.choice_id,
        answer.score, answer.text
    FROM copied JOIN surveys_answer AS answer ON answer.response_id = copied.original;
    ANALYZE surveys_response; ANALYZE surveys_answer
"""


def compare(rounds: int, responses: int = MILLION) -> None:
    client = Client(SERVER_NAME="localhost")
    client.force_login(get_user_model().objects.get(email=COORDINATOR))
    reference = median_ms(lambda: client.get(REFERENCE), rounds)
    survey = Survey.objects.get(event__slug=EVENT, code=SURVEY)
    few = Response.objects.filter(version__survey=survey).count()
    print(f"\nResults, in times {REFERENCE} ({reference:.1f} ms here)")
    with transaction.atomic(), connection.cursor() as cursor:
        _print(client, few, reference)
        cursor.execute(UNCHECKED)
        cursor.execute(COPY, [responses // few, survey.pk])
        _print(client, few + responses // few * few, reference)
        print(f"{Answer.objects.filter(version__survey=survey).count()} answers in all")
        transaction.set_rollback(True)
    cache.clear()


def _print(client: Client, responses: int, reference: float) -> None:
    print(f"{responses} responses{'':<30}{'first':>8}{'then':>8}")
    for page in PAGES:
        cache.clear()
        first = once_ms(client, page) / reference
        then = median_ms(lambda page=page: client.get(page), 3) / reference
        print(f"{page:<42}{first:>8.0f}{then:>8.0f}")


def once_ms(client: Client, page: str) -> float:
    """What the first reader waits for; the sums are kept for the others."""
    started = time.perf_counter()
    client.get(page)
    return (time.perf_counter() - started) * 1000
