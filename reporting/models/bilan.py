import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.triggers import Refuse
from events.models import Event

FINGERPRINT = "^[0-9a-f]{64}$"


class Bilan(models.Model):
    """The report of an event while it is being written; its versions are what was published."""

    event = models.OneToOneField(
        Event, models.CASCADE, related_name="bilan", verbose_name=_("event")
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    subtitle = models.CharField(_("subtitle"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("report (bilan)")
        verbose_name_plural = _("reports (bilans)")
        ordering = ["event"]

    def __str__(self) -> str:
        return self.title or _("Report of %(event)s") % {"event": self.event}


class Section(models.TextChoices):
    """The parts of the report that the coordinator writes."""

    SYNTHESIS = "synthesis", _("synthesis")
    CONTEXT = "context", _("context")
    OBJECTIVES = "objectives", _("objectives")
    GOVERNANCE = "governance", _("governance")
    PARTNERS = "partners", _("partners and their preparation")
    PROGRAMME = "programme", _("programme")
    COMMUNICATION = "communication", _("communication")
    ATTENDANCE = "attendance", _("attendance")
    SATISFACTION = "satisfaction", _("satisfaction")
    BUDGET = "budget", _("budget")
    STRENGTHS = "strengths", _("strengths")
    DIFFICULTIES = "difficulties", _("difficulties")
    RECOMMENDATIONS = "recommendations", _("recommendations")
    METHOD = "method", _("method")


class NarrativeBlock(models.Model):
    """A text of the report. Numbers do not belong here: they come from the figures.

    Plain text: an empty line makes a paragraph, a line that begins with "- " an item of a list.
    """

    bilan = models.ForeignKey(
        Bilan, models.CASCADE, related_name="blocks", verbose_name=_("report")
    )
    section = models.CharField(_("part"), max_length=20, choices=Section)
    text = models.TextField(
        _("text"),
        help_text=_("An empty line starts a paragraph; “- ” at the start of a line makes a list."),
    )

    class Meta:
        verbose_name = _("text of the report")
        verbose_name_plural = _("texts of the report")
        ordering = ["bilan", "section"]
        constraints = [
            models.UniqueConstraint(
                fields=["bilan", "section"],
                name="reporting_narrativeblock_unique",
                violation_error_message=_("This part already has a text."),
            ),
            known_choice("section", Section, "reporting_narrativeblock_section_known"),
        ]

    def __str__(self) -> str:
        return self.get_section_display()


class BilanVersion(models.Model):
    """A published report: its files and their fingerprint. It never changes."""

    bilan = models.ForeignKey(
        Bilan, models.PROTECT, related_name="versions", verbose_name=_("report")
    )
    number = models.PositiveSmallIntegerField(_("version"))
    published_at = models.DateTimeField(_("published at"), default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("published by"),
    )
    pdf = models.BinaryField(_("PDF file"))
    html = models.TextField(_("HTML text"))
    sha256 = models.CharField(_("fingerprint (SHA-256)"), max_length=64)
    content_sha256 = models.CharField(
        _("fingerprint of the data and texts"), max_length=64, editable=False
    )

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        ordering = ["bilan", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["bilan", "number"],
                name="reporting_bilanversion_number_unique",
                violation_error_message=_("This version number is already used."),
            ),
            models.CheckConstraint(
                condition=models.Q(sha256__regex=FINGERPRINT)
                & models.Q(content_sha256__regex=FINGERPRINT),
                name="reporting_bilanversion_sha256",
                violation_error_message=_("The fingerprint has 64 hexadecimal digits."),
            ),
        ]
        triggers = [
            Refuse(
                name="reporting_bilanversion_frozen",
                operation=pgtrigger.Update | pgtrigger.Delete,
                message="A published report never changes: publish a new version.",
            ),
        ]

    def __str__(self) -> str:
        return _("version %(number)s") % {"number": self.number}


class FrozenFigure(models.Model):
    """A figure as it stood when the report was published."""

    version = models.ForeignKey(
        BilanVersion, models.PROTECT, related_name="figures", verbose_name=_("version")
    )
    code = models.CharField(_("code"), max_length=60)
    name = models.CharField(_("name"), max_length=300)
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=4, null=True)
    numerator = models.DecimalField(_("numerator"), max_digits=16, decimal_places=2, null=True)
    base = models.DecimalField(_("base"), max_digits=16, decimal_places=2, null=True)
    base_text = models.CharField(_("base as printed"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    text = models.CharField(_("as printed"), max_length=100)
    definition = models.TextField(_("definition"))

    class Meta:
        verbose_name = _("frozen figure")
        verbose_name_plural = _("frozen figures")
        ordering = ["version", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "code"],
                name="reporting_frozenfigure_unique",
                violation_error_message=_("This figure is already frozen."),
            ),
        ]
        triggers = [
            Refuse(
                name="reporting_frozenfigure_frozen",
                operation=pgtrigger.Update | pgtrigger.Delete,
                message="A published report never changes: publish a new version.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
