"""Rows in no order: what a dump shows must not tell who answered first (docs/adr/0012).

PostgreSQL writes rows where there is room, so a dump lists them in about the order in which they
came. Each new response is therefore written again together with others of its version and hour,
in random order, in the transaction that brings it; the same for their answers and moderation.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from events.models import Event
from surveys.erased import erased_on
from surveys.models import Invitation, Response, ShuffledHour, Survey, SurveyVersion

# Beside the new one. Up to this number in an hour, all are mixed each time; beyond, so many drawn
# by lot, so that the cost of an answer stays the same and its place still says one in 31 at best.
OTHERS = 30
# Responses that are written again in one transaction of a shuffle: about a quarter of a second.
PIECE = 500
# That many are shuffled while the coordinator who closes a questionnaire waits.
AT_ONCE = 1000

LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))"
DRAW = """
    SELECT id FROM surveys_response WHERE version_id = %s AND hour = %s AND id <> %s
    ORDER BY random() LIMIT %s
"""
TOUCHED = """
    DELETE FROM surveys_shuffledhour WHERE (version_id, hour) IN (
        SELECT response.version_id, response.hour FROM surveys_response AS response
        JOIN surveys_answer AS answer ON answer.response_id = response.id
        WHERE answer.id = ANY(%s::uuid[])
    )
"""
# The rows are sorted at random between the two halves, so all are gone before one comes back.
# Foreign keys are checked when the transaction ends, and then every key is there again.
REWRITE = """
    WITH gone AS (DELETE FROM {table} WHERE {owner} RETURNING *)
    INSERT INTO {table} SELECT * FROM gone ORDER BY random()
"""
REWRITES = [
    REWRITE.format(table=table, owner=owner)
    for table, owner in (
        (
            "surveys_moderation",
            "answer_id IN (SELECT id FROM surveys_answer WHERE response_id = ANY(%s))",
        ),
        ("surveys_answer", "response_id = ANY(%s)"),
        ("surveys_response", "id = ANY(%s)"),
    )
]


def lock_version(version_id: int) -> None:
    """Until the transaction ends, nobody else mixes or moderates the answers of this version.

    Whoever points to an answer takes it too: the row is away while it is being mixed.
    """
    _run(LOCK, ["surveys.version", version_id])


def lock_versions(event: Event) -> None:
    """The same for every version of the event, in an order that two at once share."""
    _lock_all(event.survey_versions.all())


def lock_versions_of(survey: Survey) -> None:
    """The same for one questionnaire: no row of any of its versions is away to be mixed."""
    _lock_all(survey.versions.all())


def _lock_all(versions: QuerySet[SurveyVersion]) -> None:
    for version_id in versions.order_by("pk").values_list("pk", flat=True):
        lock_version(version_id)


def mix_with_others(response: Response) -> None:
    """The hour is to be shuffled again. Needs `lock_version` first."""
    ShuffledHour.objects.filter(version=response.version_id, hour=response.hour).delete()
    drawn = _run(DRAW, [response.version_id, response.hour, response.pk, OTHERS])
    _rewrite([response.pk, *drawn])


def shuffle_hours_of(answers: Iterable[str]) -> None:
    """The same where only what is beside these answers was written. Needs `lock_versions` first."""
    _run(TOUCHED, [list(answers)])


def shuffle_responses(event: Event) -> int:
    """Every response of the event in random order; first of the questionnaires whose results wait
    for it. How many were written again."""
    return sum(shuffle_survey(survey) for survey in event.surveys.order_by("-shuffle_due", "pk"))


def shuffle_when_closed(survey: Survey) -> None:
    """At once when that is quick. Else its results are held (`surveys.holding`) and the hourly run
    shuffles: whoever closes a questionnaire does not wait for a million rows."""
    responses = Response.objects.filter(version__survey=survey)
    if responses[: AT_ONCE + 1].count() > AT_ONCE:
        Survey.objects.filter(pk=survey.pk).update(shuffle_due=True)
    else:
        shuffle_survey(survey)


def shuffle_survey(survey: Survey) -> int:
    """Hour by hour: the hour is in the row, so rows of different hours have nothing more to hide.
    Those that nothing came into since they were last shuffled stay as they are.

    Its results no longer wait for it, unless it was opened and closed again meanwhile.
    """
    if erased_on(survey.event_id) is not None:  # an interrupted purge: what is left goes
        Survey.objects.filter(pk=survey.pk, shuffle_due=True).update(shuffle_due=False)
        return 0
    closed = Survey.objects.filter(pk=survey.pk, closes_at=survey.closes_at)
    number = sum(_shuffle_hour(version, hour) for version, hour in _hours_due(survey))
    closed.update(shuffle_due=False)
    return number


def _hours_due(survey: Survey) -> list[tuple[int, datetime]]:
    done = ShuffledHour.objects.filter(version__survey=survey, is_complete=True)
    known = set(done.values_list("version", "hour"))
    rows = Response.objects.filter(version__survey=survey).order_by("version", "hour")
    hours = rows.values_list("version", "hour").distinct()
    return [each for each in hours if each not in known]


def _shuffle_hour(version_id: int, hour: datetime) -> int:
    """One random order of them all, written in pieces that are short enough for whoever waits for
    the lock: the rows come to lie in that order, whatever the pieces.

    A response that comes meanwhile deletes the sign, and so does another shuffle, which puts its
    own: what is complete at the end was neither overtaken nor broken off.
    """
    sign = _begin(version_id, hour)
    found = Response.objects.filter(version=version_id, hour=hour).order_by("?")
    keys = list(found.values_list("pk", flat=True))
    for start in range(0, len(keys), PIECE):
        _shuffle_piece(version_id, keys[start : start + PIECE])
    ShuffledHour.objects.filter(pk=sign).update(is_complete=True)
    return len(keys)


@transaction.atomic
def _begin(version_id: int, hour: datetime) -> int:
    """The lock: whoever was writing has finished, so the keys read next are all there were."""
    lock_version(version_id)
    ShuffledHour.objects.filter(version=version_id, hour=hour).delete()
    sign: int = ShuffledHour.objects.create(version_id=version_id, hour=hour).pk
    return sign


@transaction.atomic
def _shuffle_piece(version_id: int, responses: list[UUID]) -> None:
    lock_version(version_id)
    _rewrite(responses)


def _rewrite(responses: list[UUID]) -> int:
    for sql in REWRITES:
        _run(sql, [responses])
    return len(responses)


def lock_invitations(survey_id: int) -> None:
    """Until the transaction ends, nobody else writes the invitations of this questionnaire."""
    _run(LOCK, ["surveys.survey", survey_id])


def mark_answered(invitation: Invitation) -> None:
    """All invitations of the questionnaire are written again, whichever was answered.

    So neither the place of a row nor the transaction that wrote it last tells which one it was.
    Needs `lock_invitations` first.
    """
    _run(
        "UPDATE surveys_invitation SET is_answered = is_answered OR id = %s WHERE survey_id = %s",
        [invitation.pk, invitation.survey_id],
    )


def _run(sql: str, values: Iterable[object]) -> list[UUID]:
    """The first column of what it gives."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return [row[0] for row in cursor.fetchall()] if cursor.description else []
