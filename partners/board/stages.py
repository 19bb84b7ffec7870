"""Where a participation stands, from the invitation to the day. Derived, never typed.

The same conditions sort one row (`stage_of`) and filter many (`STAGE_FILTERS`).
"""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    TO_INVITE = "to_invite", _("to invite")
    INVITED = "invited", _("invited, no reply yet")
    AGREED = "agreed", _("agreed, charter missing")
    CHARTER = "charter", _("charter accepted, not ready yet")
    READY = "ready", _("ready")
    TOOK_PART = "took_part", _("took part")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrew")


TONES = {
    Stage.TO_INVITE: "warn",
    Stage.INVITED: "info",
    Stage.AGREED: "warn",
    Stage.CHARTER: "info",
    Stage.READY: "ok",
    Stage.TOOK_PART: "ok",
    Stage.DECLINED: "bad",
    Stage.WITHDRAWN: "bad",
}
STAGE_FILTERS = {
    Stage.TO_INVITE: Q(status="invited", invited_on__isnull=True),
    Stage.INVITED: Q(status="invited", invited_on__isnull=False),
    Stage.AGREED: Q(status="agreed", charter_accepted_on__isnull=True, is_prepared=False),
    Stage.CHARTER: Q(status="agreed", charter_accepted_on__isnull=False, is_prepared=False),
    Stage.READY: Q(status="agreed", is_prepared=True),
    Stage.TOOK_PART: Q(status="took_part"),
    Stage.DECLINED: Q(status="declined"),
    Stage.WITHDRAWN: Q(status="withdrawn"),
}


def stage_of(row: Any) -> Stage:
    """`row`: a participation of `with_readiness()`."""
    if row.status == "invited":
        return Stage.INVITED if row.invited_on else Stage.TO_INVITE
    if row.status != "agreed":
        return Stage(row.status)
    if row.is_prepared:
        return Stage.READY
    return Stage.CHARTER if row.charter_accepted_on else Stage.AGREED
