"""What people answered. No row says who, and none says in which order: see docs/adr/0004."""

import uuid
from typing import Any

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.constraints import OwnerKey, SameOwner
from core.triggers import Refuse
from events.models import Activity, Event
from surveys.models.instrument import Choice, Question, SurveyVersion


class Channel(models.TextChoices):
    QR = "qr", _("poster code")
    TABLET = "tablet", _("hand-round tablet")
    PAPER = "paper", _("paper")
    LINK = "link", _("personal link")
    DECLARED = "declared", _("rebuilt from published counts")


class StartOfHour(models.Func):
    """The hour in which a moment falls."""

    template = (
        "date_bin('1 hour'::interval, %(expressions)s, '2000-01-01 00:00:00+00'::timestamptz)"
    )
    output_field = models.DateTimeField()


# A constraint of the same table checks this key together with its owner (SameOwner). Checked once
# instead of twice: a response brings some two hundred rows, written again in another order
# (docs/adr/0012), and PostgreSQL checks the keys of each when it commits.
HELD: Any = {"db_constraint": False}


class Response(models.Model):
    """One filled questionnaire: random key, hour only, no account, no link to a visit."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(
        Event, models.CASCADE, related_name="responses", verbose_name=_("event"), **HELD
    )
    version = models.ForeignKey(
        SurveyVersion, models.RESTRICT, related_name="responses", verbose_name=_("version"), **HELD
    )
    activity = models.ForeignKey(
        Activity,
        models.RESTRICT,
        related_name="responses",
        null=True,
        blank=True,
        verbose_name=_("activity"),
        **HELD,
    )
    hour = models.DateTimeField(_("hour"))
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    language = models.CharField(_("language"), max_length=5, default="fr")

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        ordering = ["event", "id"]
        indexes = [models.Index(fields=["version", "hour"], name="surveys_response_hour_index")]
        constraints = [
            OwnerKey(name="surveys_response_owner_key", owner="version"),
            SameOwner(field="version", name="surveys_response_version_same_event"),
            SameOwner(field="activity", name="surveys_response_activity_same_event"),
            models.CheckConstraint(
                condition=Q(hour=StartOfHour("hour")),
                name="surveys_response_hour",
                violation_error_message=_("A response keeps the hour, not the exact time."),
            ),
            known_choice("channel", Channel, "surveys_response_channel_known"),
        ]
        triggers = [
            Refuse(
                name="surveys_response_append_only",
                operation=pgtrigger.Update,
                message="A response is never changed.",
            ),
            Refuse(
                name="surveys_response_after_purge",
                operation=pgtrigger.Insert,
                test="EXISTS (SELECT FROM surveys_surveypurge WHERE event_id = NEW.event_id)",
                message="The answers of this event were erased: nothing can be added.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.version)


class Answer(models.Model):
    """One reply: a choice (a row for each when several are ticked), a score or a text."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(
        SurveyVersion, models.RESTRICT, related_name="answers", verbose_name=_("version"), **HELD
    )
    response = models.ForeignKey(
        Response, models.CASCADE, related_name="answers", verbose_name=_("response"), **HELD
    )
    question = models.ForeignKey(
        Question, models.RESTRICT, related_name="answers", verbose_name=_("question"), **HELD
    )
    choice = models.ForeignKey(
        Choice,
        models.RESTRICT,
        related_name="answers",
        null=True,
        blank=True,
        verbose_name=_("choice"),
        **HELD,
    )
    score = models.PositiveSmallIntegerField(_("score"), null=True, blank=True)
    text = models.TextField(_("text"), blank=True, max_length=2000)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["response", "question", "id"]
        indexes = [
            models.Index(
                fields=["question"], condition=~Q(text=""), name="surveys_answer_verbatims"
            ),
        ]
        constraints = [
            SameOwner(field="response", owner="version", name="surveys_answer_response_version"),
            SameOwner(field="question", owner="version", name="surveys_answer_question_version"),
            SameOwner(field="choice", owner="question", name="surveys_answer_choice_question"),
            models.UniqueConstraint(
                fields=["response", "question", "choice"],
                nulls_distinct=False,
                name="surveys_answer_unique",
                violation_error_message=_("This reply is already recorded."),
            ),
            models.CheckConstraint(
                condition=Q(choice__isnull=False, score__isnull=True, text="")
                | Q(choice__isnull=True, score__isnull=False, text="")
                | (Q(choice__isnull=True, score__isnull=True) & ~Q(text="")),
                name="surveys_answer_one_value",
                violation_error_message=_("An answer is a choice, a score or a text."),
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__lte=10),
                name="surveys_answer_score_range",
                violation_error_message=_("A recommendation goes from 0 to 10."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.question)
