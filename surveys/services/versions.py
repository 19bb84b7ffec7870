"""Versions of a questionnaire, and questionnaires copied from another edition."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.codes import free_code
from events.models import Event
from surveys.erased import erased_on
from surveys.mixing import lock_version
from surveys.models import Draft, Survey, SurveyVersion, SurveyWording
from surveys.models.instrument import Audience
from surveys.models.response import Channel
from surveys.services.content import read_content, write_content
from surveys.services.refusal import Refused, refuse_purged


def add_first_version(*, survey: Survey) -> SurveyVersion | None:
    """Version 1, if the questionnaire has no version to write questions in."""
    if survey.versions.exists():
        return None
    return SurveyVersion.objects.create(event_id=survey.event_id, survey=survey, number=1)


def latest_version(survey: Survey) -> SurveyVersion:
    """The one that people answer and that the coordinator changes."""
    version = survey.versions.order_by("number").last()
    return version or SurveyVersion.objects.create(event_id=survey.event_id, survey=survey)


def is_frozen(version: SurveyVersion) -> bool:
    """Somebody has answered it, also when the answers are erased."""
    return version.responses.exists() or erased_on(version.event_id) is not None


def lock_to_change(version: SurveyVersion) -> None:
    """Inside a transaction: one change at a time, and none once somebody has answered."""
    lock_version(version.pk)  # whoever sends an answer takes it too, and freezes the version
    SurveyVersion.objects.select_for_update().get(pk=version.pk)
    refuse_purged(version.event_id)
    if is_frozen(version):
        raise Refused(
            _(
                "Somebody has answered this version: only its words can still be corrected. "
                "Make a new version to change its questions."
            )
        )


@transaction.atomic
def create_empty(*, event: Event, title: str, audience: Audience) -> Survey:
    """One version, no question. The code is made from the title."""
    refuse_purged(event)
    taken = set(event.surveys.values_list("code", flat=True))
    survey: Survey = Survey.objects.create(
        event=event, code=free_code(title, taken, 40), title=title, audience=audience
    )
    add_first_version(survey=survey)
    return survey


@transaction.atomic
def copy_survey(*, survey: Survey, event: Event) -> Survey:
    """Its latest version into another event: questions, conditions, translations, same codes.

    Dates, answers, ways in and the number of people asked stay with the edition that they tell of.
    """
    refuse_taken_code(event, survey.code)
    copy: Survey = Survey.objects.create(
        event=event,
        code=survey.code,
        audience=survey.audience,
        title=survey.title,
        introduction=survey.introduction,
    )
    SurveyWording.objects.bulk_create(
        SurveyWording(
            survey=copy,
            language=wording.language,
            title=wording.title,
            introduction=wording.introduction,
        )
        for wording in survey.wordings.all()
    )
    version = SurveyVersion.objects.create(event=event, survey=copy)
    write_content(version, read_content(latest_version(survey)))
    return copy


@transaction.atomic
def new_version(*, survey: Survey) -> SurveyVersion:
    """A copy of the latest version, to be changed; that one itself if nobody has answered it."""
    Survey.objects.select_for_update().get(pk=survey.pk)
    refuse_purged(survey.event)
    latest = latest_version(survey)
    if not is_frozen(latest):
        return latest
    if survey.is_open_at(timezone.now()):
        raise Refused(
            _(
                "This questionnaire is open: people would answer the new version before it is "
                "ready. Close it, change it, then open it again."
            )
        )
    version: SurveyVersion = SurveyVersion.objects.create(
        event_id=survey.event_id, survey=survey, number=latest.number + 1
    )
    write_content(version, read_content(latest))
    return version


@transaction.atomic
def delete_survey(*, survey: Survey) -> None:
    """With its questions and ways in; never with an answer, nor with one that is being given."""
    Survey.objects.select_for_update().get(pk=survey.pk)
    refuse_purged(survey.event)
    if survey.versions.filter(responses__isnull=False).exists():
        raise Refused(_("This questionnaire has answers: it cannot be deleted, only closed."))
    begun = Draft.objects.filter(version__survey=survey).exclude(channel=Channel.LINK)
    if begun.exclude(answers={}).exists():
        raise Refused(_("Somebody has begun to answer: close it, so that what they said counts."))
    survey.delete()


def refuse_taken_code(event: Event, code: str) -> None:
    refuse_purged(event)
    taken = event.surveys.filter(code=code).first()
    if taken:
        raise Refused(
            _("This event already has it: “%(title)s”. Change that one.") % {"title": taken}
        )
