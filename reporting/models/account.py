"""The account of a grant (compte rendu financier), as it is written and as it was sent."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from budgets.models import Grant
from core.constraints import SameOwner
from core.triggers import Refuse
from core.validators import validate_code
from events.models import Event
from partners.models import Partnership
from reporting.models.bilan import FINGERPRINT
from reporting.querysets import AccountVersionQuerySet

LONGEST_TEXT = 5000
OFFICIAL_LAYOUTS = ("cerfa-15059-02", "cerfa-12156")  # of reporting/account/layouts


class AccountLayout(models.Model):
    """The table of a funder that has its own. `data`: see reporting/account/layouts."""

    code = models.CharField(_("code"), max_length=40, unique=True, validators=[validate_code])
    name = models.CharField(_("name"), max_length=200)
    data = models.JSONField(_("table"), help_text=_("JSON, as the guide describes it."))

    class Meta:
        verbose_name = _("funder's table")
        verbose_name_plural = _("funders' tables")
        ordering = ["name"]
        triggers = [
            Refuse(
                name="reporting_accountlayout_in_use",
                operation=pgtrigger.Delete | pgtrigger.UpdateOf("code"),
                test="(TG_OP = 'DELETE' OR NEW.code <> OLD.code) AND EXISTS (SELECT FROM "
                "reporting_grantfinancialreport AS account WHERE account.layout = OLD.code)",
                message="Accounts of grants use this table: choose another one in each, first.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OfficialBlank(models.Model):
    """The blank of an official form, which an administrator uploaded: it is not ours to ship."""

    edition = models.CharField(_("edition"), max_length=20, unique=True)
    sha256 = models.CharField(_("fingerprint (SHA-256)"), max_length=64)
    content = models.BinaryField(_("file"))
    uploaded_at = models.DateTimeField(_("uploaded at"), default=timezone.now)

    class Meta:
        verbose_name = _("blank official form")
        verbose_name_plural = _("blank official forms")
        ordering = ["edition"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=FINGERPRINT),
                name="reporting_officialblank_sha256",
                violation_error_message=_("The fingerprint has 64 hexadecimal digits."),
            ),
        ]

    def __str__(self) -> str:
        return self.edition


def _text(label) -> models.TextField:
    """None: as suggested, and it follows the figures. Empty: left empty on purpose."""
    return models.TextField(label, blank=True, null=True, max_length=LONGEST_TEXT)


class GrantFinancialReport(models.Model):
    """The account of one grant while it is being written; its versions are what was sent.

    Amounts are never typed here: they come from the budget. Texts follow the official form.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="grant_accounts", verbose_name=_("event")
    )
    grant = models.OneToOneField(
        Grant, models.CASCADE, related_name="account", verbose_name=_("grant")
    )
    layout = models.CharField(_("table"), max_length=40, default="cerfa-15059-02")
    holder = models.ForeignKey(
        Partnership,
        models.RESTRICT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("organisation that received the grant"),
    )
    rna = models.CharField(
        _("RNA number"),
        max_length=14,
        blank=True,
        help_text=_("For an association: W and nine digits, or the number of the declaration."),
    )
    local_registration = models.CharField(
        _("registration in Alsace-Moselle"), max_length=6, blank=True
    )
    implementation = _text(_("how the action was carried out"))
    beneficiaries = _text(_("people who benefited, by kind of public"))
    dates_and_places = _text(_("dates and places"))
    objectives = _text(_("objectives reached, by their indicators"))
    allocation_rules = _text(_("rules by which indirect charges are shared"))
    gaps = _text(_("explanation of the large gaps"))
    in_kind = _text(_("contributions in kind"))
    observations = _text(_("observations"))
    signatory = models.CharField(_("signed by"), max_length=150, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signed_at = models.CharField(_("signed at"), max_length=100, blank=True)
    edits = models.PositiveIntegerField(_("number of edits"), default=0, editable=False)

    class Meta:
        verbose_name = _("account of a grant")
        verbose_name_plural = _("accounts of grants")
        ordering = ["event", "grant__code"]
        constraints = [
            SameOwner(field="grant", name="reporting_grantaccount_grant_same_event"),
            SameOwner(field="holder", name="reporting_grantaccount_holder_same_event"),
            models.CheckConstraint(
                condition=Q(rna="") | Q(rna__regex=r"^[0-9A-Z]{6,14}$"),
                name="reporting_grantaccount_rna",
                violation_error_message=_("An RNA number is W and nine digits."),
            ),
        ]
        triggers = [
            Refuse(
                name="reporting_grantaccount_layout_known",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test=f"NEW.layout NOT IN {OFFICIAL_LAYOUTS} AND NOT EXISTS (SELECT FROM "
                "reporting_accountlayout AS own WHERE own.code = NEW.layout)",
                message="This instance has no table of that name for an account: an administrator "
                "adds it first.",
            ),
        ]

    def __str__(self) -> str:
        return _("account of %(grant)s") % {"grant": self.grant}


class GrantFinancialReportVersion(models.Model):
    """An account that was closed to be signed and sent: its files and fingerprint never change."""

    account = models.ForeignKey(
        GrantFinancialReport, models.PROTECT, related_name="versions", verbose_name=_("account")
    )
    number = models.PositiveSmallIntegerField(_("version"))
    closed_at = models.DateTimeField(_("closed at"), default=timezone.now)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("closed by"),
    )
    pdf = models.BinaryField(_("accessible PDF"))
    form = models.BinaryField(_("official form, filled"), null=True)
    xlsx = models.BinaryField(_("table, XLSX"), null=True)
    ods = models.BinaryField(_("table, ODS"), null=True)
    sha256 = models.CharField(_("fingerprint (SHA-256)"), max_length=64)
    content_sha256 = models.CharField(
        _("fingerprint of the data and texts"), max_length=64, editable=False
    )

    objects = AccountVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("closed account")
        verbose_name_plural = _("closed accounts")
        ordering = ["account", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "number"],
                name="reporting_accountversion_number_unique",
                violation_error_message=_("This version number is already used."),
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=FINGERPRINT) & Q(content_sha256__regex=FINGERPRINT),
                name="reporting_accountversion_sha256",
                violation_error_message=_("The fingerprint has 64 hexadecimal digits."),
            ),
        ]
        triggers = [
            Refuse(
                name="reporting_accountversion_frozen",
                operation=pgtrigger.Update | pgtrigger.Delete,
                message="A closed account never changes: close a new version.",
            ),
        ]

    def __str__(self) -> str:
        return _("version %(number)s") % {"number": self.number}
