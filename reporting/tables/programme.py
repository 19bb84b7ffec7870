"""What was offered, and how it was made known."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from core.dates import date_text
from events.models import Activity, CommunicationSupport, Event
from reporting.statistics.formatting import number_text
from reporting.tables.hours import hours_text
from reporting.tables.table import Column, Table, build_table
from reporting.tables.typography import french


def programme_tables(event: Event) -> Iterator[Table]:
    hubs = [(french(hub.name), french(hub.description)) for hub in event.hubs.order_by("position")]
    if hubs:
        columns = (Column(_("Hub")), Column(_("What visitors find there"), optional=True))
        yield build_table(_("Advice hubs"), columns, hubs)
    activities = event.activities.select_related("hub", "room").order_by("starts_at", "title")
    several_days = event.starts_on != event.ends_on
    rows = [_activity(activity, several_days) for activity in activities]
    if rows:
        columns = (
            Column(_("Activity")),
            Column(_("Kind")),
            Column(_("When")),
            Column(_("Room"), optional=True),
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


def _activity(activity: Activity, several_days: bool) -> tuple[str, ...]:
    hours = hours_text(activity.starts_at, activity.ends_at)
    day = date_text(timezone.localdate(activity.starts_at))
    return (
        french(activity.title),
        activity.get_kind_display(),
        f"{day}, {hours}" if several_days else hours,
        french(activity.room.name) if activity.room else "",
        number_text(activity.capacity),
    )


def _support(support: CommunicationSupport) -> tuple[str, ...]:
    return (
        french(support.title),
        support.get_kind_display(),
        date_text(support.released_on),
        number_text(support.quantity),
    )
