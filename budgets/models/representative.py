import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.constraints import SameOwner
from core.triggers import Refuse
from events.models import Event, EventMembership
from partners.models import Partnership

IS_NO_FUNDER_ACCOUNT = (
    "NOT EXISTS (SELECT FROM events_eventmembership AS held "
    "WHERE held.id = NEW.membership_id AND held.role = 'funder')"
)
FUNDS_NOTHING = (
    "NOT EXISTS (SELECT FROM partners_partnership AS funder "
    "WHERE funder.id = NEW.funder_id AND funder.is_funder)"
)


class FunderRepresentative(models.Model):
    """For whom an account with the role “funder” reads: the grants of this organisation, and no
    other's. It hangs on the organisation, so that a second grant needs no second link."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="funder_representatives", verbose_name=_("event")
    )
    membership = models.ForeignKey(
        EventMembership,
        models.CASCADE,
        related_name="represented_funders",
        verbose_name=_("account with the role “funder”"),
    )
    funder = models.ForeignKey(
        Partnership,
        models.CASCADE,
        related_name="representatives",
        verbose_name=_("funder"),
        help_text=_("A participation whose role “funder” is ticked."),
    )

    class Meta:
        verbose_name = _("account of a funder")
        verbose_name_plural = _("accounts of funders")
        ordering = ["event", "funder__organisation__name"]
        constraints = [
            SameOwner(field="membership", name="budgets_representative_member_same_event"),
            SameOwner(field="funder", name="budgets_representative_funder_same_event"),
            models.UniqueConstraint(
                fields=["membership", "funder"],
                name="budgets_representative_unique",
                violation_error_message=_("This account already reads for this funder."),
            ),
        ]
        triggers = [
            Refuse(
                name="budgets_representative_holds_role",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test=IS_NO_FUNDER_ACCOUNT,
                message="Only an account whose role on the event is “funder” reads for a funder.",
            ),
            Refuse(
                name="budgets_representative_of_a_funder",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test=FUNDS_NOTHING,
                message="This organisation is no funder of the event: tick that role first.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.funder)
