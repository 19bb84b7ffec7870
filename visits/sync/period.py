"""Which moments belong to an event, and in which quarter-hour they fall."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils.timezone import get_default_timezone

from visits.sync.refusals import Reason, Refused

QUARTER_HOUR = 900  # seconds


@dataclass(frozen=True, slots=True)
class Period:
    """From the first midnight to the last; `offset` is what the device's clock lacks."""

    starts_at: datetime
    ends_at: datetime
    offset: timedelta
    counts_exits: bool

    @classmethod
    def of_event(
        cls, first_day: date, last_day: date, *, offset: timedelta, counts_exits: bool
    ) -> "Period":
        start, end = start_of(first_day), start_of(last_day + timedelta(days=1))
        return cls(start, end, offset, counts_exits)

    @classmethod
    def always(cls, *, counts_exits: bool) -> "Period":
        """For a rehearsal, which takes place on another day."""
        first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
        return cls(first, last, timedelta(), counts_exits)

    def slot_of(self, tapped_at: datetime) -> datetime:
        """The quarter-hour of a moment that the device's clock gave; Refused outside the event."""
        try:
            moment = tapped_at + self.offset
            inside = self.starts_at <= moment < self.ends_at
        except OverflowError:
            inside = False
        if not inside:
            raise Refused(Reason.OUTSIDE_EVENT, "tapped_at")
        seconds = int(moment.timestamp())
        return datetime.fromtimestamp(seconds - seconds % QUARTER_HOUR, UTC)


def start_of(day: date) -> datetime:
    """Midnight where the events are."""
    return datetime.combine(day, time(), get_default_timezone())


def day_bounds(day: date) -> tuple[datetime, datetime]:
    return start_of(day), start_of(day + timedelta(days=1))
