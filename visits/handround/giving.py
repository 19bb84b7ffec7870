"""Which questionnaires a desk may hand round."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from events.models import Event
from surveys.models import Survey
from surveys.models.instrument import Audience
from visits.models import Desk, HandedSurvey


def surveys_to_hand(event: Event) -> QuerySet[Survey]:
    """Professionals answer by their personal links."""
    return Survey.objects.filter(event=event).exclude(audience=Audience.PROFESSIONAL)


@transaction.atomic
def hand_to(*, desk: Desk, surveys: Iterable[Survey]) -> None:
    """These and no others, from the tablet's next exchange on."""
    wanted = {survey.pk for survey in surveys}
    desk.handed_surveys.exclude(survey__in=wanted).delete()
    known = set(desk.handed_surveys.values_list("survey", flat=True))
    for survey_id in sorted(wanted - known):
        HandedSurvey.objects.create(event_id=desk.event_id, desk=desk, survey_id=survey_id)
