"""Questions about many partners, professionals, sessions and meetings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    Func,
    Min,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import Cast

from events.models import Event
from partners.readiness import OrganisationReadiness, PersonReadiness

if TYPE_CHECKING:
    from accounts.models import User


# Organisations that are in: not merely invited, not withdrawn.
ACTIVE = Q(status__in=["agreed", "took_part"])

# Those of whom something was asked: invited, or known by their reply.
ASKED = ~Q(status="invited", invited_on__isnull=True)


class PartnershipQuerySet(OrganisationReadiness):
    def active(self) -> Self:
        return self.filter(ACTIVE)

    def partners(self) -> Self:
        return self.active().filter(is_partner=True)

    def carriers(self) -> Self:
        return self.active().filter(is_carrier=True)

    def funders(self) -> Self:
        return self.active().filter(is_funder=True)

    def without_reply(self) -> Self:
        return self.filter(status="invited")

    def with_seats_first(self) -> Self:
        """Organisations that sit on the committee, then the others, by name."""
        seated = Case(When(committee_members__isnull=False, then=0), default=1)
        return self.annotate(place=Min(seated)).order_by("place", "organisation__name")

    def without_charter(self) -> Self:
        return self.partners().filter(charter_accepted_on__isnull=True)


class ProfessionalQuerySet(models.QuerySet[Any]):
    def reachable_by(self, user: User) -> Self:
        """People of the user's own events, on their committees too; and those who work on no
        event yet, if their organisation takes part in one of these events."""
        if user.is_superuser:
            return self
        return self._of(Event.objects.coordinated_by(user).values("pk"))

    def reachable_from(self, event: Event, user: User | None) -> Self:
        """People whom the user may bring into the event: what is written there is read by all who
        work on it, so an administrator does not bring in people of other events either."""
        events = Q(pk=event.pk)
        if user is not None and not user.is_superuser:
            events |= Q(pk__in=Event.objects.coordinated_by(user).values("pk"))
        return self._of(Event.objects.filter(events).values("pk"))

    def _of(self, events: Any) -> Self:
        own = Q(mobilisations__event__in=events) | Q(committee_seats__event__in=events)
        free = Q(mobilisations__isnull=True, committee_seats__isnull=True)
        near = Q(organisation__partnerships__event__in=events)
        return self.filter(own | free & near).distinct()


class MobilisationQuerySet(PersonReadiness):
    def not_prepared(self) -> Self:
        """Mobilised people who have attended no preparation session of the event yet."""
        attendance = self.model._meta.get_field("session_attendances").related_model
        attended = attendance.objects.filter(mobilisation=OuterRef("pk"), status="attended")
        return self.exclude(Exists(attended))

    def advisers_without_hub(self) -> Self:
        return self.filter(role="adviser", hub__isnull=True)


class PreparationSessionQuerySet(models.QuerySet[Any]):
    def held(self, kind: str | None = None) -> Self:
        held = self.filter(status="held")
        return held.filter(kind=kind) if kind else held

    def to_confirm(self, today: date) -> Self:
        """Still planned, though their day is over."""
        return self.filter(status="planned", date__lt=today)

    def open_for_sign_up(self, today: date) -> Self:
        return self.filter(status="planned", date__gte=today)

    def takes_presence(self, today: date) -> Self:
        """From their day on, unless they were called off; the latest first."""
        return self.filter(date__lte=today).exclude(status="cancelled").order_by("-date", "code")

    def with_list_counts(self) -> Self:
        """How many people took a seat, wait for one, came, were absent."""
        return self.annotate(
            taken_count=_counted("registered", "attended"),
            waiting_count=_counted("waiting"),
            attended_count=_counted("attended"),
            absent_count=_counted("absent"),
            expected_count=_counted("registered"),
        )


def _counted(*statuses: str) -> Count:
    return Count("attendances", filter=Q(attendances__status__in=statuses))


class SessionAttendanceQuerySet(models.QuerySet[Any]):
    def attended(self) -> Self:
        return self.filter(status="attended")

    def waiting(self) -> Self:
        """The first who asked comes first."""
        return self.filter(status="waiting").order_by("pk")

    def on_the_sheet(self) -> Self:
        """Everybody who has a seat, came or was expected, by name."""
        listed = self.exclude(status="waiting").select_related(
            "mobilisation__professional__organisation"
        )
        name = ("last_name", "first_name", "code")
        return listed.order_by(*(f"mobilisation__professional__{field}" for field in name))


class CommitteeMeetingQuerySet(models.QuerySet[Any]):
    def held(self) -> Self:
        return self.filter(status="held")

    def to_confirm(self, today: date) -> Self:
        """Still planned, though their day is over."""
        return self.filter(status="planned", date__lt=today)

    def without_minutes(self) -> Self:
        """Meetings that took place and whose minutes were never sent."""
        return self.held().filter(minutes_status__in=["none", "draft"])

    def with_decision_count(self) -> Self:
        return self.annotate(decision_count=Count("decisions"))


class DecisionQuerySet(models.QuerySet[Any]):
    def late(self, today: date) -> Self:
        return self.filter(status="open", due_on__lt=today)


class StandQuerySet(models.QuerySet[Any]):
    def by_number(self) -> Self:
        """A2 before A10."""
        letters = Func(F("number"), Value("[0-9].*$"), Value(""), function="REGEXP_REPLACE")
        digits = Func(F("number"), Value("[0-9]+"), function="SUBSTRING", output_field=CharField())
        return self.annotate(
            number_letters=letters, number_digits=Cast(digits, models.BigIntegerField())
        ).order_by("number_letters", "number_digits", "number")


class AssignmentQuerySet(models.QuerySet[Any]):
    def with_place(self) -> Self:
        return self.select_related(
            "mobilisation__professional__organisation", "activity", "stand", "hub"
        )

    def at_hours(self) -> Self:
        """At a stand or at the desk of a hub: their hours are their own."""
        return self.filter(activity__isnull=True)
