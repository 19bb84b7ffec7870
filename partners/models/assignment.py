"""Which professional is where, and when, on the days of the event."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.constraints import CheckBeside, SameOwner
from core.hours import slot_text
from core.slots import FollowsSlot, OneAtATime, TakesSlot, TakesTurn
from events.models import Activity, Event, Hub
from partners.models.professional import Mobilisation
from partners.models.stand import Stand
from partners.querysets import AssignmentQuerySet

PLACES = ("activity", "stand", "hub")
ONE_PLACE = Q()
for _place in PLACES:
    ONE_PLACE |= Q(**{f"{other}__isnull": other != _place for other in PLACES})


class Assignment(models.Model):
    """A mobilised professional runs an activity, holds a stand, or the desk of a hub.

    The hours of an activity are copied by PostgreSQL and move with it, so that one exclusion
    constraint covers everything that a person may be taken by.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="assignments", verbose_name=_("event")
    )
    mobilisation = models.ForeignKey(
        Mobilisation,
        models.CASCADE,
        related_name="assignments",
        verbose_name=_("professional"),
    )
    activity = models.ForeignKey(
        Activity,
        models.CASCADE,
        related_name="assignments",
        null=True,
        blank=True,
        verbose_name=_("activity"),
    )
    stand = models.ForeignKey(
        Stand,
        models.CASCADE,
        related_name="assignments",
        null=True,
        blank=True,
        verbose_name=_("stand"),
    )
    hub = models.ForeignKey(
        Hub,
        models.RESTRICT,
        related_name="assignments",
        null=True,
        blank=True,
        verbose_name=_("hub desk"),
    )
    starts_at = models.DateTimeField(
        _("starts at"),
        null=True,
        blank=True,
        help_text=_("Left empty for an activity: its own hours count."),
    )
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence of a professional")
        verbose_name_plural = _("presences of professionals")
        ordering = ["event", "starts_at", "pk"]
        constraints = [
            SameOwner(field="mobilisation", name="partners_assignment_person_same_event"),
            SameOwner(field="activity", name="partners_assignment_activity_same_event"),
            SameOwner(field="stand", name="partners_assignment_stand_same_event"),
            SameOwner(field="hub", name="partners_assignment_hub_same_event"),
            models.CheckConstraint(
                condition=ONE_PLACE,
                name="partners_assignment_one_place",
                violation_error_message=_("Choose an activity, a stand or a hub: one of them."),
            ),
            CheckBeside(
                beside="ends_at",
                condition=Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
                name="partners_assignment_has_hours",
                violation_error_message=_("Say from when to when; it ends after it starts."),
            ),
            FollowsSlot(field="activity", name="partners_assignment_follows_activity"),
            OneAtATime(
                field="mobilisation",
                same_slot_as="activity",
                name="partners_assignment_person_free",
                violation_error_message=_("This professional is already taken at that time."),
            ),
        ]
        triggers = [
            TakesTurn(field="mobilisation", name="partners_assignment_takes_turn"),
            TakesSlot(field="activity", name="partners_assignment_takes_slot"),
        ]

    def __str__(self) -> str:
        return f"{self.place} · {self.mobilisation}"

    @property
    def place(self) -> str:
        if self.activity:
            return str(self.activity.title)
        if self.stand:
            return gettext("stand %(number)s") % {"number": self.stand.number}
        return str(self.hub.name) if self.hub else ""

    @property
    def told(self) -> str:
        """Who is where and when, for whoever wanted the person. For screens only, never logs."""
        return gettext("%(person)s: “%(place)s”, %(when)s.") % {
            "person": self.mobilisation.professional.display_name,
            "place": self.place,
            "when": slot_text(self.starts_at, self.ends_at),
        }
