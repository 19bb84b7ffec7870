"""People of the committee: several who join at once, one who is erased, what is known of them."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from core.codes import free_code
from events.models import Event
from partners.models import (
    CalendarFeed,
    CommitteeMember,
    MemberAttendance,
    Partnership,
    Professional,
)

GONE = ("declined", "withdrawn")
CODE, LONGEST_CODE = "membre", 40


def people_to_seat(event: Event, by: User) -> QuerySet[Professional]:
    """Of the organisations that are asked or in, those of the directory who do not sit yet and whom
    `by` may bring into the event; the people of the carriers first."""
    theirs = Partnership.objects.filter(event=event, organisation=OuterRef("organisation"))
    carries = Exists(theirs.filter(is_carrier=True))
    possible = event.partnerships.exclude(status__in=GONE).values("organisation")
    rows: QuerySet[Professional] = Professional.objects.filter(
        pk__in=Professional.objects.reachable_from(event, by).values("pk"),
        organisation__in=possible,
    )
    rows = rows.exclude(committee_seats__event=event)
    names = ("organisation__name", "last_name", "first_name", "code")
    ordered = rows.annotate(carries=carries).order_by("-carries", *names)
    return ordered.select_related("organisation")


@transaction.atomic
def seat_people(*, event: Event, people: Iterable[Professional]) -> int:
    """Titulars with a vote, each for their organisation. Who sits already stays as they are; how
    many join."""
    Event.objects.select_for_update(no_key=True).get(pk=event.pk)
    members = event.committee_members.all()
    codes = set(members.values_list("code", flat=True))
    seated = set(members.values_list("professional", flat=True))
    partnerships = dict(event.partnerships.values_list("organisation", "pk"))
    joining = [one for one in people if one.pk not in seated]
    for person in joining:
        code = free_code(CODE, codes, LONGEST_CODE)
        codes.add(code)
        CommitteeMember.objects.create(
            event=event,
            code=code,
            partnership_id=partnerships[person.organisation_id],
            professional=person,
        )
    return len(joining)


@transaction.atomic
def forget_member(*, member: CommitteeMember) -> None:
    """The seat keeps its code and its attendances, which count people; the person is gone, even
    from minutes that are approved, and with them the links by which their calendar read."""
    member.attendances.exclude(name="").update(name="")
    member.calendar_feeds.all().delete()
    member.first_name = member.last_name = member.email = ""
    member.professional = None
    member.save(update_fields=["first_name", "last_name", "email", "professional"])


def forget_at_committees(*, person: Professional) -> None:
    """Whoever is erased from the directory is no longer read about in any calendar, nor in the
    minutes that were sent: there a name may be older than the one that is erased."""
    seat = Q(member__professional=person)
    if person.last_name:
        employer = Q(member__partnership__organisation=person.organisation_id)
        seat |= employer & Q(name__iexact=person.display_name)
    rows = MemberAttendance.objects.filter(seat).exclude(name="")
    MemberAttendance.objects.filter(pk__in=rows.values("pk")).update(name="")
    theirs = Q(member__professional=person) | Q(mobilisation__professional=person)
    CalendarFeed.objects.filter(theirs).delete()


def forget_all_members(*, event: Event) -> int:
    """Once an event is old enough: how many people were erased."""
    MemberAttendance.objects.filter(event=event).exclude(name="").update(name="")
    known = CommitteeMember.objects.filter(event=event).exclude(
        professional=None, first_name="", last_name="", email=""
    )
    members = list(known)
    for member in members:
        forget_member(member=member)
    return len(members)


def known_of(member: CommitteeMember) -> dict[str, Any]:
    """Everything that the committee holds about one person, for who asks to see it."""
    return {
        "code": member.code,
        "name": member.display_name,
        "email": member.address,
        "organisation": str(member.partnership),
        "deputy_of": member.deputy_of.code if member.deputy_of else "",
        "has_voice": member.has_voice,
        "left_on": member.left_on,
        "attendances": [
            {
                "meeting": row.meeting.number,
                "date": row.meeting.date,
                "status": row.status,
                "name_in_the_minutes": row.name,
            }
            for row in member.attendances.select_related("meeting").order_by("meeting__number")
        ],
        "calendar_links": member.calendar_feeds.filter(is_active=True).count(),
    }
