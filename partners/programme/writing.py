"""Changes to the programme that touch several rows: an activity with whoever runs it, a stand with
its holders, several people at one place."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from core.slots import overlapping, take_turn
from events.models import Activity, Event, Hub
from partners.models import (
    ActivityHost,
    Assignment,
    Mobilisation,
    Partnership,
    Stand,
    StandHolder,
)
from partners.refusal import Refused


@transaction.atomic
def save_activity(
    *, activity: Activity, partnerships: Iterable[Partnership], people: Iterable[Mobilisation]
) -> Activity:
    """Who leaves goes first: somebody who was in the way no longer is."""
    take_turn()
    known = activity.pk is not None
    new_hosts, new_people = _keys(partnerships), _keys(people)
    if known:
        activity.hosts.exclude(partnership__in=new_hosts).delete()
        activity.assignments.exclude(mobilisation__in=new_people).delete()
    activity.save()
    for key in new_hosts - set(activity.hosts.values_list("partnership", flat=True)):
        ActivityHost.objects.create(
            event_id=activity.event_id, activity=activity, partnership_id=key
        )
    for key in new_people - set(activity.assignments.values_list("mobilisation", flat=True)):
        Assignment.objects.create(
            event_id=activity.event_id, activity=activity, mobilisation_id=key
        )
    return activity


@transaction.atomic
def save_stand(*, stand: Stand, partnerships: Iterable[Partnership]) -> Stand:
    holders = _keys(partnerships)
    stand.save()
    stand.holders.exclude(partnership__in=holders).delete()
    for key in holders - set(stand.holders.values_list("partnership", flat=True)):
        StandHolder.objects.create(event_id=stand.event_id, stand=stand, partnership_id=key)
    return stand


@transaction.atomic
def add_presences(
    *,
    event: Event,
    place: Stand | Hub,
    people: Collection[Mobilisation],
    starts_at: datetime,
    ends_at: datetime,
) -> int:
    where = {"stand": place} if isinstance(place, Stand) else {"hub": place}
    for person in people:
        Assignment.objects.create(
            event=event, mobilisation=person, starts_at=starts_at, ends_at=ends_at, **where
        )
    return len(people)


def delete_from_programme(row: Any) -> None:
    """Raises Refused when something that happened depends on it."""
    try:
        with transaction.atomic():
            row.delete()
    except (models.ProtectedError, models.RestrictedError) as error:
        what = {str(one._meta.verbose_name_plural) for one in _holders(error)}
        text = _("Nothing was deleted: this is used elsewhere (%(what)s).")
        raise Refused(text % {"what": ", ".join(sorted(what))}) from error


def _holders(error: Any) -> Iterable[Any]:
    return getattr(error, "protected_objects", None) or getattr(error, "restricted_objects", ())


def people_taken(
    event: Event,
    people: Iterable[Mobilisation],
    starts_at: datetime,
    ends_at: datetime,
    *,
    besides: Activity | None = None,
) -> list[Assignment]:
    """What takes these people at that time, `besides` an activity that they run already."""
    rows = event.assignments.filter(mobilisation__in=_keys(people)).with_place()
    if besides is not None and besides.pk:
        rows = rows.exclude(activity=besides)
    return list(overlapping(rows, starts_at, ends_at))


def _keys(rows: Iterable[Any]) -> set[int]:
    return {row.pk for row in rows}
