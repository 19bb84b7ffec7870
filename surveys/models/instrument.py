"""The instrument: a questionnaire, its frozen versions, their questions and choices."""

from datetime import datetime, timedelta

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.constraints import OwnerKey, SameOwner
from core.fields import CodeField
from core.triggers import Refuse, changes
from events.models import Event
from surveys.models.instrument_rules import (
    FROZEN,
    FROZEN_MESSAGE,
    choice_rules,
    question_rules,
    survey_rules,
    version_rules,
)
from surveys.querysets import QuestionQuerySet, SurveyQuerySet

SHOWN_AFTER_EARLIER = "A question can only depend on an earlier question of its version."
# After a questionnaire closed: sheets that were given in late are still keyed in.
LONGEST_KEYING = timedelta(days=31)


class Audience(models.TextChoices):
    VISITOR = "visitor", _("visitors")
    WORKSHOP = "workshop", _("workshop participants")
    PROFESSIONAL = "professional", _("professionals of the partners")


class Survey(models.Model):
    """A questionnaire for one population of one event, open between two dates."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="surveys", verbose_name=_("event")
    )
    code = CodeField(_("code"), help_text=_("Stays the same from one edition to the next."))
    audience = models.CharField(_("population"), max_length=20, choices=Audience)
    title = models.CharField(_("title"), max_length=200)
    introduction = models.TextField(_("introduction"), blank=True)
    opens_at = models.DateTimeField(_("opens at"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes at"), null=True, blank=True)
    paper_until = models.DateTimeField(
        _("sheets keyed in until"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("After the closing; results are read once it is past."),
    )
    shuffle_due = models.BooleanField(
        _("its rows still have an order"),
        default=False,
        editable=False,
        help_text=_("It closed with many answers: the hourly run shuffles them."),
    )
    people_asked = models.PositiveIntegerField(
        _("people asked"),
        null=True,
        blank=True,
        help_text=_("Declared when no invitation was sent from here; gives the response rate."),
    )

    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        ordering = ["event", "audience", "code"]
        constraints = [
            OwnerKey(name="surveys_survey_owner_key"),
            models.UniqueConstraint(
                fields=["event", "code"],
                name="surveys_survey_code_unique",
                violation_error_message=_("Another questionnaire of this event has this code."),
            ),
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True)
                | Q(closes_at__isnull=True)
                | Q(closes_at__gt=F("opens_at")),
                name="surveys_survey_closes_after_opening",
                violation_error_message=_("A questionnaire must close after it opens."),
            ),
            models.CheckConstraint(
                condition=Q(paper_until__isnull=True)
                | Q(
                    closes_at__isnull=False,
                    paper_until__gt=F("closes_at"),
                    paper_until__lte=F("closes_at") + LONGEST_KEYING,
                ),
                name="surveys_survey_paper_after_closing",
                violation_error_message=_("Sheets are keyed in within a month of the closing."),
            ),
            known_choice("audience", Audience, "surveys_survey_audience_known"),
        ]
        triggers = [
            Refuse(
                name="surveys_survey_after_purge",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test=f"{changes('opens_at', 'closes_at', 'paper_until')} AND EXISTS "
                "(SELECT FROM surveys_surveypurge AS purge WHERE purge.event_id = NEW.event_id)",
                message="The answers of this event were erased: nothing can be asked any more.",
            ),
            *survey_rules(),
        ]

    def __str__(self) -> str:
        return self.title

    def is_open_at(self, moment: datetime) -> bool:
        """Collecting answers. A questionnaire without an opening date was never opened."""
        if self.opens_at is None or moment < self.opens_at:
            return False
        return self.closes_at is None or moment < self.closes_at

    def is_keyed_at(self, moment: datetime) -> bool:
        """Closed, and its paper sheets are still being keyed in."""
        return self.paper_until is not None and moment < self.paper_until


class SurveyVersion(models.Model):
    """One state of a questionnaire; frozen once it has an answer."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="survey_versions", verbose_name=_("event")
    )
    survey = models.ForeignKey(
        Survey, models.CASCADE, related_name="versions", verbose_name=_("questionnaire")
    )
    number = models.PositiveSmallIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("version of a questionnaire")
        verbose_name_plural = _("versions of questionnaires")
        ordering = ["survey", "number"]
        constraints = [
            OwnerKey(name="surveys_surveyversion_owner_key"),
            SameOwner(field="survey", name="surveys_surveyversion_survey_same_event"),
            models.UniqueConstraint(
                fields=["survey", "number"],
                name="surveys_surveyversion_number_unique",
                violation_error_message=_("This version number is already used."),
            ),
        ]
        triggers = version_rules()

    def __str__(self) -> str:
        return _("%(survey)s, version %(number)s") % {
            "survey": self.survey,
            "number": self.number,
        }


class QuestionKind(models.TextChoices):
    SATISFACTION = "satisfaction", _("satisfaction, four levels")
    SINGLE = "single", _("one choice")
    MULTIPLE = "multiple", _("several choices")
    RECOMMENDATION = "recommendation", _("recommendation from 0 to 10")
    TEXT = "text", _("short text")


