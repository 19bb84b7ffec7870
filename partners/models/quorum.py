from django.db import models
from django.utils.translation import gettext_lazy as _


class QuorumRule(models.TextChoices):
    NONE = "none", _("no quorum")
    ONE = "one", _("one carrier")
    HALF = "half", _("half of the carriers")
    MAJORITY = "majority", _("more than half of the carriers")
    TWO_THIRDS = "two_thirds", _("two thirds of the carriers")
    ALL = "all", _("all the carriers")
