"""A workbook as plain data: sheets of a heading and rows, cells that are texts or numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
NOT_PRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
REFERENCE = re.compile(r"[A-Z]+[0-9]+(?::[A-Z]+[0-9]+)?")
NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\']")
LONGEST_TITLE = 31


@dataclass(frozen=True)
class Formula:
    """Of ours, never of people: `text` as XLSX writes it without its "=", names in English and
    commas between arguments. `value`: what it gives today, for files that do not compute.
    `is_percent`: a fraction, shown as a percentage where the format knows how."""

    text: str
    value: Decimal | int | None
    is_percent: bool = False

    @property
    def open_formula(self) -> str:
        """As ODS writes it (OpenFormula): SUM(B2:B4) becomes of:=SUM([.B2:.B4])."""
        references = REFERENCE.sub(_in_brackets, self.text)
        return f"of:={references.replace(',', ';')}"


def _in_brackets(found: re.Match[str]) -> str:
    return "[" + ":".join(f".{cell}" for cell in found[0].split(":")) + "]"


Cell = str | int | Decimal | Formula | None


@dataclass(frozen=True)
class Sheet:
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def safe_title(self) -> str:
        """As every spreadsheet accepts it."""
        return NOT_IN_A_TITLE.sub(" ", self.title)[:LONGEST_TITLE]


@dataclass(frozen=True)
class Workbook:
    """`name`: of the file, without its ending. The first sheet is the one that CSV holds."""

    name: str
    sheets: tuple[Sheet, ...]


def harmless(text: str) -> str:
    """What begins like a formula gets an apostrophe: a spreadsheet would run it otherwise, if not
    when it opens the file then when somebody saves it as CSV."""
    clean = NOT_PRINTED.sub("", text)
    return f"'{clean}" if FORMULA.match(clean) else clean


def safe_row(row: Sequence[Cell]) -> list[Cell]:
    return [harmless(cell) if isinstance(cell, str) else cell for cell in row]


def decimal_places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def plain_number(number: Decimal | int) -> str:
    """With a decimal comma, nothing between thousands: a French spreadsheet reads a number."""
    return f"{number:f}".replace(".", ",") if isinstance(number, Decimal) else str(number)
