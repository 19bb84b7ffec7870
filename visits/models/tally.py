"""What the dashboards read: people counted by PostgreSQL as check-ins come (docs/adr/0011).

The rows are written by triggers only. A counter is the sum of its shards.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.constraints import GoesWith
from core.fields import CodeField
from events.models import Activity, Event, Hub
from visits.querysets import ProfileTallyQuerySet, SlotTallyQuerySet


class SlotTally(models.Model):
    """People of one kind in one quarter-hour, at one hub or activity."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="slot_tallies", db_constraint=False, db_index=False
    )
    kind = models.CharField(max_length=10)
    slot = models.DateTimeField()
    hub = models.ForeignKey(Hub, models.RESTRICT, related_name="+", null=True, blank=True)
    activity = models.ForeignKey(Activity, models.RESTRICT, related_name="+", null=True, blank=True)
    shard = models.PositiveSmallIntegerField()
    people = models.IntegerField()
    check_ins = models.IntegerField()

    objects = SlotTallyQuerySet.as_manager()

    class Meta:
        verbose_name = _("count by quarter-hour")
        verbose_name_plural = _("counts by quarter-hour")
        constraints = [
            GoesWith(field="event", name="visits_slottally_goes_with_event"),
            models.UniqueConstraint(
                fields=["event", "kind", "slot", "hub", "activity", "shard"],
                name="visits_slottally_unique",
                nulls_distinct=False,
                violation_error_message=_("This counter exists already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.people}"


class ProfileTally(models.Model):
    """People who arrived and gave this item of their profile.

    `code` under `reasons` is the number whose bits are the reasons that were ticked together.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="profile_tallies", db_constraint=False, db_index=False
    )
    dimension = models.CharField(max_length=20)
    code = CodeField()
    shard = models.PositiveSmallIntegerField()
    people = models.IntegerField()

    objects = ProfileTallyQuerySet.as_manager()

    class Meta:
        verbose_name = _("count by profile")
        verbose_name_plural = _("counts by profile")
        constraints = [
            GoesWith(field="event", name="visits_profiletally_goes_with_event"),
            models.UniqueConstraint(
                fields=["event", "dimension", "code", "shard"],
                name="visits_profiletally_unique",
                violation_error_message=_("This counter exists already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dimension} · {self.people}"


class Purge(models.Model):
    """The detailed check-ins of an event are gone; its counts by quarter-hour stay, frozen."""

    event = models.OneToOneField(
        Event, models.CASCADE, related_name="purge", verbose_name=_("event")
    )
    done_on = models.DateField(_("done on"))

    class Meta:
        verbose_name = _("purge")
        verbose_name_plural = _("purges")

    def __str__(self) -> str:
        return self.done_on.isoformat()
