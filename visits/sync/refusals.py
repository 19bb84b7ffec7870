"""Why an item of a batch is refused: codes for programs, sentences for people."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from visits.sync.values import CODE, text_of


class Reason(models.TextChoices):
    INVALID_ITEM = "invalid_item", _("This entry cannot be read.")
    INVALID_ID = "invalid_id", _("The identifier of this entry is not valid.")
    INVALID_NUMBER = "invalid_number", _("The number of this entry is not valid.")
    UNKNOWN_KIND = "unknown_kind", _("This kind of entry is not counted at this event.")
    INVALID_TIME = "invalid_time", _("The time of this entry is not valid.")
    OUTSIDE_EVENT = "outside_event", _("This entry falls before or after the event.")
    HEADCOUNT = "headcount", _("A check-in counts from 1 to 200 people.")
    PLACE = (
        "place",
        _(
            "An interview belongs to a hub, a workshop participation to an activity, "
            "an arrival or an exit to neither."
        ),
    )
    UNKNOWN_HUB = "unknown_hub", _("This event has no such hub.")
    UNKNOWN_ACTIVITY = "unknown_activity", _("This event has no such activity.")
    UNKNOWN_CODE = "unknown_code", _("This answer is not in the list of this event.")
    UNKNOWN_FIELD = "unknown_field", _("This entry says something that is not recorded.")
    UNKNOWN_CHECK_IN = "unknown_check_in", _("The check-in to undo has not arrived here.")
    UNKNOWN_REASON = "unknown_reason", _("This reason for undoing is not known.")
    EVENT_PURGED = (
        "event_purged",
        _("The detailed records of this event were purged: nothing can be added."),
    )


# Not a refusal of the item itself: what is recorded under its identifier differs.
CONFLICT = _("Another entry is already recorded under this identifier.")


class Refused(Exception):
    """This item cannot be recorded; `field` is what is wrong in it, if one thing is."""

    def __init__(self, reason: Reason, field: str = "") -> None:
        self.reason, self.field = reason, field
        super().__init__(reason, field)


def code_of(value: Any, reason: Reason, field: str) -> str:
    """Something that is no code is in no list: PostgreSQL is not asked about it."""
    code = text_of(value, CODE)
    if code is None:
        raise Refused(reason, field)
    return code


def shown(name: str) -> str:
    """A name that we did not choose, short and without odd characters."""
    return name.encode("ascii", "replace").decode()[:40]
