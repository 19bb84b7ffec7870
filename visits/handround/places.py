"""What the codes in filled questionnaires mean in the event, and which may be taken in."""

from dataclasses import dataclass
from datetime import datetime

from events.models import Event
from surveys.holding import LATEST_ARRIVAL
from surveys.models import Survey, SurveyVersion
from surveys.models.instrument import Audience
from visits.handround.giving import surveys_to_hand
from visits.handround.reading import QUARTER, FilledForm
from visits.handround.refusals import FormReason, FormRefused


@dataclass(frozen=True)
class Places:
    """`handed`: what the desk may hand round; None for the coordinator, who may take in all."""

    surveys: dict[str, Survey]
    versions: dict[tuple[int, int], SurveyVersion]
    activities: dict[str, int]
    handed: frozenset[int] | None

    @classmethod
    def of_event(cls, event: Event, handed: frozenset[int] | None) -> "Places":
        """Three queries, however many questionnaires come."""
        surveys = {survey.code: survey for survey in surveys_to_hand(event)}
        versions = SurveyVersion.objects.filter(event=event).select_related("survey")
        return cls(
            surveys,
            {(version.survey_id, version.number): version for version in versions},
            dict(event.activities.values_list("code", "pk")),
            handed,
        )

    def version_of(self, form: FilledForm) -> SurveyVersion:
        """That which was answered, or FormRefused. An older one is as good as the latest."""
        survey = self.surveys.get(form.survey)
        if survey is None:
            raise FormRefused(FormReason.UNKNOWN_SURVEY, "survey")
        version = self.versions.get((survey.pk, form.version))
        if version is None:
            raise FormRefused(FormReason.UNKNOWN_VERSION, "version")
        return version

    def refuse(self, survey: Survey, quarter: datetime, now: datetime) -> None:
        """FormRefused for what may not be taken in, unless it was already."""
        if self.handed is not None and survey.pk not in self.handed:
            raise FormRefused(FormReason.NOT_HANDED, "survey")
        refuse_outside(survey, quarter, now)

    def activity_of(self, form: FilledForm) -> int | None:
        is_workshop = self.surveys[form.survey].audience == Audience.WORKSHOP
        if is_workshop != bool(form.activity):
            raise FormRefused(FormReason.ACTIVITY, "activity")
        if form.activity and form.activity not in self.activities:
            raise FormRefused(FormReason.UNKNOWN_ACTIVITY, "activity")
        return self.activities.get(form.activity)


def refuse_outside(survey: Survey, quarter: datetime, now: datetime) -> None:
    """Open for at least a part of that quarter-hour, and not closed for too long."""
    if survey.opens_at is None or survey.opens_at >= quarter + QUARTER:
        raise FormRefused(FormReason.NOT_OPEN)
    if survey.closes_at is None:
        return
    if quarter >= survey.closes_at:
        raise FormRefused(FormReason.CLOSED)
    if now > survey.closes_at + LATEST_ARRIVAL:
        raise FormRefused(FormReason.TOO_LATE)
