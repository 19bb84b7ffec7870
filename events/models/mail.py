"""The mail of an event: its texts, the outbox, and who no longer wants any (docs/adr/0015)."""

from secrets import token_hex

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.fields import CodeField
from core.triggers import Refuse
from events.mail_querysets import OutgoingMessageQuerySet
from events.models.event import Event

ONE_LINE = r"^[^\x01-\x1f\x7f\u2028\u2029]*$"
CONTENT = ("subject", "text", "to_email", "to_name", "message_id", "reference")
ERASES = "(NEW.erased_on IS NOT NULL AND OLD.erased_on IS NULL)"


def new_key() -> str:
    """Random, and no UUID: only anonymous rows bear those (docs/adr/0004)."""
    return token_hex(16)


class MailTemplate(models.Model):
    """The words of an event for one kind of message, in place of the standard ones."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="mail_templates", verbose_name=_("event")
    )
    purpose = CodeField(_("kind of message"), max_length=60)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))

    class Meta:
        verbose_name = _("text of a message")
        verbose_name_plural = _("texts of messages")
        ordering = ["event", "purpose"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "purpose"],
                name="events_mailtemplate_unique",
                violation_error_message=_("This kind of message already has its own text."),
            ),
            models.CheckConstraint(
                condition=Q(subject__regex=ONE_LINE),
                name="events_mailtemplate_subject_one_line",
                violation_error_message=_("A subject is written on one line."),
            ),
        ]

    def __str__(self) -> str:
        return self.purpose


class MessageState(models.TextChoices):
    DRAFT = "draft", _("to review")
    APPROVED = "approved", _("waiting to leave")
    SENT = "sent", _("sent")
    FAILED = "failed", _("not delivered")
    CANCELLED = "cancelled", _("cancelled")
    SKIPPED = "skipped", _("not wanted")


class OutgoingMessage(models.Model):
    """One message to one person. Personal data: erased some months after the event."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="outgoing_messages", verbose_name=_("event")
    )
    public_id = models.CharField(
        _("address"), max_length=32, default=new_key, unique=True, editable=False
    )
    purpose = CodeField(_("kind of message"), max_length=60)
    about = models.CharField(_("about"), max_length=120, blank=True)
    dedupe = models.CharField(_("key that is used once"), max_length=200)
    reference = models.CharField(_("reference"), max_length=200, blank=True)
    to_email = models.EmailField(_("e-mail"), blank=True)
    to_name = models.CharField(_("name"), max_length=200, blank=True)
    subject = models.CharField(_("subject"), max_length=250, blank=True)
    text = models.TextField(_("text"), blank=True)
    message_id = models.CharField(_("Message-ID"), max_length=200, unique=True)
    state = models.CharField(
        _("state"), max_length=20, choices=MessageState, default=MessageState.DRAFT
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    last_error = models.CharField(_("reason"), max_length=500, blank=True)
    is_leaving = models.BooleanField(_("was being sent"), default=False)
    claimed_at = models.DateTimeField(_("last attempt"), null=True, blank=True)
    claimed_by = models.CharField(_("attempt"), max_length=32, blank=True)
    possible_repeats = models.PositiveSmallIntegerField(_("possible repeats"), default=0)
    created_at = models.DateTimeField(_("prepared"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    erased_on = models.DateField(_("erased on"), null=True, blank=True)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("prepared by"),
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("approved by"),
    )

    objects = OutgoingMessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["next_attempt_at"], name="events_message_due", condition=Q(state="approved")
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "dedupe"],
                name="events_outgoingmessage_dedupe_unique",
                violation_error_message=_("This message is already prepared."),
            ),
            known_choice("state", MessageState, "events_outgoingmessage_state_known"),
            models.CheckConstraint(
                condition=Q(subject__regex=ONE_LINE) & Q(to_name__regex=ONE_LINE),
                name="events_outgoingmessage_one_line",
                violation_error_message=_("A subject and a name are written on one line."),
            ),
            models.CheckConstraint(
                condition=Q(erased_on__isnull=False) | (~Q(to_email="") & ~Q(subject="")),
                name="events_outgoingmessage_complete",
                violation_error_message=_("A message has an address and a subject."),
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="events_outgoingmessage_sent_when",
                violation_error_message=_("A message that was sent, and no other, has its hour."),
            ),
            models.CheckConstraint(
                condition=Q(is_leaving=False) | Q(state="approved"),
                name="events_outgoingmessage_leaving",
                violation_error_message=_("Only a message that was approved can leave."),
            ),
        ]
        triggers = [
            Refuse(
                name="events_outgoingmessage_sent_stays",
                operation=pgtrigger.UpdateOf("state"),
                test="OLD.state = 'sent' AND NEW.state <> 'sent'",
                message="This message was sent: that cannot be undone.",
            ),
            Refuse(
                name="events_outgoingmessage_content_fixed",
                operation=pgtrigger.Update,
                test="ROW({}) IS DISTINCT FROM ROW({}) AND NOT {}".format(
                    ", ".join(f"OLD.{name}" for name in CONTENT),
                    ", ".join(f"NEW.{name}" for name in CONTENT),
                    ERASES,
                ),
                message="A message that was prepared is not rewritten: cancel it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} · {self.public_id}"

    @property
    def is_sent_again(self) -> bool:
        """Whoever receives it may have received it before."""
        return self.possible_repeats > 0


class MessageAttachment(models.Model):
    """A file of a message."""

    message = models.ForeignKey(
        OutgoingMessage, models.CASCADE, related_name="attachments", verbose_name=_("message")
    )
    name = models.CharField(_("name of the file"), max_length=120)
    content_type = models.CharField(_("kind of file"), max_length=120)
    content = models.BinaryField(_("content"))

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(name__regex=ONE_LINE) & Q(content_type__regex=ONE_LINE),
                name="events_messageattachment_one_line",
                violation_error_message=_("The name of a file is written on one line."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.content_type} · {self.pk}"

    @property
    def is_calendar(self) -> bool:
        return self.content_type.startswith("text/calendar")


class MailOptOut(models.Model):
    """An address that wants no more messages of the kinds one may refuse; only its fingerprint."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="mail_opt_outs", verbose_name=_("event")
    )
    address_hash = models.CharField(_("fingerprint of the address"), max_length=64)

    class Meta:
        verbose_name = _("unsubscription")
        verbose_name_plural = _("unsubscriptions")
        ordering = ["event", "address_hash"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "address_hash"],
                name="events_mailoptout_unique",
                violation_error_message=_("This address is already unsubscribed."),
            ),
        ]

    def __str__(self) -> str:
        return self.address_hash[:8]
