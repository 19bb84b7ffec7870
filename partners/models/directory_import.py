"""A file that was imported: what it held until it was applied, then what it changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from events.models import Event


class ImportKind(models.TextChoices):
    ORGANISATIONS = "organisations", _("organisations")
    PROFESSIONALS = "professionals", _("professionals")


class ImportState(models.TextChoices):
    DRAFT = "draft", _("not imported yet")
    APPLIED = "applied", _("imported")
    UNDONE = "undone", _("undone")


class DirectoryImport(models.Model):
    """`lines` are texts with the number of their line; emptied once they are imported.

    `columns` says what each column is; `decisions` what the reader chose for probable duplicates.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="directory_imports", verbose_name=_("event")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=ImportKind)
    joins_event = models.BooleanField(
        _("into the event"),
        default=True,
        help_text=_("What is imported also takes part in the event."),
    )
    file_name = models.CharField(_("file"), max_length=200)
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    notes = models.JSONField(_("notes"), default=list, blank=True)
    lines = models.JSONField(_("lines"), default=list, blank=True)
    heading_line = models.PositiveIntegerField(_("line of the headings"), default=0)
    columns = models.JSONField(_("columns"), default=list, blank=True)
    decisions = models.JSONField(_("decisions"), default=dict, blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=ImportState, default=ImportState.DRAFT
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("imported by"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    applied_at = models.DateTimeField(_("imported at"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    class Meta:
        verbose_name = _("import of a file")
        verbose_name_plural = _("imports of files")
        ordering = ["-created_at", "-pk"]
        constraints = [
            known_choice("kind", ImportKind, "partners_directoryimport_kind_known"),
            known_choice("state", ImportState, "partners_directoryimport_state_known"),
            models.CheckConstraint(
                condition=Q(state="draft", applied_at__isnull=True)
                | ~Q(state="draft") & Q(applied_at__isnull=False),
                name="partners_directoryimport_applied_dated",
                violation_error_message=_("An import that was made has the date on which it was."),
            ),
            models.CheckConstraint(
                condition=Q(state="undone", undone_at__isnull=False)
                | Q(undone_at__isnull=True) & ~Q(state="undone"),
                name="partners_directoryimport_undone_dated",
                violation_error_message=_(
                    "An import that was undone has the date on which it was."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.pk}"


class ImportedKind(models.TextChoices):
    """What an import wrote."""

    ORGANISATION = "organisation", _("organisation")
    PROFESSIONAL = "professional", _("professional")
    PARTNERSHIP = "partnership", _("participation of an organisation")
    MOBILISATION = "mobilisation", _("mobilisation")


class ImportEffect(models.Model):
    """One row that an import wrote. It points without a key: the row may be gone since.

    `before` is empty when the row was created.
    """

    directory_import = models.ForeignKey(
        DirectoryImport, models.CASCADE, related_name="effects", verbose_name=_("import of a file")
    )
    line = models.PositiveIntegerField(_("line"))
    target = models.CharField(_("what"), max_length=20, choices=ImportedKind)
    target_id = models.BigIntegerField(_("row"))
    is_new = models.BooleanField(_("created"), default=True)
    before = models.JSONField(_("before"), default=dict, blank=True)
    after = models.JSONField(_("after"), default=dict, blank=True)

    class Meta:
        verbose_name = _("effect of an import")
        verbose_name_plural = _("effects of an import")
        ordering = ["directory_import", "line", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["directory_import", "target", "target_id"],
                name="partners_importeffect_unique",
                violation_error_message=_("An import writes a row once."),
            ),
            known_choice("target", ImportedKind, "partners_importeffect_target_known"),
        ]

    def __str__(self) -> str:
        return f"{self.directory_import_id} · {self.line}"
