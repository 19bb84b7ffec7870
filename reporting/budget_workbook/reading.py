"""What a spreadsheet says of the budget: line by line, what would change, what is refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from budgets.forms.amounts import euro_field
from budgets.forms.lines import TIED_TO_A_GRANT
from budgets.models import BudgetLine
from budgets.models.line import LONGEST_COMMENT
from budgets.nomenclature import LINE_BY_SLUG
from core.read_marks import whole_mark
from core.spreadsheets.table import Line, TableRead
from core.spreadsheets.workbook import FORMULA
from reporting.budget_workbook.template import (
    ACTUAL,
    CODE,
    COMMENT,
    LABEL,
    PLANNED,
    READ,
    SLUG,
    STATE,
    VALUES,
    headings,
)
from reporting.statistics.formatting import amount_text

LONGEST = {LABEL: 200, COMMENT: LONGEST_COMMENT}


class WrongTemplate(Exception):
    """The columns are not those of the template; the message names them."""


@dataclass
class ReadLine:
    """`line`: the saved one, none for a new one. `state`: the line as it was exported. `faults`:
    why it is refused."""

    number: int
    values: dict[str, Any]
    line: BudgetLine | None = None
    state: str = ""
    faults: list[str] = field(default_factory=list)

    @property
    def changes(self) -> dict[str, Any]:
        """What differs from the saved line; everything for a new one."""
        if self.line is None:
            return {name: self.values[name] for name in VALUES}
        if self.is_untouched:
            return {}
        return {
            name: self.values[name]
            for name in VALUES
            if self.values[name] != getattr(self.line, name)
        }

    @property
    def is_untouched(self) -> bool:
        """The file says what the export said: whatever a colleague wrote since is kept."""
        _version, _dash, exported = self.state.partition("-")
        return exported == whole_mark({name: self.values[name] for name in VALUES})

    @property
    def is_stale(self) -> bool:
        """Filled in from a line that has changed: it would undo what was written since."""
        version, _dash, _exported = self.state.partition("-")
        return self.line is not None and bool(self.changes) and version != f"v{self.line.version}"

    @property
    def name(self) -> str:
        known = LINE_BY_SLUG.get(self.values.get(SLUG) or "")
        return self.values.get(LABEL) or str(self.line or (known.label if known else "?"))

    @property
    def told(self) -> list[tuple[str, str, str]]:
        """(column, before, after) of each change."""
        names = headings()
        before = {name: getattr(self.line, name) if self.line else None for name in VALUES}
        return [
            (names[name], _text(before[name]), _text(new)) for name, new in self.changes.items()
        ]


def read_lines(
    table: TableRead, lines: Sequence[BudgetLine], *, plan_is_open: bool
) -> list[ReadLine]:
    """Raises WrongTemplate."""
    places = _columns(table.lines[0])
    known = {line.code: line for line in lines}
    seen: set[str] = set()
    return [
        _checked(_read(line, places, known), seen, plan_is_open=plan_is_open)
        for line in table.lines[1:]
    ]


def _columns(first: Line) -> dict[str, int]:
    found = {cell.strip().casefold(): index for index, cell in enumerate(first.cells)}
    names = headings()
    missing = [names[name] for name in READ if names[name].casefold() not in found]
    if missing:
        told = _("The first line lacks these columns: %(names)s. Export the budget and fill it in.")
        raise WrongTemplate(told % {"names": ", ".join(missing)})
    known = {name.casefold() for name in names.values()}
    foreign = [
        cell for cell in first.cells if cell.strip() and cell.strip().casefold() not in known
    ]
    if foreign:
        raise WrongTemplate(
            _("The template has no column %(names)s: remove it, or export the budget again.")
            % {"names": ", ".join(f"“{name}”" for name in foreign)}
        )
    if len(found) < len([cell for cell in first.cells if cell.strip()]):
        raise WrongTemplate(_("A column stands twice: export the budget again."))
    return {name: found[names[name].casefold()] for name in READ}


def _read(line: Line, places: Mapping[str, int], known: Mapping[str, BudgetLine]) -> ReadLine:
    cells = {name: _cell(line, place) for name, place in places.items()}
    read = ReadLine(line.number, {SLUG: cells[SLUG]}, known.get(cells[CODE]), cells[STATE])
    if cells[CODE] and read.line is None:
        told = _("No line of this budget has the code “%(code)s”: leave it empty for a new line.")
        read.faults.append(told % {"code": cells[CODE]})
    for name in (LABEL, COMMENT):
        read.values[name] = cells[name]
        if len(cells[name]) > LONGEST[name]:
            told = _("%(column)s: %(most)d characters at most.")
            read.faults.append(told % {"column": headings()[name], "most": LONGEST[name]})
    for name in (PLANNED, ACTUAL):
        read.values[name] = _amount(read, name, cells[name])
        if places[name] in line.formulas:
            told = _("%(column)s: this formula has no value. Open the file and save it again.")
            read.faults.append(told % {"column": headings()[name]})
    read.values[CODE] = cells[CODE]
    return read


def _cell(line: Line, place: int) -> str:
    """Without the apostrophe that the export puts before what looks like a formula."""
    text = line.cells[place] if place < len(line.cells) else ""
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) else text


def _amount(read: ReadLine, name: str, text: str) -> Decimal | None:
    try:
        amount: Decimal | None = euro_field(name).clean(text)
    except ValidationError as error:
        told = _("%(column)s: “%(text)s”. %(why)s")
        words = {"column": headings()[name], "text": text[:40], "why": " ".join(error.messages)}
        read.faults.append(told % words)
        return None
    return amount


def _checked(read: ReadLine, seen: set[str], *, plan_is_open: bool) -> ReadLine:
    read.faults += _faults(read, seen, plan_is_open)
    if read.values[CODE]:
        seen.add(read.values[CODE])
    return read


def _faults(read: ReadLine, seen: set[str], plan_is_open: bool) -> Iterator[str]:
    line, code, slug = read.line, read.values[CODE], read.values[SLUG]
    if code and code in seen:
        yield _("The code “%(code)s” stands twice.") % {"code": code}
    if slug not in LINE_BY_SLUG:
        told = _("“%(slug)s” is no line of the form: the second sheet lists their codes.")
        yield told % {"slug": slug}
        return
    if line is not None and read.is_stale:
        yield _stale_text(line)
    if line is not None and slug != line.slug and line.grant_id:
        yield str(TIED_TO_A_GRANT)
    if line is not None and LINE_BY_SLUG[slug].side != line.line.side:
        yield _("A line does not go from one side to the other.")
    if plan_is_open:
        return
    is_planned = line is not None and line.planned is not None
    frozen = {PLANNED} | ({SLUG, LABEL} if is_planned else set())
    if read.values[PLANNED] is None and line is None:
        frozen = set()
    if frozen & set(read.changes):
        yield _("The plan is approved: what it says changes only through a revision.")


def _stale_text(line: BudgetLine) -> str:
    told = _(
        "Changed by somebody since this file was exported: planned %(planned)s; actual %(actual)s; "
        "comment: %(comment)s. Export the budget again and carry your change over."
    )
    return told % {
        "planned": amount_text(line.planned),
        "actual": amount_text(line.actual),
        "comment": line.comment or _("none"),
    }


def _text(value: Any) -> str:
    return amount_text(value) if isinstance(value, Decimal) or value is None else str(value) or "—"
