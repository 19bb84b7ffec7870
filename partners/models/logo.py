from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partners.models.organisation import Organisation


class OrganisationLogo(models.Model):
    """Drawn again as PNG when it was uploaded: nothing of the file that came is kept."""

    organisation = models.OneToOneField(
        Organisation, models.CASCADE, related_name="logo", verbose_name=_("organisation")
    )
    content = models.BinaryField(_("picture"))
    width = models.PositiveSmallIntegerField(_("width"))
    height = models.PositiveSmallIntegerField(_("height"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64)

    class Meta:
        verbose_name = _("logo of an organisation")
        verbose_name_plural = _("logos of organisations")
        constraints = [
            models.CheckConstraint(
                condition=Q(width__gte=1, width__lte=600, height__gte=1, height__lte=600),
                name="partners_organisationlogo_size",
                violation_error_message=_("A logo has at most 600 by 600 points."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)
