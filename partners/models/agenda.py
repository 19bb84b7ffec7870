import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.constraints import OwnerKey, SameOwner
from core.triggers import Refuse
from events.models import Event
from partners.models.committee import CommitteeMeeting
from partners.models.decision import Decision
from partners.models.meeting_rules import FROZEN, IS_APPROVED, frozen_with_meeting
from partners.models.minutes_rules import DraftAgainWithRow

LARGEST_DOCUMENT = 10 * 1024 * 1024
TO_BE_KEPT = [
    "event_id",
    "meeting_id",
    "position",
    "title",
    "minutes",
    "kind",
    "decision_id",
    "notes",
]


class PointKind(models.TextChoices):
    INFORMATION = "information", _("for information")
    DECISION = "decision", _("for decision")


class AgendaPoint(models.Model):
    """One thing that a meeting speaks about; `notes` is what was said of it."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="agenda_points", verbose_name=_("event")
    )
    meeting = models.ForeignKey(
        CommitteeMeeting, models.CASCADE, related_name="points", verbose_name=_("meeting")
    )
    position = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("point"), max_length=200)
    speaker = models.CharField(_("who speaks"), max_length=150, blank=True)
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), null=True, blank=True)
    kind = models.CharField(
        _("what for"), max_length=20, choices=PointKind, default=PointKind.INFORMATION
    )
    decision = models.ForeignKey(
        Decision,
        models.SET_NULL,
        related_name="agenda_points",
        null=True,
        blank=True,
        verbose_name=_("decision that comes back"),
    )
    notes = models.TextField(_("what was said"), blank=True)

    class Meta:
        verbose_name = _("point of the agenda")
        verbose_name_plural = _("points of the agenda")
        ordering = ["meeting", "position"]
        constraints = [
            OwnerKey(name="partners_agendapoint_owner_key"),
            SameOwner(field="meeting", name="partners_agendapoint_meeting_same_event"),
            SameOwner(field="decision", name="partners_agendapoint_decision_same_event"),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="partners_agendapoint_position_unique",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message=_("Another point of this agenda has this place."),
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__range=(1, 480)),
                name="partners_agendapoint_minutes",
                violation_error_message=_("A point lasts from 1 to 480 minutes."),
            ),
            known_choice("kind", PointKind, "partners_agendapoint_kind_known"),
        ]
        triggers = [
            frozen_with_meeting("partners_agendapoint_frozen", *TO_BE_KEPT),
            Refuse(  # the name of who spoke may only be erased
                name="partners_agendapoint_speaker_frozen",
                operation=pgtrigger.Update,
                test="NEW.speaker <> '' AND NEW.speaker IS DISTINCT FROM OLD.speaker "
                f"AND {IS_APPROVED}",
                message=FROZEN,
            ),
            DraftAgainWithRow(
                name="partners_agendapoint_draft_again",
                printed=("position", "title", "speaker", "kind", "decision_id", "notes"),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Readers(models.TextChoices):
    COORDINATORS = "coordinators", _("the coordinators")
    FUNDERS = "funders", _("coordinators and funders")
    EVERYBODY = "everybody", _("every role on the event, contributors too")


class MeetingDocument(models.Model):
    """A file for a meeting. It lies in the database: one backup, one way to read it (ADR 6)."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="meeting_documents", verbose_name=_("event")
    )
    meeting = models.ForeignKey(
        CommitteeMeeting, models.CASCADE, related_name="documents", verbose_name=_("meeting")
    )
    title = models.CharField(_("title"), max_length=150)
    name = models.CharField(_("file name"), max_length=150)
    media_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveIntegerField(_("size"))
    content = models.BinaryField(_("content"))
    readers = models.CharField(
        _("who may read it"), max_length=20, choices=Readers, default=Readers.COORDINATORS
    )

    class Meta:
        verbose_name = _("document of a meeting")
        verbose_name_plural = _("documents of meetings")
        ordering = ["meeting", "title"]
        constraints = [
            SameOwner(field="meeting", name="partners_meetingdocument_meeting_same_event"),
            models.UniqueConstraint(
                fields=["meeting", "title"],
                name="partners_meetingdocument_title_unique",
                violation_error_message=_("Another document of this meeting has this title."),
            ),
            models.CheckConstraint(
                condition=Q(size__range=(1, LARGEST_DOCUMENT)),
                name="partners_meetingdocument_size",
                violation_error_message=_("A document has 10 MB at most, and is not empty."),
            ),
            known_choice("readers", Readers, "partners_meetingdocument_readers_known"),
        ]
        triggers = [frozen_with_meeting("partners_meetingdocument_frozen")]

    def __str__(self) -> str:
        return self.title
