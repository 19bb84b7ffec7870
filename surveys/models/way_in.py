"""How people reach a questionnaire, and what they have answered so far."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.constraints import OwnerKey, SameOwner
from core.triggers import Refuse, changes
from events.models import Activity, Event
from surveys.languages import Language
from surveys.models.instrument import Survey, SurveyVersion
from surveys.models.response import Channel, StartOfHour

CODE_LENGTH = 5
HASH_LENGTH = 64  # SHA-256 in hexadecimal


class WayIn(models.Model):
    """A short address, on a poster or a slide: for everybody, or for those of one activity."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="ways_in", verbose_name=_("event")
    )
    survey = models.ForeignKey(
        Survey, models.CASCADE, related_name="ways_in", verbose_name=_("questionnaire")
    )
    activity = models.ForeignKey(
        Activity,
        models.CASCADE,
        related_name="ways_in",
        null=True,
        blank=True,
        verbose_name=_("activity"),
    )
    code = models.CharField(_("short code"), max_length=CODE_LENGTH, unique=True)
    is_active = models.BooleanField(_("active"), default=True)
    rate_minute = models.DateTimeField(_("minute of the last start"), null=True, editable=False)
    rate_starts = models.PositiveIntegerField(_("starts in that minute"), default=0, editable=False)

    class Meta:
        verbose_name = _("way into a questionnaire")
        verbose_name_plural = _("ways into questionnaires")
        ordering = ["survey", "activity", "code"]
        constraints = [
            OwnerKey(name="surveys_wayin_owner_key"),
            SameOwner(field="survey", name="surveys_wayin_survey_same_event"),
            SameOwner(field="activity", name="surveys_wayin_activity_same_event"),
            models.UniqueConstraint(
                fields=["survey", "activity"],
                nulls_distinct=False,
                name="surveys_wayin_unique",
                violation_error_message=_("This activity already has a code for it."),
            ),
        ]
        triggers = [
            Refuse(
                name="surveys_wayin_beside_links",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test=f"NEW.is_active AND {changes('survey_id', 'is_active')} AND EXISTS ("
                "SELECT FROM surveys_invitation AS invitation "
                "JOIN surveys_survey AS survey ON survey.id = invitation.survey_id "
                "WHERE survey.id = NEW.survey_id AND survey.audience = 'professional')",
                message="These people have personal links: by a code as well they would count "
                "twice.",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Draft(models.Model):
    """A questionnaire being filled in: found by a secret in the address, gone once it is sent.

    No account, no invitation, no time beyond the hour. `answers`: {question code: reply}, where a
    reply is {"choices": [codes], "score": number, "text": words} with what applies.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="drafts", verbose_name=_("event"))
    version = models.ForeignKey(
        SurveyVersion, models.CASCADE, related_name="drafts", verbose_name=_("version")
    )
    activity = models.ForeignKey(
        Activity,
        models.CASCADE,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("activity"),
    )
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    language = models.CharField(_("language"), max_length=5, choices=Language, default="fr")
    key_hash = models.CharField(_("key (hash)"), max_length=HASH_LENGTH, unique=True)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    hour = models.DateTimeField(_("hour"))

    class Meta:
        verbose_name = _("questionnaire being filled in")
        verbose_name_plural = _("questionnaires being filled in")
        ordering = ["event", "key_hash"]
        constraints = [
            SameOwner(field="version", name="surveys_draft_version_same_event"),
            SameOwner(field="activity", name="surveys_draft_activity_same_event"),
            models.CheckConstraint(
                condition=models.Q(hour=StartOfHour("hour")),
                name="surveys_draft_hour",
                violation_error_message=_("A response keeps the hour, not the exact time."),
            ),
            known_choice("channel", Channel, "surveys_draft_channel_known"),
            known_choice("language", Language, "surveys_draft_language_known"),
        ]
        triggers = [
            Refuse(
                name="surveys_draft_after_purge",
                operation=pgtrigger.Insert,
                test="EXISTS (SELECT FROM surveys_surveypurge WHERE event_id = NEW.event_id)",
                message="The answers of this event were erased: nothing can be added.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.version_id)
