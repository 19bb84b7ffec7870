"""Days in words, in every template without loading anything."""

from datetime import date

from django import template

from core.dates import WORDS, day_text

register = template.Library()


@register.filter("day_text", expects_localtime=True)
def day_in_words(day: date | None, shape: str = WORDS) -> str:
    return day_text(day, shape) if day else ""
