"""What people type, in French typography and as plain text."""

from datetime import date, time

import pytest
from django.utils.translation import override

from core.dates import date_text, period_text
from core.hours import hours_text
from reporting.bilan.narrative import Passage, passages
from reporting.tables.typography import french

THIN, NBSP = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Pourquoi ?", f"Pourquoi{THIN}?"),
        ("« bien »", f"«{THIN}bien{THIN}»"),
        ("«bien»", f"«{THIN}bien»"),
        ("85 % de 31 500 €", f"85{THIN}% de 31{THIN}500{THIN}€"),
        ("l'accueil", "l’accueil"),
        ("à 14:30, http://exemple.fr", "à 14:30, http://exemple.fr"),
        ("COPIL n° 2", f"COPIL n°{NBSP}2"),
        ("en 2019 400 personnes", f"en 2019{THIN}400 personnes"),
    ],
)
def test_french_spacing(typed, printed):
    assert french(typed) == printed


def test_empty_line_starts_a_paragraph_and_dash_makes_a_list():
    text = "Une ligne\nqui continue.\n\nDeux choses :\n- la première ;\n- la seconde.\n\nFin."
    assert passages(text) == (
        Passage("Une ligne qui continue."),
        Passage(f"Deux choses{THIN}:"),
        Passage(items=(f"la première{THIN};", "la seconde.")),
        Passage("Fin."),
    )


def test_no_text_has_no_passage():
    assert passages(" \n\n ") == ()


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [
        (date(2019, 4, 17), date(2019, 4, 17), "17 avril 2019"),
        (date(2019, 4, 17), date(2019, 4, 19), "17 au 19 avril 2019"),
        (date(2019, 4, 30), date(2019, 5, 2), "30 avril au 2 mai 2019"),
        (date(2019, 12, 31), date(2020, 1, 1), "31 décembre 2019 au 1er janvier 2020"),
    ],
)
def test_period_in_words(first, last, printed):
    with override("fr"):
        assert period_text(first, last).replace(NBSP, " ") == printed


def test_unknown_date_is_no_text():
    assert date_text(None) == ""


def test_hours_do_not_break():
    assert hours_text(time(9), time(12, 30)) == f"9{THIN}h{NBSP}– 12{THIN}h{THIN}30"
