"""Charts as the dashboards make them, with the labels that French makes long."""

from decimal import Decimal

from reporting.charts.bars import Bar, bars
from reporting.charts.chart import Words
from reporting.charts.columns import Column, columns
from reporting.charts.likert import Level, likert
from reporting.charts.paired_bars import Pair, paired_bars
from reporting.statistics.formatting import amount_text, number_text

LABELS = [
    "Bagnolet",
    "Améliorer ses pratiques professionnelles d’accueil et d’accompagnement",
    "Rencontrer les professionnels du territoire",
    "Anticonstitutionnellement-interministérielles-inséparables",
    "Le Pré-Saint-Gervais",
    "Autres communes de Seine-Saint-Denis et du reste de l’Île-de-France, hors Est Ensemble",
]
LEVELS = [
    ("Pas du tout satisfait", -2),
    ("Peu satisfait", -1),
    ("Ni satisfait ni insatisfait", 0),
    ("Satisfait", 1),
    ("Très satisfait", 2),
]


def words(*headings):
    return Words("85 visiteurs sur 100 sont satisfaits", headings, "100 réponses, en %", "Source")


def bars_of(values):
    items = [Bar(LABELS[i % 6], v, number_text(v), (str(v),)) for i, v in enumerate(values)]
    return bars("bars", words("Réponse", "Part", "Effectif"), items)


def likert_of(values):
    total = sum(values) or 1
    levels = [
        Level(label, value, f"{100 * value // total} %", tone)
        for (label, tone), value in zip(LEVELS, values, strict=True)
    ]
    sides = {"negative": "15,0 % insatisfaits", "positive": "85,0 % satisfaits"}
    return likert("likert", words("Réponse", "Part"), levels, **sides)


def columns_of(values):
    items = [
        Column(
            f"{9 + i // 4} h {i % 4 * 15:02}", v, number_text(v), "" if i % 4 else f"{9 + i // 4} h"
        )
        for i, v in enumerate(values)
    ]
    return columns("columns", words("Heure", "Passages"), items)


def pairs_of(pairs):
    items = [
        Pair(
            LABELS[i % 6],
            _euros(planned),
            _euros(actual),
            amount_text(planned),
            amount_text(actual),
        )
        for i, (planned, actual) in enumerate(pairs)
    ]
    return paired_bars(
        "pairs",
        words("Poste", "Prévu", "Réalisé"),
        items,
        planned_name="prévus",
        actual_name="réalisés",
    )


def _euros(value):
    return None if value is None else Decimal(value)
