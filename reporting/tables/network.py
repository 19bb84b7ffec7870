"""The organisations of an event: by kind in the part, one by one in the annex."""

from collections import Counter
from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.models import Event
from partners.models import Partnership
from partners.models.organisation import OrganisationKind
from reporting.statistics.formatting import number_text
from reporting.tables.table import Column, Table, build_table


def carrier_names(event: Event) -> list[str]:
    return _names(event.partnerships.carriers())


def funder_names(event: Event) -> list[str]:
    return _names(event.partnerships.funders())


def partner_tables(event: Event) -> Iterator[Table]:
    counts = Counter(_partnerships(event).values_list("organisation__kind", flat=True))
    if counts:
        columns = (Column(_("Kind of organisation")), Column(_("Partners"), numeric=True))
        yield build_table(
            _("Partner organisations by kind"),
            columns,
            [(_kind(kind), number_text(count)) for kind, count in counts.most_common()],
        )


def directory_tables(event: Event) -> Iterator[Table]:
    rows = [
        (row.organisation.name, _kind(row.organisation.kind), row.organisation.commune, _roles(row))
        for row in _partnerships(event).select_related("organisation")
    ]
    if rows:
        columns = (
            Column(_("Organisation")),
            Column(_("Kind")),
            Column(_("Commune"), optional=True),
            Column(_("Role")),
        )
        yield build_table(_("Partner organisations"), columns, rows)


def _partnerships(event: Event):
    return event.partnerships.partners().order_by("organisation__name")


def _names(partnerships) -> list[str]:
    names = partnerships.order_by("organisation__name")
    return list(names.values_list("organisation__name", flat=True))


def _kind(code: str) -> str:
    return capfirst(str(OrganisationKind(code).label))


def _roles(partnership: Partnership) -> str:
    roles = (
        (partnership.is_carrier, _("carrier")),
        (partnership.is_partner, _("partner")),
        (partnership.is_funder, _("funder")),
        (partnership.is_host, _("host")),
    )
    return ", ".join(label for held, label in roles if held)
