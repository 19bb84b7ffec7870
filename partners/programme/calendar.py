"""The programme as calendar files: anybody may take one activity, or follow the whole."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Event
from partners.committees.calendars import Entry, feed
from partners.committees.feeds import activity_entry
from partners.programme.content import Line


def programme_calendar(event: Event, lines: Iterable[Line], *, page: str) -> bytes:
    """`page`: the whole address of the public programme. The same bytes until something changes."""
    rows = list(lines)
    moments = [line.activity.revised_at for line in rows]
    start = timezone.make_aware(datetime.combine(event.starts_on, time.min))
    stamped = max(moments, default=start)
    return feed((_entry(event, line, page) for line in rows), name=event.name, stamped=stamped)


def _entry(event: Event, line: Line, page: str) -> Entry:
    activity = line.activity
    activity.event = event
    entry = activity_entry(activity)
    hosts = _("Run by: %(names)s") % {"names": ", ".join(line.hosts)} if line.hosts else ""
    told = "\n".join(filter(None, (activity.description, hosts)))
    occasion = replace(entry.occasion, description=told, url=f"{page}#{activity.code}")
    return replace(entry, occasion=occasion)
