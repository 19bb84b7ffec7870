import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from budgets.models.conditions import (
    HAS_CLOSED,
    IS_CLOSED,
    OF_EVENT,
    budget_where,
    waits_for_budget,
)
from budgets.models.grant import Grant
from budgets.models.in_kind import InKindContribution
from budgets.models.line import BudgetLine
from budgets.querysets import EvidenceQuerySet
from core.choices import known_choice
from core.constraints import SameOwner
from core.triggers import KeepTable, Refuse, changes, reassigned
from events.models import Event

LARGEST_EVIDENCE = 10_000_000  # bytes
# All of it; an account of a person may still be deleted.
KEPT = changes(
    "event_id", "line_id", "contribution_id", "grant_id", "kind", "name", "media_type", "sha256",
    "content", "added_on",
)  # fmt: skip


class EvidenceKind(models.TextChoices):
    INVOICE = "invoice", _("invoice")
    QUOTE = "quote", _("quote")
    AGREEMENT = "agreement", _("agreement")
    DECISION = "decision", _("decision of the funder")
    CERTIFICATE = "certificate", _("certificate of a contribution in kind")
    TIME_SHEET = "time_sheet", _("time sheet")
    OTHER = "other", _("other document")


class Evidence(models.Model):
    """A document that proves an amount. It lies in the database, as published reports do (ADR 6):
    one backup holds both, and no address leads to it without its page."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="evidence_files", verbose_name=_("event")
    )
    line = models.ForeignKey(
        BudgetLine,
        models.RESTRICT,
        related_name="evidence_files",
        null=True,
        blank=True,
        verbose_name=_("budget line"),
    )
    contribution = models.ForeignKey(
        InKindContribution,
        models.RESTRICT,
        related_name="evidence_files",
        null=True,
        blank=True,
        verbose_name=_("contribution in kind"),
    )
    grant = models.ForeignKey(
        Grant,
        models.RESTRICT,
        related_name="evidence_files",
        null=True,
        blank=True,
        verbose_name=_("grant"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=EvidenceKind)
    name = models.CharField(_("name of the file"), max_length=150)
    media_type = models.CharField(_("type of the file"), max_length=100, editable=False)
    content = models.BinaryField(_("content"), editable=False)
    size = models.GeneratedField(
        verbose_name=_("size in bytes"),
        expression=models.Func(F("content"), function="octet_length"),
        output_field=models.PositiveIntegerField(),
        db_persist=True,
    )
    sha256 = models.CharField(_("fingerprint"), max_length=64, editable=False)
    added_on = models.DateField(_("added on"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("added by"),
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence file")
        verbose_name_plural = _("evidence files")
        ordering = ["event", "added_on", "id"]
        constraints = [
            SameOwner(field="line", name="budgets_evidence_line_same_event"),
            SameOwner(field="contribution", name="budgets_evidence_inkind_same_event"),
            SameOwner(field="grant", name="budgets_evidence_grant_same_event"),
            models.CheckConstraint(
                condition=Q(line__isnull=False, contribution__isnull=True, grant__isnull=True)
                | Q(line__isnull=True, contribution__isnull=False, grant__isnull=True)
                | Q(line__isnull=True, contribution__isnull=True, grant__isnull=False),
                name="budgets_evidence_proves_one_thing",
                violation_error_message=_(
                    "A file goes with one line, one contribution or one grant."
                ),
            ),
            known_choice("kind", EvidenceKind, "budgets_evidence_kind_known"),
            models.CheckConstraint(
                condition=Q(size__gt=0, size__lte=LARGEST_EVIDENCE),
                name="budgets_evidence_size",
                violation_error_message=_("A file is not empty, and has 10 MB at most."),
            ),
            models.UniqueConstraint(
                fields=["event", "line", "contribution", "grant", "sha256"],
                nulls_distinct=False,
                name="budgets_evidence_unique",
                violation_error_message=_("This file is already there."),
            ),
        ]
        triggers = [
            waits_for_budget("budgets_evidence_asks_budget", OF_EVENT),
            KeepTable(
                name="budgets_evidence_not_emptied",
                test=HAS_CLOSED,
                message="There are closed budgets: their evidence cannot be emptied.",
            ),
            Refuse(
                name="budgets_evidence_closed",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                test=f"({KEPT} OR {reassigned('added_by_id')}) "
                f"AND {budget_where(OF_EVENT, IS_CLOSED)}",
                message="This budget is closed: its evidence can no longer be changed.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def about(self) -> models.Model | None:
        """What it proves."""
        return self.line or self.contribution or self.grant
