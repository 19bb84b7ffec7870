"""The figures as files that travel inside the PDF: for a spreadsheet and for a program."""

import csv
import io
import json
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override

from core.pdf import SourceData
from events.models import Event
from reporting.bilan.report import LANGUAGE
from reporting.figures import FigureSet
from reporting.figures.output import as_data

BYTE_ORDER_MARK = "\ufeff"  # without it, French spreadsheets read UTF-8 as Latin-1


def source_data(event: Event, figures: FigureSet) -> tuple[SourceData, ...]:
    with override(LANGUAGE):
        return (
            SourceData("chiffres.csv", figures_csv(figures), _("Figures, for a spreadsheet")),
            SourceData("chiffres.json", figures_json(event, figures), _("Figures, for a program")),
        )


def figures_csv(figures: FigureSet) -> bytes:
    """Semicolons and decimal commas, as a French spreadsheet expects."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    headings = ("code", "nom", "valeur", "texte", "numerateur", "base", "base_texte")
    headings = (*headings, "unite", "etat", "definition")
    writer.writerow(headings)
    for value in figures:
        row = (
            value.code,
            value.name,
            _plain(value.value),
            value.text,
            _plain(value.numerator),
            _plain(value.base),
            value.base_text,
            str(value.figure.unit),
            str(value.status.label),
            str(value.figure.definition),
        )
        writer.writerow([_harmless(cell) for cell in row])
    return (BYTE_ORDER_MARK + sheet.getvalue()).encode()


def figures_json(event: Event, figures: FigureSet) -> bytes:
    data = as_data(event, figures)
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _plain(value: Decimal | int | None) -> str:
    if value is None:
        return ""
    whole = value == int(value)
    return str(int(value)) if whole else f"{value:f}".rstrip("0").replace(".", ",")


def _harmless(cell: object) -> str:
    """A spreadsheet runs what begins like a formula; numbers are left alone."""
    text = "" if cell is None else str(cell)
    is_number = text.lstrip("-").replace(",", "").isdigit()
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") and not is_number else text
