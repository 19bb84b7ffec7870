"""How the tablets of an event are, desk by desk, as plain data: the worst first."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property

from django.utils import timezone

from events.models import Event
from visits.models import Desk, Tablet

# A tablet says every 30 seconds that it is there: six times in a row is more than a bad Wi-Fi.
SILENT_AFTER = timedelta(minutes=3)
# The server corrects clocks; from a minute on, the people at the desk see a wrong hour themselves.
CLOCK_IS_WRONG_FROM = timedelta(seconds=60)


class State(StrEnum):
    SILENT = "silent"
    WITHOUT_TABLET = "without_tablet"
    NEVER_PAIRED = "never_paired"
    IN_SERVICE = "in_service"
    RESTING = "resting"
    RETIRED = "retired"


TONES = {
    State.SILENT: "bad",
    State.WITHOUT_TABLET: "warn",
    State.NEVER_PAIRED: "warn",
    State.IN_SERVICE: "ok",
    State.RESTING: "info",
    State.RETIRED: "info",
}


@dataclass(frozen=True)
class DeskStatus:
    """One desk at one moment. `left_behind`: numbers given by tablets that it no longer has, and
    that never came: their queue is still on them."""

    desk: Desk
    state: State
    tablet: Tablet | None
    silence: timedelta
    left_behind: int
    is_outdated: bool

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def waiting(self) -> int:
        return self.tablet.still_waiting if self.tablet else 0

    @property
    def to_review(self) -> int:
        return self.tablet.still_to_review if self.tablet else 0

    @property
    def forms_to_review(self) -> int:
        """Filled questionnaires that were refused, and are still on the tablet."""
        return self.tablet.forms_to_review if self.tablet else 0

    @property
    def forms_waiting(self) -> int:
        return self.tablet.forms_waiting if self.tablet else 0

    @property
    def missing(self) -> int:
        return self.tablet.missing if self.tablet else 0

    @property
    def last_contact(self) -> datetime | None:
        return last_contact_of(self.tablet) if self.tablet else None

    @property
    def clock_offset(self) -> timedelta:
        """How late the tablet's clock is; negative when it is fast."""
        return timedelta(milliseconds=self.tablet.clock_offset_ms if self.tablet else 0)

    @property
    def has_wrong_clock(self) -> bool:
        return abs(self.clock_offset) >= CLOCK_IS_WRONG_FROM

    @property
    def needs_somebody(self) -> bool:
        """Something is wrong, or will be."""
        kept = self.missing, self.to_review, self.forms_to_review, self.left_behind
        troubles = *kept, self.has_wrong_clock
        return self.tone in ("bad", "warn") or any(troubles) or self.is_outdated

    @property
    def urgency(self) -> tuple[int, int, str]:
        """Sorts the worst first: silent or losing, then whatever needs somebody, then the rest."""
        is_bad = self.tone == "bad" or self.missing > 0
        rank = 0 if is_bad else 1 if self.needs_somebody else 2
        return rank, list(State).index(self.state), self.desk.name


@dataclass(frozen=True)
class Fleet:
    desks: tuple[DeskStatus, ...]
    as_of: datetime

    @cached_property
    def in_service(self) -> int:
        return sum(status.state is State.IN_SERVICE for status in self.desks)

    @cached_property
    def needing_somebody(self) -> int:
        return sum(status.needs_somebody for status in self.desks)

    @cached_property
    def waiting(self) -> int:
        return sum(status.waiting for status in self.desks)

    @cached_property
    def to_review(self) -> int:
        return sum(status.to_review for status in self.desks)

    @cached_property
    def missing(self) -> int:
        return sum(status.missing for status in self.desks)


def fleet_of(event: Event, *, now: datetime, served_version: str = "") -> Fleet:
    """`served_version` is the application that the server hands out; unknown when empty."""
    is_open = is_open_at(event, now)
    desks = event.desks.select_related("hub", "activity").prefetch_related("tablets")
    found = (_status(desk, now, is_open, served_version) for desk in desks)
    return Fleet(tuple(sorted(found, key=lambda status: status.urgency)), now)


def is_open_at(event: Event, now: datetime) -> bool:
    """Whether visitors are welcome at this moment."""
    local = timezone.localtime(now)
    return any(
        day.opens_at <= local.time() < day.closes_at
        for day in event.opening_days.filter(date=local.date())
    )


def last_contact_of(tablet: Tablet) -> datetime:
    """Pairing is a contact too."""
    return max(tablet.last_contact_at or tablet.paired_at, tablet.paired_at)


def tablet_of(desk: Desk) -> Tablet | None:
    """The one that speaks for the desk now."""
    return next((tablet for tablet in desk.tablets.all() if tablet.revoked_at is None), None)


def _status(desk: Desk, now: datetime, is_open: bool, served_version: str) -> DeskStatus:
    tablet = tablet_of(desk)
    silence = max(now - last_contact_of(tablet), timedelta()) if tablet else timedelta()
    former = [one for one in desk.tablets.all() if one.revoked_at is not None]
    version = tablet.app_version if tablet else ""
    return DeskStatus(
        desk=desk,
        state=_state(desk, tablet, silence, is_open),
        tablet=tablet,
        silence=silence,
        left_behind=sum(one.outstanding for one in former),
        is_outdated=bool(version and served_version and version != served_version),
    )


def _state(desk: Desk, tablet: Tablet | None, silence: timedelta, is_open: bool) -> State:
    if not desk.is_active:
        return State.RETIRED
    if tablet is None:
        return State.WITHOUT_TABLET if desk.tablets.all() else State.NEVER_PAIRED
    if silence < SILENT_AFTER:
        return State.IN_SERVICE
    has_something_waiting = tablet.still_waiting > 0 or tablet.missing > 0
    return State.SILENT if is_open or has_something_waiting else State.RESTING
