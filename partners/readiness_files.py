"""The table of the professionals for a spreadsheet."""

from collections.abc import Callable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.spreadsheets.comma_separated import write_csv
from core.spreadsheets.ods import write_ods
from core.spreadsheets.workbook import Sheet, Workbook
from core.spreadsheets.xlsx import write_xlsx
from events.models import Event
from partners.models.steps import StepKind
from partners.readiness import STEPS
from partners.readiness_table import Asked, people_of, row_of

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


def readiness_workbook(event: Event, asked: Asked) -> Workbook:
    headings = (
        _("Last name"),
        _("First name"),
        _("Organisation"),
        _("Role"),
        _("Hub"),
        _("Ready"),
        *(capfirst(str(StepKind(kind).label)) for kind in STEPS),
    )
    rows = tuple(_row(mobilisation) for mobilisation in people_of(event, asked))
    sheet = Sheet(_("Preparation"), headings, rows)
    return Workbook(f"preparation-{event.slug}", (sheet,))


def _row(mobilisation):
    person = mobilisation.professional
    return (
        person.last_name or person.code,
        person.first_name,
        person.organisation.name,
        str(mobilisation.get_role_display()),
        mobilisation.hub.name if mobilisation.hub else "",
        _("yes") if mobilisation.is_ready else _("no"),
        *(step.word for step in row_of(mobilisation).steps),
    )
