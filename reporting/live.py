"""An event at one moment, for the live page and the wall screen.

Read from the counters that PostgreSQL keeps: the time it takes does not grow with the visits.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.utils import timezone

from core.hours import hours_text
from events.models import Activity, Event, OpeningDay
from reporting.figures import FigureSet, FigureValue, live_figures_of
from reporting.figures.definitions.today import ARRIVALS_TODAY, PEOPLE_INSIDE
from reporting.figures.definitions.visits import BENEFICIARIES, INTERVIEWS, WORKSHOPS
from reporting.figures.facts import TodayFacts
from reporting.statistics.formatting import hour_text, number_text
from reporting.statistics.slots import quarter_of
from visits.models.check_in import CheckInKind
from visits.sync.period import day_bounds

NEARLY_FULL_FROM = 90  # per cent of the capacity
KINDS = (CheckInKind.ARRIVAL, CheckInKind.EXIT, CheckInKind.INTERVIEW)
SOON = timedelta(hours=2)


class Phase(StrEnum):
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Crowd(StrEnum):
    ROOM_LEFT = "room_left"
    NEARLY_FULL = "nearly_full"
    FULL = "full"


@dataclass(frozen=True)
class Inside:
    """How many people are in the venue; `capacity` is None when nobody said how many may be."""

    figure: FigureValue
    capacity: int | None

    @property
    def crowd(self) -> Crowd:
        people = int(self.figure.value or 0)
        if self.capacity is None or people * 100 < self.capacity * NEARLY_FULL_FROM:
            return Crowd.ROOM_LEFT
        return Crowd.FULL if people >= self.capacity else Crowd.NEARLY_FULL

    @property
    def capacity_text(self) -> str:
        return number_text(self.capacity)


@dataclass(frozen=True)
class Seats:
    """An activity of today and the people counted in it."""

    activity: Activity
    people: int
    now: datetime

    @property
    def left(self) -> int | None:
        """Nothing when the number of seats is not known; people may be more than the seats."""
        seats = self.activity.capacity
        return None if seats is None else max(0, seats - self.people)

    @property
    def left_text(self) -> str:
        return number_text(self.left)

    @property
    def people_text(self) -> str:
        return number_text(self.people)

    @property
    def hours(self) -> str:
        return hours_text(self.activity.starts_at, self.activity.ends_at)

    @property
    def starts_text(self) -> str:
        return hour_text(timezone.localtime(self.activity.starts_at))

    @property
    def is_over(self) -> bool:
        return self.activity.ends_at <= self.now

    @property
    def is_on(self) -> bool:
        return self.activity.starts_at <= self.now < self.activity.ends_at

    @property
    def starts_soon(self) -> bool:
        return self.now < self.activity.starts_at <= self.now + SOON


@dataclass(frozen=True)
class Live:
    """`arrivals` by quarter-hour and `interviews` by hub are those of today."""

    event: Event
    now: datetime
    figures: FigureSet
    days: tuple[OpeningDay, ...]
    arrivals: Mapping[datetime, int]
    interviews: Mapping[int, int]
    seats: tuple[Seats, ...]

    @property
    def day(self) -> date:
        return self.now.date()

    @property
    def phase(self) -> Phase:
        if self.day < self.event.starts_on:
            return Phase.BEFORE
        return Phase.DURING if self.day <= self.event.ends_on else Phase.AFTER

    @property
    def hours(self) -> OpeningDay | None:
        """The opening hours of today; None on a day without public."""
        return next((day for day in self.days if day.date == self.day), None)

    @property
    def first_hour(self) -> str:
        """When the doors open for the first time; nothing while nobody said it."""
        first = next(iter(self.days), None)
        return hour_text(datetime.combine(first.date, first.opens_at)) if first else ""

    @property
    def current_quarter(self) -> datetime:
        return quarter_of(self.now)

    @property
    def today(self) -> FigureValue:
        return self.figures[ARRIVALS_TODAY]

    @property
    def total(self) -> FigureValue:
        return self.figures[BENEFICIARIES]

    @property
    def totals(self) -> tuple[FigureValue, ...]:
        """Of the whole event; interviews and workshops once it is over."""
        codes = (BENEFICIARIES, INTERVIEWS, WORKSHOPS)
        shown = codes if self.phase == Phase.AFTER else codes[:1]
        return tuple(value for value in self.figures.of(*shown) if value.is_known)

    @property
    def shown(self) -> tuple[FigureValue, ...]:
        """The figures whose definitions a reader may want."""
        if self.phase != Phase.DURING:
            return self.totals
        inside = (self.inside.figure,) if self.inside else ()
        return (self.today, *self.totals, *inside)

    @property
    def inside(self) -> Inside | None:
        if not self.event.counts_exits:
            return None
        return Inside(self.figures[PEOPLE_INSIDE], self.event.venue.capacity)

    @property
    def starting_soon(self) -> tuple[Seats, ...]:
        return tuple(seats for seats in self.seats if seats.starts_soon)


def live_of(event: Event, moment: datetime) -> Live:
    now = timezone.localtime(moment)
    start, end = day_bounds(now.date())
    today = event.slot_tallies.filter(kind__in=KINDS, slot__gte=start, slot__lt=end)
    people: Counter[str] = Counter()
    arrivals: Counter[datetime] = Counter()
    interviews: Counter[int] = Counter()
    for row in today.by("kind", "slot", "hub"):
        people[row["kind"]] += row["people"]
        if row["kind"] == CheckInKind.ARRIVAL:
            arrivals[timezone.localtime(row["slot"])] += row["people"]
        elif row["kind"] == CheckInKind.INTERVIEW:
            interviews[row["hub"]] += row["people"]
    exits = people[CheckInKind.EXIT] if event.counts_exits else None
    return Live(
        event=event,
        now=now,
        figures=live_figures_of(event, TodayFacts(people[CheckInKind.ARRIVAL], exits)),
        days=tuple(event.opening_days.all()),
        arrivals=arrivals,
        interviews=interviews,
        seats=_seats(event, now, start, end),
    )


def _seats(event: Event, now: datetime, start: datetime, end: datetime) -> tuple[Seats, ...]:
    activities = list(
        event.activities.filter(starts_at__gte=start, starts_at__lt=end)
        .select_related("room")
        .order_by("starts_at", "title")
    )
    counted = event.slot_tallies.workshop_participations().filter(activity__in=activities)
    people = {row["activity"]: row["people"] for row in counted.by("activity")}
    return tuple(Seats(activity, people.get(activity.pk, 0), now) for activity in activities)
