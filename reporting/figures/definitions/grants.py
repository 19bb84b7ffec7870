"""One figure for each grant of the event: its code is `grant_share.<grant code>`."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from reporting.figures.definitions.budget import OF_INCOME, actual_income
from reporting.figures.facts import Facts, GrantFacts
from reporting.figures.figure import Figure, Group, Kind
from reporting.statistics.amounts import AmountRatio

GRANT_SHARE = "grant_share"


def grant_figure(grant: GrantFacts) -> Figure:
    def compute(facts: Facts) -> AmountRatio | None:
        if grant.amount is None:
            return None
        return AmountRatio(grant.amount, actual_income(facts.budget))

    return Figure(
        f"{GRANT_SHARE}.{grant.code}",
        format_lazy(_("share of the grant: {funder}"), funder=grant.funder),
        _("This grant over the actual total of the produits without in-kind."),
        "%",
        Group.BUDGET,
        Kind.SHARE,
        compute,
        OF_INCOME,
    )
