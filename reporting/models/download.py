"""What a funder took away from its space: which document, which version, who, when.

It holds accounts of the team and of funders, never visitors. Rows are added and, after the time
that the event says, removed; nothing else.
"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.triggers import Refuse
from events.models import Event
from reporting.models.account import GrantFinancialReportVersion
from reporting.models.bilan import BilanVersion
from reporting.querysets import DownloadQuerySet

STAYS = (
    "ROW(OLD.event_id, OLD.document, OLD.report_id, OLD.account_id, OLD.downloaded_at) "
    "IS DISTINCT FROM "
    "ROW(NEW.event_id, NEW.document, NEW.report_id, NEW.account_id, NEW.downloaded_at) "
    "OR (NEW.user_id IS NOT NULL AND NEW.user_id IS DISTINCT FROM OLD.user_id)"
)
STILL_KEPT = (
    "EXISTS (SELECT FROM events_event AS event WHERE event.id = OLD.event_id AND "
    "OLD.downloaded_at + make_interval(months => event.retention_months) > now())"
)
OF_ANOTHER_EVENT = (
    "NOT EXISTS (SELECT FROM reporting_bilanversion AS version "
    "JOIN reporting_bilan AS bilan ON bilan.id = version.bilan_id "
    "WHERE version.id = NEW.report_id AND bilan.event_id = NEW.event_id) "
    "AND NOT EXISTS (SELECT FROM reporting_grantfinancialreportversion AS version "
    "JOIN reporting_grantfinancialreport AS account ON account.id = version.account_id "
    "WHERE version.id = NEW.account_id AND account.event_id = NEW.event_id)"
)


class Document(models.TextChoices):
    REPORT = "report", _("report (PDF)")
    ACCOUNT = "account", _("financial account (PDF)")
    FORM = "form", _("financial account (official form)")
    XLSX = "xlsx", _("table of the account (XLSX)")
    ODS = "ods", _("table of the account (ODS)")


class Download(models.Model):
    event = models.ForeignKey(
        Event, models.CASCADE, related_name="downloads", verbose_name=_("event")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("account"),
    )
    document = models.CharField(_("document"), max_length=10, choices=Document)
    report = models.ForeignKey(
        BilanVersion,
        models.PROTECT,
        related_name="downloads",
        null=True,
        blank=True,
        verbose_name=_("version of the report"),
    )
    account = models.ForeignKey(
        GrantFinancialReportVersion,
        models.PROTECT,
        related_name="downloads",
        null=True,
        blank=True,
        verbose_name=_("version of the account"),
    )
    downloaded_at = models.DateTimeField(_("downloaded at"), default=timezone.now)

    objects = DownloadQuerySet.as_manager()

    class Meta:
        verbose_name = _("download")
        verbose_name_plural = _("downloads")
        ordering = ["event", "-downloaded_at", "-id"]
        constraints = [
            known_choice("document", Document, "reporting_download_document_known"),
            models.CheckConstraint(
                condition=Q(document=Document.REPORT, report__isnull=False, account__isnull=True)
                | (~Q(document=Document.REPORT) & Q(report__isnull=True, account__isnull=False)),
                name="reporting_download_of_one_document",
                violation_error_message=_("A download names one version of one document."),
            ),
        ]
        triggers = [
            Refuse(
                name="reporting_download_same_event",
                operation=pgtrigger.Insert,
                test=OF_ANOTHER_EVENT,
                message="This document belongs to another event.",
            ),
            Refuse(
                name="reporting_download_stays",
                operation=pgtrigger.Update,
                test=STAYS,
                message="What was downloaded never changes.",
            ),
            Refuse(
                name="reporting_download_kept",
                operation=pgtrigger.Delete,
                test=STILL_KEPT,
                message="Downloads are kept as long as the event says, then removed together.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_document_display())

    @property
    def version(self) -> int:
        number: int = (self.report or self.account).number
        return number

    @property
    def about(self) -> str:
        """The funder whose account it is; nothing for the report, which is everybody's."""
        return str(self.account.account.grant) if self.account else ""
