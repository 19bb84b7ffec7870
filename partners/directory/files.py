"""The directory and the partners of an event as sheets for a spreadsheet.

The headings are those that the import recognises: a file that was exported can come back.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.spreadsheets.comma_separated import write_csv
from core.spreadsheets.ods import write_ods
from core.spreadsheets.workbook import Cell, Sheet, Workbook
from core.spreadsheets.xlsx import write_xlsx
from events.models import Event
from partners.models import Organisation, Partnership, Professional

ROLES = ("is_carrier", "is_partner", "is_funder", "is_host")
CSV = "csv"
WRITERS = {
    "xlsx": write_xlsx,
    "ods": write_ods,
    CSV: lambda workbook: write_csv(workbook.sheets[0]),
}
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    CSV: "text/csv; charset=utf-8",
}


def directory_workbook(
    organisations: Iterable[Organisation], people: Iterable[Professional]
) -> Workbook:
    """`people`: those whom the reader may see."""
    return Workbook(_("directory"), (_organisations(organisations), _people(people)))


def partners_workbook(event: Event) -> Workbook:
    """CSV holds the first sheet: the organisations."""
    rows = event.partnerships.select_related("organisation").order_by("organisation__name")
    headings = (*_headings(), _("Roles"), _("Status"), _("Joined on"), *_charter_headings())
    sheet = Sheet(
        _("Partners"),
        (*headings, _("Note")),
        tuple((*_cells(row.organisation), *_participation(row)) for row in rows),
    )
    return Workbook(_("partners-%(event)s") % {"event": event.slug}, (sheet, _mobilised(event)))


def _charter_headings() -> tuple[str, str]:
    return (_("Charter accepted on"), _("Charter accepted by"))


def _organisations(organisations: Iterable[Organisation]) -> Sheet:
    return Sheet(_("Organisations"), _headings(), tuple(map(_cells, organisations)))


def _headings() -> tuple[str, ...]:
    return (
        _("Name"),
        _("Acronym"),
        _("SIRET"),
        _("Kind"),
        _("SPRO member"),
        _("Commune"),
        _("INSEE code"),
        _("Website"),
    )


def _cells(one: Organisation) -> tuple[Cell, ...]:
    return (
        one.name,
        one.acronym,
        one.siret,
        capfirst(one.get_kind_display()),
        _("yes") if one.is_spro else _("no"),
        one.commune,
        one.insee_code,
        one.website,
    )


def _participation(row: Partnership) -> tuple[Cell, ...]:
    held = [
        str(Partnership._meta.get_field(role).verbose_name) for role in ROLES if getattr(row, role)
    ]
    return (
        ", ".join(held),
        capfirst(row.get_status_display()),
        _day(row.joined_on),
        _day(row.charter_accepted_on),
        row.charter_accepted_by,
        row.note,
    )


def _people(people: Iterable[Professional]) -> Sheet:
    return Sheet(_("Professionals"), _people_headings(), tuple(map(_person, people)))


def _people_headings() -> tuple[str, ...]:
    return (
        _("Last name"),
        _("First name"),
        _("Organisation"),
        _("E-mail"),
        _("Telephone"),
        _("Job title"),
    )


def _person(one: Professional) -> tuple[Cell, ...]:
    return (
        one.last_name,
        one.first_name,
        one.organisation.name,
        one.email,
        one.phone,
        one.job_title,
    )


def _mobilised(event: Event) -> Sheet:
    rows = event.mobilisations.select_related("professional__organisation", "hub").order_by(
        "professional__organisation__name", "professional__last_name", "professional__first_name"
    )
    return Sheet(
        _("Professionals"),
        (*_people_headings(), _("Role"), _("Hub")),
        tuple(
            (
                *_person(row.professional),
                capfirst(row.get_role_display()),
                row.hub.name if row.hub else "",
            )
            for row in rows
        ),
    )


def _day(day: Any) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
