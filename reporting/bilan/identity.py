"""What the cover says: which event, where, when, carried by whom, in which version."""

from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from core.dates import date_text
from events.models import Event
from reporting.models import Bilan
from reporting.tables.network import carrier_names, funder_names
from reporting.tables.typography import french


@dataclass(frozen=True)
class Identity:
    """`demonstration` says which data are made up; empty for a real event."""

    title: str
    subtitle: str
    event: str
    place: str
    dates: str
    carriers: tuple[str, ...]
    funders: tuple[str, ...]
    contact: tuple[str, ...]
    demonstration: str

    @property
    def document_title(self) -> str:
        """Names the event and the report, each once."""
        return " – ".join((self.kicker, self.title))

    @property
    def kicker(self) -> str:
        """The line above the title: the event, unless the title already is its name."""
        return self.event if self.title != self.event else _("Report")


@dataclass(frozen=True)
class Edition:
    """Which state of the report a file shows: a published version, or the draft."""

    number: int | None = None
    published_at: datetime | None = None

    @property
    def is_draft(self) -> bool:
        return self.number is None

    @property
    def label(self) -> str:
        if self.published_at is None:
            return _("Draft, not published")
        day = date_text(timezone.localdate(self.published_at))
        return _("Version %(number)s, published on %(day)s") % {"number": self.number, "day": day}


def identity_of(event: Event, bilan: Bilan | None) -> Identity:
    title = bilan.title if bilan else ""
    contact = (event.contact_name, event.contact_address, event.contact_email, event.website)
    return Identity(
        title=french(title or _("Report of the event")),
        subtitle=french(bilan.subtitle if bilan else ""),
        event=french(event.name),
        place=french(", ".join(filter(None, (event.venue.name, event.venue.commune)))),
        dates=event.period,
        carriers=tuple(carrier_names(event)),
        funders=tuple(funder_names(event)),
        contact=tuple(french(line) for line in contact if line),
        demonstration=french(event.demonstration_note) if event.is_demonstration else "",
    )


def end_of(event: Event) -> datetime:
    """A date for what has none of its own: two drafts of the same data are the same file."""
    return timezone.make_aware(datetime.combine(event.ends_on, time.max.replace(microsecond=0)))
