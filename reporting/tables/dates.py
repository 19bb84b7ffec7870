"""Dates and hours in words, with spaces that do not break."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format

from reporting.statistics.formatting import hour_text

SPACE = "\u00a0"


def date_text(day: date | None) -> str:
    """ "17 avril 2019", "1er mai 2019"; nothing when the date is unknown."""
    return f"{_day(day)}{SPACE}{date_format(day, 'F')}{SPACE}{day.year}" if day else ""


def period_text(first: date, last: date) -> str:
    """ "17 avril 2019", "17 au 19 avril 2019", "30 avril au 2 mai 2019"."""
    if first == last:
        return date_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_day(first)} au {date_text(last)}"
    if first.year == last.year:
        return f"{_day(first)}{SPACE}{date_format(first, 'F')} au {date_text(last)}"
    return f"{date_text(first)} au {date_text(last)}"


def hours_text(start: time | datetime, end: time | datetime) -> str:
    """ "9 h – 12 h 30"."""
    return f"{_hour(start)}{SPACE}– {_hour(end)}"


def _hour(moment: time | datetime) -> str:
    if isinstance(moment, datetime):
        return hour_text(timezone.localtime(moment))
    return hour_text(datetime.combine(date.min, moment))


def _day(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)
