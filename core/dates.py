"""Dates in words, with spaces that do not break."""

from calendar import monthrange
from datetime import date

from django.utils.formats import date_format

SPACE = "\u00a0"
MONTHS = 12


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


def _day(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one: 31 January, a month later, 28 February."""
    year, month = divmod(day.month - 1 + months, MONTHS)
    year, month = day.year + year, month + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))
