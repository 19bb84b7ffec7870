"""Hours in words, with spaces that do not break."""

from datetime import date, datetime, time

from django.utils import timezone

from core.dates import SPACE
from reporting.statistics.formatting import hour_text


def hours_text(start: time | datetime, end: time | datetime) -> str:
    """ "9 h – 12 h 30"."""
    return f"{_hour(start)}{SPACE}– {_hour(end)}"


def _hour(moment: time | datetime) -> str:
    if isinstance(moment, datetime):
        return hour_text(timezone.localtime(moment))
    return hour_text(datetime.combine(date.min, moment))
