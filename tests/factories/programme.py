from datetime import datetime
from typing import Any

from partners.models import Assignment, Stand, StandHolder
from tests.factories.events import PARIS, event_of, make_activity
from tests.factories.partners import make_mobilisation, make_partnership
from tests.factories.sequence import next_number


def make_stand(**overrides: Any) -> Stand:
    return Stand.objects.create(
        **{"event": event_of(overrides), "number": f"S{next_number()}", **overrides}
    )


def make_stand_holder(**overrides: Any) -> StandHolder:
    values = {"event": event_of(overrides), **overrides}
    if "stand" not in values:
        values["stand"] = make_stand(event=values["event"])
    if "partnership" not in values:
        values["partnership"] = make_partnership(event=values["event"])
    return StandHolder.objects.create(**values)


def make_assignment(**overrides: Any) -> Assignment:
    """Somebody who runs an activity; with a `stand` or a `hub`, there on 17 April, 14:00 to 16:00.

    The hours are read back: PostgreSQL writes those of an activity.
    """
    values = {"event": event_of(overrides), **overrides}
    if "mobilisation" not in values:
        values["mobilisation"] = make_mobilisation(event=values["event"])
    if "stand" in values or "hub" in values:
        values.setdefault("starts_at", datetime(2019, 4, 17, 14, tzinfo=PARIS))
        values.setdefault("ends_at", datetime(2019, 4, 17, 16, tzinfo=PARIS))
    elif "activity" not in values:
        values["activity"] = make_activity(event=values["event"])
    made = Assignment.objects.create(**values)
    made.refresh_from_db()
    return made
