"""Questionnaires being filled in: started, saved as one goes, sent, or taken in when abandoned."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from random import SystemRandom

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from events.models import Activity, Event
from surveys.answering import accepted_replies, keep_replies, start_of_hour
from surveys.instrument import Instrument, read_instrument
from surveys.links import fingerprint, spend
from surveys.mixing import lock_version
from surveys.models import Draft, Invitation, Survey, SurveyVersion
from surveys.models.response import Channel
from surveys.replies import Reply, sound_replies

ABANDONED_AFTER = timedelta(hours=2)
LINK_KEPT_FOR = timedelta(days=14)
PIECE = 50  # drafts taken in by one transaction


class DraftGone(Exception):
    """Sent already, or abandoned for so long that it was taken in."""


def current_version(survey: Survey) -> SurveyVersion | None:
    """The version that people who start now answer: the last one that asks something."""
    asking = survey.versions.filter(questions__isnull=False).distinct()
    version: SurveyVersion | None = asking.order_by("-number").first()
    return version


def start_draft(
    *, version: SurveyVersion, activity: Activity | None, channel: Channel, language: str
) -> str:
    """The key that its address will hold; only its fingerprint is kept."""
    key = secrets.token_urlsafe(16)
    Draft.objects.create(
        event_id=version.event_id,
        version=version,
        activity=activity,
        channel=channel,
        language=language,
        key_hash=fingerprint(key),
        hour=start_of_hour(timezone.now()),
    )
    return key


def find_draft(
    *, key: str, survey: Survey, activity: Activity | None, channel: Channel
) -> Draft | None:
    """Only by the way in that it was started from."""
    drafts = Draft.objects.filter(version__survey=survey, activity=activity, channel=channel)
    found: Draft | None = drafts.select_related("version").filter(key_hash=fingerprint(key)).first()
    return found


@transaction.atomic
def save_reply(*, draft: Draft, code: str, reply: Reply, language: str) -> Draft:
    """The draft as it is now, other replies included that came from another window meanwhile."""
    kept = _locked(draft)
    kept.answers = {**kept.answers, code: reply.as_json()}
    if not reply:
        del kept.answers[code]
    kept.language = language
    kept.hour = start_of_hour(timezone.now())
    kept.save(update_fields=["answers", "language", "hour"])
    return kept


def send_draft(
    *,
    draft: Draft,
    instrument: Instrument,
    last: Mapping[str, Reply] | None = None,
    language: str = "",
    invitation: Invitation | None = None,
) -> None:
    """It becomes a response and is gone; the invitation, if any, says that it was answered.

    `last`: the reply that came with the order to send, by the code of its question.
    Raises DraftGone, AlreadyAnswered or RepliesRefused: nothing is recorded then.
    """
    try:
        _send(draft, instrument, last or {}, language, invitation)
    except (IntegrityError, OperationalError):
        # Somebody changed the questions at the same moment (in the administration): as they are now
        instrument = read_instrument(draft.version, language or draft.language)
        _send(draft, instrument, last or {}, language, invitation)


@transaction.atomic
def _send(
    draft: Draft,
    instrument: Instrument,
    last: Mapping[str, Reply],
    language: str,
    invitation: Invitation | None,
) -> None:
    kept = _locked(draft)
    if invitation is not None:
        spend(invitation)
    answers = {**kept.answers, **{code: reply.as_json() for code, reply in last.items()}}
    sound = sound_replies(instrument, answers)
    replies = accepted_replies(instrument, {code: reply.as_json() for code, reply in sound.items()})
    keep_replies(
        version=draft.version,
        activity_id=kept.activity_id,
        channel=kept.channel,
        language=language or kept.language,
        replies=replies,
        hour=timezone.now(),
    )
    kept.delete()


def finish_abandoned_drafts(event: Event) -> int:
    """Drafts that nobody will go on with become responses, if anything was answered. How many did.

    Those are the drafts last written in an hour that ended two hours ago, and all drafts of
    questionnaires that are not open. Those of personal links never count, since whoever uses the
    link again would count twice: they wait for their person, and are deleted after two weeks.
    """
    surveys = event.surveys.filter(versions__drafts__isnull=False).distinct()
    return sum(finish_drafts_of(survey) for survey in surveys)


def finish_drafts_of(survey: Survey, *, most: int | None = None) -> int:
    """The same for one questionnaire, and for `most` of its drafts."""
    abandoned = _abandoned(survey, timezone.now())
    counted, left = 0, most
    while piece := _take_in_piece(abandoned, PIECE if left is None else min(PIECE, left)):
        counted += sum(piece)
        left = None if left is None else left - len(piece)
    return counted


def _abandoned(survey: Survey, now: datetime) -> QuerySet[Draft]:
    """Nobody goes on where a questionnaire is not open, were it without a closing date."""
    by_link = Q(channel=Channel.LINK)
    left = Q(hour__lte=_last_hour(now, ABANDONED_AFTER)) if survey.is_open_at(now) else Q()
    left_links = Q(hour__lte=_last_hour(now, LINK_KEPT_FOR))
    drafts = Draft.objects.filter(version__survey=survey)
    return drafts.filter((~by_link & left) | (by_link & left_links))


def _last_hour(now: datetime, delay: timedelta) -> datetime:
    """The hour in a draft is its beginning: the delay counts from its end."""
    return now - timedelta(hours=1) - delay


@transaction.atomic
def _take_in_piece(abandoned: QuerySet[Draft], size: int) -> list[bool]:
    """Of each draft, whether it counts. Drawn by lot, locked in the order of the keys, shuffled,
    taken in version by version: two at once take all their locks in the same order."""
    drawn = abandoned.order_by("?").values_list("pk", flat=True)[:size]
    rows = Draft.objects.filter(pk__in=list(drawn)).select_related("version")
    locked = list(rows.select_for_update(of=("self",)).order_by("pk"))
    SystemRandom().shuffle(locked)
    return [_take_in(draft) for draft in sorted(locked, key=lambda draft: draft.version_id)]


def _take_in(draft: Draft) -> bool:
    """What was answered and is still right: the questionnaire may have been corrected since."""
    lock_version(draft.version_id)
    sound = sound_replies(read_instrument(draft.version, draft.language), draft.answers)
    counts = bool(sound) and draft.channel != Channel.LINK
    if counts:
        keep_replies(
            version=draft.version,
            activity_id=draft.activity_id,
            channel=draft.channel,
            language=draft.language,
            replies=sound,
            hour=draft.hour,
        )
    draft.delete()
    return counts


def _locked(draft: Draft) -> Draft:
    rows = Draft.objects.select_for_update(of=("self",))
    kept: Draft | None = rows.filter(pk=draft.pk).first()
    if kept is None:
        raise DraftGone
    return kept
