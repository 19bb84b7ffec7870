"""Dates in words."""

import re
from calendar import monthrange
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language

SPACE = "\u00a0"
MONTHS = 12
WORDS = "j F Y"
DAY_OF_MONTH = re.compile(r"(?<!\\)j")


def day_text(day: date, shape: str = WORDS) -> str:
    """ "17 avril 2019", "1er mai 2019". `shape` as for Django's `date` filter, which does not know
    that French has a first of May and a two May; other languages write the number."""
    if day.day == 1 and (get_language() or "").startswith("fr"):
        shape = DAY_OF_MONTH.sub(r"1\\e\\r", shape)
    return date_format(day, shape)


def date_text(day: date | None) -> str:
    """The same with spaces that do not break; nothing when the date is unknown."""
    return day_text(day).replace(" ", SPACE) if day else ""


def period_text(first: date, last: date) -> str:
    """ "17 avril 2019", "17 au 19 avril 2019", "30 avril au 2 mai 2019"."""
    if first == last:
        return date_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{day_text(first, 'j')} au {date_text(last)}"
    if first.year == last.year:
        return f"{day_text(first, 'j F').replace(' ', SPACE)} au {date_text(last)}"
    return f"{date_text(first)} au {date_text(last)}"


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one: 31 January, a month later, 28 February."""
    year, month = divmod(day.month - 1 + months, MONTHS)
    year, month = day.year + year, month + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))