FROZEN_QUESTION = ("version_id", "code", "kind", "shown_if_id", "is_required", "position")


class Question(models.Model):
    """One question of one version. The code is what editions are compared by."""

    version = models.ForeignKey(
        SurveyVersion, models.CASCADE, related_name="questions", verbose_name=_("version")
    )
    code = CodeField(_("code"), max_length=60)
    kind = models.CharField(_("kind"), max_length=20, choices=QuestionKind)
    label = models.CharField(_("question"), max_length=300)
    help_text = models.CharField(_("help"), max_length=300, blank=True)
    is_required = models.BooleanField(_("required"), default=False)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    shown_if = models.ForeignKey(
        "surveys.Choice",
        models.RESTRICT,
        related_name="shows",
        null=True,
        blank=True,
        verbose_name=_("only shown after"),
        help_text=_("Asked to those who ticked this choice of an earlier question."),
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["version", "position", "id"]
        constraints = [
            OwnerKey(name="surveys_question_owner_key", owner="version"),
            models.UniqueConstraint(
                fields=["version", "code"],
                name="surveys_question_code_unique",
                violation_error_message=_("Another question of this version has this code."),
            ),
            known_choice("kind", QuestionKind, "surveys_question_kind_known"),
        ]
        triggers = [
            Refuse(
                name="surveys_question_frozen",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                test=f"{changes(*FROZEN_QUESTION)} AND "
                + FROZEN.format(versions="OLD.version_id, NEW.version_id"),
                message=FROZEN_MESSAGE,
            ),
            Refuse(
                name="surveys_question_shown_after_earlier",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test="(NEW.shown_if_id IS NOT NULL AND NOT EXISTS (SELECT FROM surveys_choice AS "
                "choice JOIN surveys_question AS earlier ON earlier.id = choice.question_id "
                "WHERE choice.id = NEW.shown_if_id AND earlier.version_id = NEW.version_id "
                "AND earlier.position < NEW.position)) OR EXISTS (SELECT FROM surveys_choice AS "
                "choice JOIN surveys_question AS later ON later.shown_if_id = choice.id "
                "WHERE choice.question_id = NEW.id AND (later.version_id <> NEW.version_id "
                "OR later.position <= NEW.position))",
                message=SHOWN_AFTER_EARLIER,
            ),
            *question_rules(),
        ]

    def __str__(self) -> str:
        return self.label


class Valence(models.TextChoices):
    """What a choice means in a satisfaction question; empty in the other kinds."""

    VERY_POSITIVE = "very_positive", _("very satisfied")
    POSITIVE = "positive", _("satisfied")
    NEGATIVE = "negative", _("not very satisfied")
    VERY_NEGATIVE = "very_negative", _("not at all satisfied")
    NO_OPINION = "no_opinion", _("no opinion, outside the scale")


FROZEN_CHOICE = ("question_id", "code", "valence", "asks_text", "position")


class Choice(models.Model):
    """One possible reply to a closed question."""

    question = models.ForeignKey(
        Question, models.CASCADE, related_name="choices", verbose_name=_("question")
    )
    code = CodeField(_("code"), max_length=60)
    label = models.CharField(_("label"), max_length=200)
    valence = models.CharField(_("level"), max_length=20, choices=Valence, blank=True)
    asks_text = models.BooleanField(
        _("asks for words"), default=False, help_text=_("“Other: please say”, always optional.")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("choice")
        verbose_name_plural = _("choices")
        ordering = ["question", "position", "id"]
        constraints = [
            OwnerKey(name="surveys_choice_owner_key", owner="question"),
            models.UniqueConstraint(
                fields=["question", "code"],
                name="surveys_choice_code_unique",
                violation_error_message=_("Another choice of this question has this code."),
            ),
            models.CheckConstraint(
                condition=Q(valence__in=["", *sorted(Valence.values)]),
                name="surveys_choice_valence_known",
                violation_error_message=_("Choose an item from the list."),
            ),
        ]
        triggers = [
            Refuse(
                name="surveys_choice_frozen",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                test=f"{changes(*FROZEN_CHOICE)} AND "
                + FROZEN.format(
                    versions="SELECT question.version_id FROM surveys_question AS question "
                    "WHERE question.id IN (OLD.question_id, NEW.question_id)"
                ),
                message=FROZEN_MESSAGE,
            ),
            Refuse(
                name="surveys_choice_shows_later",
                operation=pgtrigger.Update,
                test="EXISTS (SELECT FROM surveys_question AS later JOIN surveys_question AS mine "
                "ON mine.id = NEW.question_id WHERE later.shown_if_id = NEW.id "
                "AND (later.version_id <> mine.version_id OR later.position <= mine.position))",
                message=SHOWN_AFTER_EARLIER,
            ),
            *choice_rules(),
        ]

    def __str__(self) -> str:
        return self.label
