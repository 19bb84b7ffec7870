from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.constraints import OwnerKey, SameOwner
from core.fields import CodeField
from core.validators import PLAIN_NAME, validate_name
from events.models import Event, Hub
from partners.models.organisation import Organisation
from partners.querysets import MobilisationQuerySet, ProfessionalQuerySet
from partners.readiness import STEPS


class Professional(models.Model):
    """A person of an organisation. Personal data: names may be missing (dossier without them)."""

    code = CodeField(
        _("code"),
        max_length=60,
        unique=True,
        help_text=_("Stands for the person where the name must not appear."),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="professionals",
        verbose_name=_("organisation"),
    )
    first_name = models.CharField(
        _("first name"), max_length=100, blank=True, validators=[validate_name]
    )
    last_name = models.CharField(
        _("last name"), max_length=100, blank=True, validators=[validate_name]
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    job_title = models.CharField(_("job title"), max_length=150, blank=True)
    recorded_on = models.DateField(_("written down on"), default=timezone.localdate, editable=False)

    objects = ProfessionalQuerySet.as_manager()

    class Meta:
        verbose_name = _("professional")
        verbose_name_plural = _("professionals")
        ordering = ["last_name", "first_name", "code"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="partners_professional_email_unique",
                violation_error_message=_("A professional with this e-mail already exists."),
            ),
            models.CheckConstraint(
                condition=Q(phone="") | Q(phone__regex=r"^\+?[0-9 .()/\u00a0\u202f-]{6,}$"),
                name="partners_professional_phone_format",
                violation_error_message=_("Write a telephone number, for example 01 23 45 67 89."),
            ),
            models.CheckConstraint(
                condition=Q(first_name__regex=PLAIN_NAME, last_name__regex=PLAIN_NAME),
                name="partners_professional_plain_name",
                violation_error_message=_("Write the name on one line, without “=?”."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def display_name(self) -> str:
        """First and last name; the code when the name is unknown. For screens only, never logs."""
        return f"{self.first_name} {self.last_name}".strip() or self.code


class MobilisationRole(models.TextChoices):
    ADVISER = "adviser", _("adviser")
    RECEPTION = "reception", _("reception")
    FACILITATOR = "facilitator", _("workshop leader")
    ORGANISER = "organiser", _("organisation team")
    OTHER = "other", _("other")


class Mobilisation(models.Model):
    """A professional at one event: what for, and at which hub."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="mobilisations", verbose_name=_("event")
    )
    professional = models.ForeignKey(
        Professional,
        models.PROTECT,
        related_name="mobilisations",
        verbose_name=_("professional"),
    )
    role = models.CharField(
        _("role"), max_length=20, choices=MobilisationRole, default=MobilisationRole.ADVISER
    )
    hub = models.ForeignKey(
        Hub,
        models.RESTRICT,
        related_name="mobilisations",
        null=True,
        blank=True,
        verbose_name=_("hub"),
    )

    objects = MobilisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("mobilisation")
        verbose_name_plural = _("mobilisations")
        ordering = ["event", "professional"]
        constraints = [
            OwnerKey(name="partners_mobilisation_owner_key"),
            SameOwner(field="hub", name="partners_mobilisation_hub_same_event"),
            models.UniqueConstraint(
                fields=["event", "professional"],
                name="partners_mobilisation_unique",
                violation_error_message=_("This professional is already mobilised."),
            ),
            known_choice("role", MobilisationRole, "partners_mobilisation_role_known"),
        ]

    def __str__(self) -> str:
        return str(self.professional)

    @property
    def missing_steps(self) -> list[str]:
        """Codes of the steps asked for and not attended. Rows of `with_steps()` only."""
        return [
            kind
            for kind in STEPS
            if getattr(self, f"asked_{kind}") and not getattr(self, f"attended_{kind}")
        ]
