import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.fields import CodeField
from core.triggers import Refuse, changes
from events.models import Event


class ProfileDimension(models.TextChoices):
    AGE_BAND = "age_band", _("age band")
    SITUATION = "situation", _("situation")
    STUDY_LEVEL = "study_level", _("level of study")
    GENDER = "gender", _("gender")
    REASON = "reason", _("reason for the visit")
    HEARD_FROM = "heard_from", _("how the event was heard of")


# A check-in holds codes and bits, no keys: nothing else stops an item from taking another meaning.
IS_USED = (
    "EXISTS (SELECT FROM visits_checkin AS visit WHERE visit.event_id = OLD.event_id AND "
    "CASE OLD.dimension "
    + " ".join(
        f"WHEN '{dimension}' THEN visit.{dimension} = OLD.code"
        for dimension in ProfileDimension.values
        if dimension != ProfileDimension.REASON
    )
    + " WHEN 'reason' THEN (visit.reasons >> OLD.bit) & 1 = 1 END)"
)


class ProfileChoice(models.Model):
    """One item of a profile list of one event. Codes are stable across editions.

    `bit` is the place of a reason in `CheckIn.reasons`, which holds several in one number.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="profile_choices", verbose_name=_("event")
    )
    dimension = models.CharField(_("list"), max_length=20, choices=ProfileDimension)
    code = CodeField(_("code"))
    label = models.CharField(_("label"), max_length=120)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    bit = models.PositiveSmallIntegerField(_("bit"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("item of a profile list")
        verbose_name_plural = _("profile lists")
        ordering = ["event", "dimension", "position", "label"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "dimension", "code"],
                name="visits_profilechoice_code_unique",
                violation_error_message=_("This list already has an item with this code."),
            ),
            models.UniqueConstraint(
                fields=["event", "bit"],
                name="visits_profilechoice_bit_unique",
                violation_error_message=_("Another reason of this event uses this place."),
            ),
            models.CheckConstraint(
                condition=Q(dimension="reason", bit__isnull=False, bit__lte=30)
                | (~Q(dimension="reason") & Q(bit__isnull=True)),
                name="visits_profilechoice_bit_for_reasons",
                violation_error_message=_("An event has at most 31 reasons for the visit."),
            ),
            known_choice("dimension", ProfileDimension, "visits_profilechoice_dimension_known"),
        ]
        triggers = [
            Refuse(
                name="visits_profilechoice_used",
                operation=pgtrigger.Update | pgtrigger.Delete,
                test=f"{changes('event_id', 'dimension', 'code', 'bit')} AND {IS_USED}",
                message="Check-ins use this item: only its label and its order can be changed.",
            ),
        ]

    def __str__(self) -> str:
        return self.label
