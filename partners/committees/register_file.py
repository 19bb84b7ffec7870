"""The register of decisions as a file for a spreadsheet."""

from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext as _

from core.dates import date_text
from core.spreadsheets.comma_separated import write_csv
from core.spreadsheets.ods import write_ods
from core.spreadsheets.workbook import Cell, Sheet, Workbook
from core.spreadsheets.xlsx import write_xlsx
from events.models import Event
from partners.committees.register import Row

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WRITERS: dict[str, Callable[[Workbook], bytes]] = {
    "csv": lambda workbook: write_csv(workbook.sheets[0]),
    "ods": write_ods,
    "xlsx": write_xlsx,
}


def register_file(event: Event, rows: Iterable[Row], file_format: str) -> bytes:
    headings = (
        _("No."),
        _("Decision"),
        _("Committee"),
        _("Date of the committee"),
        _("Carried out by"),
        _("Due on"),
        _("State"),
        _("Late"),
        _("About"),
    )
    sheet = Sheet(_("Decisions"), headings, tuple(_cells(rows)))
    return WRITERS[file_format](Workbook(file_name(event), (sheet,)))


def file_name(event: Event) -> str:
    return _("decisions-%(event)s") % {"event": event.slug}


def _cells(rows: Iterable[Row]) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        decision = row.decision
        yield (
            decision.number,
            decision.text,
            str(decision.meeting),
            date_text(decision.meeting.date),
            decision.owner.organisation.name if decision.owner else "",
            date_text(decision.due_on),
            str(decision.get_status_display()),
            _("yes") if row.is_late else _("no"),
            row.subject.label if row.subject else "",
        )
