"""What was offered, and how it was made known."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from core.dates import date_text
from events.models import CommunicationSupport, Event
from partners.programme.content import Line, programme_lines
from reporting.statistics.formatting import number_text
from reporting.tables.table import Column, Table, build_table
from reporting.tables.typography import french


def programme_tables(event: Event) -> Iterator[Table]:
    hubs = [(french(hub.name), french(hub.description)) for hub in event.hubs.order_by("position")]
    if hubs:
        columns = (Column(_("Hub")), Column(_("What visitors find there"), optional=True))
        yield build_table(_("Advice hubs"), columns, hubs)
    several_days = event.starts_on != event.ends_on
    rows = [_activity(line, several_days) for line in programme_lines(event)]
    if rows:
        columns = (
            Column(_("Activity")),
            Column(_("Kind")),
            Column(_("When")),
            Column(_("Room"), optional=True),
            Column(_("Run by"), optional=True),
            Column(_("Seats"), numeric=True, optional=True),
        )
        yield build_table(_("Workshops, talks and demonstrations"), columns, rows)


def communication_tables(event: Event) -> Iterator[Table]:
    rows = [_support(support) for support in event.communication_supports.all()]
    if rows:
        columns = (
            Column(_("Support")),
            Column(_("Kind")),
            Column(_("Released on"), optional=True),
            Column(_("Quantity"), numeric=True, optional=True),
        )
        yield build_table(_("What made the event known"), columns, rows)


def _activity(line: Line, several_days: bool) -> tuple[str, ...]:
    activity = line.activity
    return (
        french(activity.title),
        activity.get_kind_display(),
        f"{date_text(line.day)}, {line.hours}" if several_days else line.hours,
        french(activity.room.name) if activity.room else "",
        french(", ".join(line.hosts)),
        number_text(activity.capacity),
    )


def _support(support: CommunicationSupport) -> tuple[str, ...]:
    return (
        french(support.title),
        support.get_kind_display(),
        date_text(support.released_on),
        number_text(support.quantity),
    )
