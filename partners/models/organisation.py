from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.fields import CodeField, InseeCodeField, WebsiteField
from core.validators import validate_siret


class OrganisationKind(models.TextChoices):
    STATE = "state", _("State service")
    REGION = "region", _("region")
    DEPARTMENT = "department", _("department")
    EPCI = "epci", _("intercommunal body (EPCI, EPT)")
    COMMUNE = "commune", _("commune")
    EMPLOYMENT_SERVICE = "employment_service", _("public employment service")
    EMPLOYMENT_HOUSE = "employment_house", _("employment house (maison de l’emploi)")
    YOUTH_SERVICE = "youth_service", _("youth service (mission locale)")
    GUIDANCE_CENTRE = "guidance_centre", _("school guidance centre (CIO)")
    CITE_DES_METIERS = "cite_des_metiers", _("Cité des métiers")
    TRAINING = "training", _("training body or school")
    UNIVERSITY = "university", _("university")
    CONSULAR = "consular", _("chamber (trades, commerce)")
    SOCIAL_BODY = "social_body", _("social security body")
    ASSOCIATION = "association", _("association")
    COMPANY = "company", _("company")
    OTHER = "other", _("other")


class Organisation(models.Model):
    """An entry of the directory, reused across events. It holds nothing about people."""

    code = CodeField(
        _("code"),
        max_length=60,
        unique=True,
        help_text=_("Stable short name, used in imports and dossiers."),
    )
    name = models.CharField(_("name"), max_length=200)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=OrganisationKind)
    siret = models.CharField(
        _("SIRET"),
        max_length=14,
        blank=True,
        validators=[validate_siret],
        help_text=_("Fourteen digits, without spaces."),
    )
    is_spro = models.BooleanField(
        _("SPRO member"),
        default=False,
        help_text=_("Belongs to the regional public guidance service."),
    )
    commune = models.CharField(_("commune"), max_length=100, blank=True)
    insee_code = InseeCodeField(_("INSEE code"), blank=True)
    website = WebsiteField(_("website"), blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="partners_organisation_name_unique",
                violation_error_message=_("An organisation with this name already exists."),
            ),
            models.UniqueConstraint(
                fields=["siret"],
                condition=~Q(siret=""),
                name="partners_organisation_siret_unique",
                violation_error_message=_("An organisation with this SIRET already exists."),
            ),
            models.CheckConstraint(
                condition=Q(siret="") | Q(siret__regex=r"^\d{14}$"),
                name="partners_organisation_siret_format",
                violation_error_message=_("A SIRET has fourteen digits."),
            ),
            known_choice("kind", OrganisationKind, "partners_organisation_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name
