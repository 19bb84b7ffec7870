from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody may do on one event. Instance administrators need none."""

    COORDINATOR = "coordinator", _("coordinator")
    RECEPTION = "reception", _("reception")
    CONTRIBUTOR = "contributor", _("partner contributor")
    FUNDER = "funder", _("funder")
