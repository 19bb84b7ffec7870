"""Builds the dossiers of the demonstration. A test proves that the files are up to date.

python3 dev.py manage shell --command "from reporting.demo.build import write; write()"
"""

from pathlib import Path
from typing import Any

from reporting.demo.bagnolet.event import event_parts
from reporting.demo.bagnolet.floor import floor_parts
from reporting.demo.bagnolet.governance import governance_parts
from reporting.demo.bagnolet.money import money_parts
from reporting.demo.bagnolet.network import network_parts
from reporting.demo.bagnolet.preparation import preparation_parts
from reporting.demo.bagnolet.report import report_parts
from reporting.demo.bagnolet.surveys import survey_parts
from reporting.demo.bagnolet.visits import visit_parts
from reporting.demo.pantin import pantin_dossier
from reporting.demo.typography import typeset
from reporting.dossier.exporting import as_text
from reporting.dossier.rows import read_rows

FOLDER = Path(__file__).parent
PARTS = (
    event_parts,
    network_parts,
    floor_parts,
    preparation_parts,
    governance_parts,
    visit_parts,
    survey_parts,
    money_parts,
    report_parts,
)


def bagnolet_dossier() -> dict[str, Any]:
    return {name: part for parts in PARTS for name, part in parts().items()}


def dossier_texts() -> dict[str, str]:
    """{file name: text}, written as an export would write them."""
    return {
        "bagnolet-2019.json": _text(bagnolet_dossier()),
        "pantin-exemple.json": _text(pantin_dossier()),
    }


def write() -> None:
    for name, text in dossier_texts().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


def _text(document: dict[str, Any]) -> str:
    return as_text(read_rows(typeset(document), []), with_personal_data=False)
