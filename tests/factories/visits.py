from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from django.utils import timezone

from tests.factories.events import event_of, make_activity, make_hub
from tests.factories.sequence import next_number
from tests.factories.surveys import make_survey
from visits.models import (
    AskedQuestion,
    CheckIn,
    CheckInCancellation,
    Desk,
    HandedSurvey,
    PairingCode,
    ProfileChoice,
    ProfileTally,
    Purge,
    SlotTally,
    Tablet,
    WallLink,
)

QUARTER_HOUR = datetime(2019, 4, 17, 8, 15, tzinfo=UTC)


def make_desk(**overrides: Any) -> Desk:
    """A tablet at the reception."""
    number = next_number()
    values = {"code": f"poste-{number}", "name": f"Poste {number}", **overrides}
    return Desk.objects.create(**{"event": event_of(overrides), **values})


def make_handed_survey(**overrides: Any) -> HandedSurvey:
    """A visitors' questionnaire that a desk hands round."""
    values = {"event": event_of(overrides), **overrides}
    if "desk" not in values:
        values["desk"] = make_desk(event=values["event"])
    if "survey" not in values:
        values["survey"] = make_survey(event=values["event"])
    return HandedSurvey.objects.create(**values)


def make_check_in(**overrides: Any) -> CheckIn:
    """One arrival, without profile; an interview or workshop gets its hub or activity."""
    values = {"event": event_of(overrides), "kind": "arrival", "slot": QUARTER_HOUR, **overrides}
    if values["kind"] == "interview" and "hub" not in values:
        values["hub"] = make_hub(event=values["event"])
    if values["kind"] == "workshop" and "activity" not in values:
        values["activity"] = make_activity(event=values["event"])
    return CheckIn.objects.create(**values)


def make_check_in_cancellation(**overrides: Any) -> CheckInCancellation:
    values = {"event": event_of(overrides), **overrides}
    if "check_in" not in values:
        values["check_in"] = make_check_in(event=values["event"])
    return CheckInCancellation.objects.create(**values)


def make_profile_choice(**overrides: Any) -> ProfileChoice:
    """An age band."""
    number = next_number()
    values = {"dimension": "age_band", "code": f"item-{number}", "label": f"Item {number}"}
    return ProfileChoice.objects.create(**{"event": event_of(overrides), **values, **overrides})


def hash_of(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def make_pairing_code(*, code: str = "", **overrides: Any) -> PairingCode:
    """For `code`, or for one that nobody knows; good for an hour."""
    values = {
        "code_hash": hash_of(code or token_urlsafe()),
        "expires_at": timezone.now() + timedelta(hours=1),
        **overrides,
    }
    if "desk" not in values:
        values["desk"] = make_desk()
    return PairingCode.objects.create(**values)


def make_tablet(*, token: str = "", **overrides: Any) -> Tablet:
    """Paired with a desk, has not sent anything; its key is `token`, or one that nobody knows."""
    values = {
        "event": event_of(overrides),
        "series": token_urlsafe(16),
        "token_hash": hash_of(token or token_urlsafe()),
        "paired_at": timezone.now(),
        **overrides,
    }
    if "desk" not in values:
        values["desk"] = make_desk(event=values["event"])
    return Tablet.objects.create(**values)


def make_asked_question(**overrides: Any) -> AskedQuestion:
    values = {"question": "age_band", **overrides}
    return AskedQuestion.objects.create(**{"event": event_of(overrides), **values})


def make_wall_link(*, key: str = "", **overrides: Any) -> WallLink:
    """Opened by `key`, or by one that nobody knows."""
    values = {"name": f"Écran {next_number()}", "key_hash": hash_of(key or token_urlsafe())}
    return WallLink.objects.create(**{"event": event_of(overrides), **values, **overrides})


def make_purge(**overrides: Any) -> Purge:
    values = {"done_on": date(2020, 10, 1), **overrides}
    return Purge.objects.create(**{"event": event_of(overrides), **values})


def make_slot_tally(**overrides: Any) -> SlotTally:
    """The counter of one arrival."""
    return SlotTally.objects.get(event=make_check_in(**overrides).event)


def make_profile_tally(**overrides: Any) -> ProfileTally:
    """The counter of one arrival between 18 and 25 years of age."""
    event = make_check_in(**{"age_band": "18_25", **overrides}).event
    return ProfileTally.objects.get(event=event)
