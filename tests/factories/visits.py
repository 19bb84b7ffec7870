from datetime import UTC, datetime
from typing import Any

from tests.factories.events import event_of, make_activity, make_hub
from tests.factories.sequence import next_number
from visits.models import CheckIn, CheckInCancellation, Desk, ProfileChoice

QUARTER_HOUR = datetime(2019, 4, 17, 8, 15, tzinfo=UTC)


def make_desk(**overrides: Any) -> Desk:
    """A tablet at the reception."""
    number = next_number()
    values = {"code": f"poste-{number}", "name": f"Poste {number}", **overrides}
    return Desk.objects.create(**{"event": event_of(overrides), **values})


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
