"""What an organisation asks for in its space, until a coordinator has decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice, not_negative
from core.constraints import SameOwner
from core.fields import MoneyField, NumberField
from events.models import Event
from partners.models.access import PartnerAccess
from partners.models.partnership import Partnership
from partners.models.professional import Mobilisation


class ProposalStatus(models.TextChoices):
    PENDING = "pending", _("waiting for an answer")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


DECIDED = Q(status__in=["accepted", "refused"])


class ChangeKind(models.TextChoices):
    SHEET = "sheet", _("sheet of the organisation")
    ARRIVAL = "arrival", _("new professional")
    PERSON = "person", _("professional")
    DEPARTURE = "departure", _("professional who leaves")


class Proposal(models.Model):
    """Who asked, when, and what was answered."""

    access = models.ForeignKey(
        PartnerAccess,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("asked by"),
    )
    status = models.CharField(
        _("status"), max_length=20, choices=ProposalStatus, default=ProposalStatus.PENDING
    )
    proposed_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("decided by"),
    )
    word = models.CharField(
        _("word to the organisation"),
        max_length=500,
        blank=True,
        help_text=_("Shown in its space."),
    )

    class Meta:
        abstract = True

    @property
    def is_pending(self) -> bool:
        return self.status == ProposalStatus.PENDING


class ChangeProposal(Proposal):
    """A change of the sheet or of the list of professionals: values before, values after.

    `revision` counts what was sent: whoever decides names the one that was read.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="change_proposals", verbose_name=_("event")
    )
    partnership = models.ForeignKey(
        Partnership,
        models.CASCADE,
        related_name="change_proposals",
        verbose_name=_("organisation"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=ChangeKind)
    mobilisation = models.ForeignKey(
        Mobilisation,
        models.SET_NULL,
        related_name="change_proposals",
        null=True,
        blank=True,
        verbose_name=_("professional"),
    )
    before = models.JSONField(_("before"), default=dict, blank=True)
    after = models.JSONField(_("after"), default=dict, blank=True)
    revision = models.PositiveSmallIntegerField(_("revision"), default=1)

    class Meta:
        verbose_name = _("change asked by an organisation")
        verbose_name_plural = _("changes asked by organisations")
        ordering = ["event", "proposed_at", "pk"]
        constraints = [
            SameOwner(field="partnership", name="partners_changeproposal_partner_same_event"),
            SameOwner(field="mobilisation", name="partners_changeproposal_person_same_event"),
            SameOwner(field="access", name="partners_changeproposal_access_same_event"),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=Q(kind="sheet", status="pending"),
                name="partners_changeproposal_one_sheet",
                violation_error_message=_("A change of this sheet is already waiting."),
            ),
            models.UniqueConstraint(
                fields=["mobilisation"],
                condition=Q(mobilisation__isnull=False, status="pending"),
                name="partners_changeproposal_one_person",
                violation_error_message=_("A change for this person is already waiting."),
            ),
            models.CheckConstraint(
                condition=(DECIDED & Q(decided_at__isnull=False))
                | (~DECIDED & Q(decided_at__isnull=True)),
                name="partners_changeproposal_decided",
                violation_error_message=_("What is decided has a date."),
            ),
            known_choice("kind", ChangeKind, "partners_changeproposal_kind_known"),
            known_choice("status", ProposalStatus, "partners_changeproposal_status_known"),
        ]

    def __str__(self) -> str:
        return f"{self.partnership} · {self.get_kind_display()}"


class GiftKind(models.TextChoices):
    LOAN = "loan", _("loan (room, equipment)")
    SERVICE = "service", _("service (printing, catering, expertise)")
    VOLUNTEERING = "volunteering", _("volunteer time")
    GOODS = "goods", _("goods given")


class InKindProposal(Proposal):
    """What an organisation offers without payment. Accepted, it becomes a contribution in kind."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="in_kind_proposals", verbose_name=_("event")
    )
    partnership = models.ForeignKey(
        Partnership,
        models.CASCADE,
        related_name="in_kind_proposals",
        verbose_name=_("organisation"),
    )
    label = models.CharField(_("wording"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=GiftKind)
    quantity = NumberField(_("quantity"), max_digits=10, decimal_places=2, default=1)
    unit = models.CharField(
        _("unit"), max_length=40, blank=True, help_text=_("Hour, day, copy, room…")
    )
    unit_value = MoneyField(_("unit value (€)"), null=True, blank=True)
    method = models.CharField(
        _("valuation method"), max_length=200, blank=True, help_text=_("Hourly cost, quote…")
    )

    class Meta:
        verbose_name = _("contribution in kind offered")
        verbose_name_plural = _("contributions in kind offered")
        ordering = ["event", "proposed_at", "pk"]
        constraints = [
            SameOwner(field="partnership", name="partners_inkindproposal_partner_same_event"),
            SameOwner(field="access", name="partners_inkindproposal_access_same_event"),
            models.CheckConstraint(
                condition=Q(quantity__gt=0),
                name="partners_inkindproposal_quantity_positive",
                violation_error_message=_("The quantity must be greater than zero."),
            ),
            not_negative(
                ["unit_value"],
                "partners_inkindproposal_not_negative",
                _("An amount cannot be negative."),
            ),
            models.CheckConstraint(
                condition=(DECIDED & Q(decided_at__isnull=False))
                | (~DECIDED & Q(decided_at__isnull=True)),
                name="partners_inkindproposal_decided",
                violation_error_message=_("What is decided has a date."),
            ),
            known_choice("kind", GiftKind, "partners_inkindproposal_kind_known"),
            known_choice("status", ProposalStatus, "partners_inkindproposal_status_known"),
        ]

    def __str__(self) -> str:
        return f"{self.partnership} · {self.get_kind_display()}"


class CharterAcceptance(models.Model):
    """Who accepted the charter for the organisation, when, and which wording was read."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="charter_acceptances", verbose_name=_("event")
    )
    partnership = models.OneToOneField(
        Partnership,
        models.CASCADE,
        related_name="charter_acceptance",
        verbose_name=_("organisation"),
        error_messages={"unique": _("The charter is already accepted.")},
    )
    contact_name = models.CharField(
        _("accepted by"),
        max_length=150,
        blank=True,
        help_text=_("Empty when it came in a dossier without names."),
    )
    contact_role = models.CharField(_("function"), max_length=150, blank=True)
    wording = models.CharField(_("wording"), max_length=20)
    accepted_at = models.DateTimeField(_("accepted at"), editable=False)

    class Meta:
        verbose_name = _("acceptance of the charter")
        verbose_name_plural = _("acceptances of the charter")
        ordering = ["event", "accepted_at"]
        constraints = [
            SameOwner(field="partnership", name="partners_charteracceptance_same_event"),
        ]

    def __str__(self) -> str:
        return str(self.partnership)
