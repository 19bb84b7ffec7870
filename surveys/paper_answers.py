"""Answers read from paper sheets and keyed in: counted once, taken back if they were wrong.

The key of a form makes the identifier of its response with the server's secret: sending a form
again adds nothing, and a dump joins no response to a form. See docs/adr/0016.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db import transaction

from events.models import Activity
from surveys.answering import accepted_replies, keep_replies, start_of_hour
from surveys.instrument import Instrument
from surveys.mixing import lock_versions_of
from surveys.models import Response, Survey, SurveyVersion
from surveys.models.response import Channel
from surveys.replies import Reply


class Outcome(StrEnum):
    RECORDED = "recorded"
    KNOWN = "known"  # the same form with the same answers: it counts once
    DIFFERENT = "different"  # the same form with other answers: nothing was written


@transaction.atomic
def record_sheet(
    *,
    version: SurveyVersion,
    instrument: Instrument,
    activity: Activity | None,
    language: str,
    moment: datetime,
    key: str,
    answers: Mapping[str, object],
) -> Outcome:
    """Required questions may be empty: people leave them so. Raises RepliesRefused."""
    replies = accepted_replies(instrument, answers, partial=True)
    lock_versions_of(version.survey)
    before = _find(version.survey, key)
    if before is not None:
        place = (version.pk, start_of_hour(moment), activity and activity.pk, language)
        known = (before.version_id, before.hour, before.activity_id, before.language)
        same = place == known
        return Outcome.KNOWN if same and _replies(before) == replies else Outcome.DIFFERENT
    keep_replies(
        version=version,
        activity_id=activity.pk if activity else None,
        channel=Channel.PAPER,
        language=language,
        replies=replies,
        hour=moment,
        key=identifier(version.survey, key),
    )
    return Outcome.RECORDED


@dataclass(frozen=True)
class TakenBack:
    version: SurveyVersion
    replies: dict[str, Reply]


@transaction.atomic
def take_back(*, survey: Survey, key: str) -> TakenBack | None:
    """What the sheet said, to be corrected; it no longer counts. Nothing if it does not count."""
    lock_versions_of(survey)
    found = _find(survey, key)
    if found is None:
        return None
    taken = TakenBack(found.version, _replies(found))
    found.delete()
    return taken


def identifier(survey: Survey, key: str) -> UUID:
    """In the shape of version 4, like every other; only the server can make it from the key.

    Whichever version is chosen: the same form sent again for another one is still the same sheet.
    """
    text = f"surveys.paper {survey.pk} {key}"
    digest = hmac.digest(settings.SECRET_KEY.encode(), text.encode(), "sha256")
    return UUID(bytes=digest[:16], version=4)


def _find(survey: Survey, key: str) -> Response | None:
    rows = Response.objects.filter(version__survey=survey, channel=Channel.PAPER)
    rows = rows.select_related("version").filter(pk=identifier(survey, key))
    found: Response | None = rows.first()
    return found


def _replies(response: Response) -> dict[str, Reply]:
    rows = response.answers.order_by("question__position", "choice__position", "choice_id")
    found: dict[str, Reply] = {}
    for code, choice, score, text in rows.values_list(
        "question__code", "choice__code", "score", "text"
    ):
        before = found.get(code, Reply())
        found[code] = Reply(
            choices=(*before.choices, choice) if choice else before.choices,
            score=before.score if score is None else score,
            text=text or before.text,
        )
    return found
