from django.db import models
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from partners.models.partnership import Partnership


class CharterFileType(models.TextChoices):
    PDF = "application/pdf", "PDF"
    PNG = "image/png", "PNG"
    JPEG = "image/jpeg", "JPEG"


class CharterFile(models.Model):
    """The signed charter: kept with the participation, in the database."""

    partnership = models.OneToOneField(
        Partnership,
        models.CASCADE,
        related_name="charter_file",
        verbose_name=_("participation of an organisation"),
    )
    media_type = models.CharField(_("kind of file"), max_length=40, choices=CharterFileType)
    content = models.BinaryField(_("file"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)

    class Meta:
        verbose_name = _("signed charter")
        verbose_name_plural = _("signed charters")
        constraints = [
            known_choice("media_type", CharterFileType, "partners_charterfile_type_known"),
        ]

    def __str__(self) -> str:
        return str(self.partnership)
