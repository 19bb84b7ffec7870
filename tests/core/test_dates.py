"""Days in words: the first of a month, in French and in other languages."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils.translation import override

from core.dates import day_text

FIRST, SECOND = date(2019, 6, 1), date(2019, 6, 2)


@pytest.mark.parametrize(
    ("language", "day", "shape", "printed"),
    [
        ("fr", FIRST, "j F Y", "1er juin 2019"),
        ("fr", SECOND, "j F Y", "2 juin 2019"),
        ("fr", date(2019, 6, 11), "j F Y", "11 juin 2019"),
        ("fr", FIRST, "l j F", "samedi 1er juin"),
        ("fr", FIRST, "d/m/Y", "01/06/2019"),
        ("en", FIRST, "j F Y", "1 June 2019"),
        ("es", FIRST, r"j \d\e F \d\e Y", "1 de junio de 2019"),
    ],
)
def test_day_in_words(language, day, shape, printed):
    with override(language):
        assert day_text(day, shape) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("{{ day|day_text }}", "1er juin 2019"),
        ('{{ day|day_text:"l j F" }}', "samedi 1er juin"),
        ('{{ moment|day_text:"j F Y, H:i" }}', "1er juin 2019, 00:30"),
        ('{{ nothing|day_text|default:"…" }}', "…"),
        ("{{ day }}", "01/06/2019"),
    ],
)
def test_every_template_writes_days_in_words_by_local_time(typed, printed):
    moment = datetime(2019, 5, 31, 22, 30, tzinfo=UTC)
    context = Context({"day": FIRST, "moment": moment, "nothing": None})
    assert Template(typed).render(context) == printed
