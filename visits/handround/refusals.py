"""Why a filled questionnaire is refused: codes for programs, sentences for people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormReason(models.TextChoices):
    INVALID_ITEM = "invalid_item", _("This questionnaire cannot be read.")
    INVALID_ID = "invalid_id", _("The identifier of this questionnaire is not valid.")
    INVALID_TIME = "invalid_time", _("The time of this questionnaire is not valid.")
    UNKNOWN_FIELD = "unknown_field", _("This questionnaire says something that is not recorded.")
    UNKNOWN_LANGUAGE = "unknown_language", _("The language of these answers is not known.")
    UNKNOWN_SURVEY = "unknown_survey", _("This event has no such questionnaire.")
    NOT_HANDED = "not_handed", _("This desk may not hand this questionnaire round (any more).")
    UNKNOWN_VERSION = "unknown_version", _("This version of the questionnaire is not known.")
    ACTIVITY = (
        "activity",
        _("A workshop questionnaire names its activity, a visitors’ questionnaire names none."),
    )
    UNKNOWN_ACTIVITY = "unknown_activity", _("This event has no such activity.")
    NOT_OPEN = "not_open", _("These answers were given before the questionnaire opened.")
    CLOSED = "closed", _("These answers were given after the questionnaire had closed.")
    TOO_LATE = "too_late", _("The questionnaire has been closed for more than seven days.")
    ANSWERS = "answers", _("These answers do not fit the questionnaire as it is now.")
    EVENT_PURGED = (
        "event_purged",
        _("The detailed records of this event were purged: nothing can be added."),
    )


# Not a refusal of the answers themselves: what is recorded under their identifier differs.
CONFLICT = _("Another questionnaire is already recorded under this identifier.")


class FormRefused(Exception):
    """`field`: what is wrong in it, if one thing is; a question by its code."""

    def __init__(self, reason: FormReason, field: str = "") -> None:
        self.reason, self.field = reason, field
        super().__init__(reason, field)
