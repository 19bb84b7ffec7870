"""The spreadsheet of the budget: its columns have fixed names, its lines have codes."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from budgets.models import BudgetLine
from budgets.nomenclature import LINES, numbered
from core.read_marks import whole_mark
from core.spreadsheets.workbook import Cell, Sheet, Workbook
from events.models import Event
from reporting.sections.budget_table import ORDER

CODE, SLUG, SIDE, PLACE = "code", "slug", "side", "place"
LABEL, PLANNED, ACTUAL, COMMENT = "label", "planned", "actual", "comment"
STATE = "state"
READ = (CODE, SLUG, LABEL, PLANNED, ACTUAL, COMMENT, STATE)
VALUES = (SLUG, LABEL, PLANNED, ACTUAL, COMMENT)


def headings() -> dict[str, str]:
    """Name of each column, in their order."""
    return {
        CODE: _("Code"),
        SLUG: _("Line code"),
        SIDE: _("Side"),
        PLACE: _("Line of the form"),
        LABEL: _("Wording"),
        PLANNED: _("Planned (€)"),
        ACTUAL: _("Actual (€)"),
        COMMENT: _("Comment"),
        STATE: _("State (do not change)"),
    }


def budget_workbook(event: Event, lines: Sequence[BudgetLine]) -> Workbook:
    """An event without lines gets the empty template."""
    ordered = sorted(lines, key=lambda line: (ORDER[line.slug], line.position, line.pk))
    sheets = (
        Sheet(_("Budget"), tuple(headings().values()), tuple(map(_row, ordered))),
        Sheet(
            _("Lines of the form"),
            (_("Line code"), _("Side"), _("Line of the form")),
            tuple((one.slug, str(one.side.label), str(numbered(one))) for one in LINES),
        ),
    )
    return Workbook(_("budget-%(event)s") % {"event": event.slug}, sheets)


def _row(line: BudgetLine) -> tuple[Cell, ...]:
    form = line.line
    amounts: tuple[Decimal | None, Decimal | None] = (line.planned, line.actual)
    side, place = str(form.side.label), str(numbered(form))
    state = state_of(line)
    return (line.code, line.slug, side, place, line.label, *amounts, line.comment, state)


def state_of(line: BudgetLine) -> str:
    """What a file says of the line as it was when it was exported: its version, and its values."""
    return f"v{line.version}-{whole_mark({name: getattr(line, name) for name in VALUES})}"
