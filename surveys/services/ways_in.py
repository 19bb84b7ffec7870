"""Short codes by which people reach a questionnaire."""

from secrets import choice

from django.db import transaction
from django.utils.translation import gettext as _

from events.models import Activity
from events.models.programme import ActivityKind
from surveys.asked_by_link import is_asked_by_link
from surveys.models import Survey, WayIn
from surveys.models.way_in import CODE_LENGTH
from surveys.services.refusal import Refused, refuse_purged

CHARACTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without those that look alike: 0 O, 1 I


@transaction.atomic
def create_way_in(*, survey: Survey, activity: Activity | None = None) -> WayIn:
    """For everybody, or for those of one activity. One that was closed opens again."""
    _lock(survey)
    known: WayIn | None = survey.ways_in.filter(activity=activity).first()
    if known is None:
        return WayIn.objects.create(
            event_id=survey.event_id, survey=survey, activity=activity, code=_free_codes(1)[0]
        )
    switch_way_in(way_in=known, is_active=True)
    return known


@transaction.atomic
def create_workshop_ways_in(*, survey: Survey) -> int:
    """One for each workshop of the programme that has none. How many were made."""
    _lock(survey)
    known = survey.ways_in.filter(activity__isnull=False).values("activity")
    workshops = Activity.objects.filter(event_id=survey.event_id, kind=ActivityKind.WORKSHOP)
    missing = list(workshops.exclude(pk__in=known))
    WayIn.objects.bulk_create(
        WayIn(event_id=survey.event_id, survey=survey, activity=activity, code=code)
        for activity, code in zip(missing, _free_codes(len(missing)), strict=True)
    )
    return len(missing)


@transaction.atomic
def switch_way_in(*, way_in: WayIn, is_active: bool) -> None:
    """A closed one keeps its code: a poster that is still up can be used again."""
    if is_active:
        _lock(way_in.survey)
    way_in.is_active = is_active
    way_in.save(update_fields=["is_active"])


def _lock(survey: Survey) -> None:
    """One change at a time; refused to those who have links (see `partners.asking`)."""
    Survey.objects.select_for_update().get(pk=survey.pk)
    refuse_purged(survey.event)
    if is_asked_by_link(survey):
        raise Refused(
            _("These people have personal links: by a code as well they would count twice.")
        )


def _free_codes(number: int) -> list[str]:
    """Drawn at random, so that one code says nothing of another; no two alike."""
    found: list[str] = []
    while len(found) < number:
        drawn = {_random_code() for _each in range(number - len(found))} - set(found)
        taken = WayIn.objects.filter(code__in=drawn).values_list("code", flat=True)
        found += drawn.difference(taken)
    return found


def _random_code() -> str:
    return "".join(choice(CHARACTERS) for _place in range(CODE_LENGTH))
