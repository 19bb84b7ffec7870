"""What stands in the addresses of the pages for people who answer: an open questionnaire."""

from datetime import timedelta

from django.utils import timezone

from events.models import Event
from surveys.links import fingerprint
from surveys.models import SurveyVersion
from tests.factories import (
    make_draft,
    make_invitation,
    make_question,
    make_survey,
    make_survey_version,
    make_way_in,
)

KEY = "0123456789abcdef"
TOKEN = "fedcba9876543210"


def short_code(event: Event) -> str:
    way_in = event.ways_in.first() or make_way_in(event=event, survey=_version(event).survey)
    return str(way_in.code)


def draft_key(event: Event) -> str:
    return _key_of(event, "qr", KEY)


def link_key(event: Event) -> str:
    return _key_of(event, "link", KEY[::-1])


def _key_of(event: Event, channel: str, key: str) -> str:
    if not event.drafts.filter(channel=channel).exists():
        make_draft(key=key, version=_version(event), channel=channel)
    return key


def personal_token(event: Event) -> str:
    if not event.invitations.exclude(token_hash="").exists():
        survey = _version(event).survey
        make_invitation(event=event, survey=survey, token_hash=fingerprint(TOKEN))
    return TOKEN


def _version(event: Event) -> SurveyVersion:
    known = event.survey_versions.filter(survey__code="ouvert").first()
    if known:
        return known
    opened = timezone.now() - timedelta(hours=1)
    survey = make_survey(event=event, code="ouvert", opens_at=opened)
    version = make_survey_version(event=event, survey=survey)
    make_question(version=version, kind="text")
    return version
