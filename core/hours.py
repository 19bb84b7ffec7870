"""Hours as people write them, with spaces that do not break."""

from datetime import datetime, time

from django.utils import timezone

from core.dates import SPACE, date_text

NARROW_SPACE = "\u202f"


def hour_text(moment: datetime | time) -> str:
    """ "9 h", "9 h 15"; a moment is told in local time."""
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    minutes = f"{NARROW_SPACE}{local:%M}" if local.minute else ""
    return f"{local.hour}{NARROW_SPACE}h{minutes}"


def hours_text(start: datetime | time, end: datetime | time) -> str:
    """ "9 h – 10 h"."""
    return f"{hour_text(start)}{SPACE}– {hour_text(end)}"


def slot_text(start: datetime, end: datetime) -> str:
    """ "10 h – 11 h, 17 avril 2019"."""
    return f"{hours_text(start, end)}, {date_text(timezone.localdate(start))}"
