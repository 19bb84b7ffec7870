"""What commands are given: an event's address, a file to write."""

from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from core.file_errors import reason_of
from events.models import Event


def event_at(slug: str) -> Event:
    event = Event.objects.select_related("venue").filter(slug=slug).first()
    if event is None:
        raise CommandError(_("No event has the address “%(slug)s”.") % {"slug": slug})
    return event


def write_file(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise CommandError(
            _("“%(path)s” cannot be written: %(reason)s.")
            % {"path": path, "reason": reason_of(error)}
        ) from None
