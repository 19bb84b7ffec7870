from django.utils.translation import gettext_lazy as _

from reporting.figures.facts import Facts
from reporting.figures.figure import Figure, Group, Kind
from reporting.statistics.rates import Rate

ORGANISATIONS = _("organisations")


def _share(part: int | None, whole: int | None) -> Rate | None:
    return Rate(part, whole) if part is not None and whole else None


def _agreement(facts: Facts) -> Rate | None:
    return _share(facts.partners.partners, facts.partners.asked)


def _charter(facts: Facts) -> Rate | None:
    return _share(facts.partners.charter, facts.partners.partners)


PARTNERSHIP_FIGURES = (
    Figure(
        "partners_asked",
        _("partner organisations asked"),
        _(
            "Organisations with the role of partner that were invited or have replied, whatever "
            "their reply. Those that are still to be invited are not counted."
        ),
        ORGANISATIONS,
        Group.PARTNERS,
        Kind.COUNT,
        lambda facts: facts.partners.asked,
        singular=_("partner organisation asked"),
    ),
    Figure(
        "partner_agreement_rate",
        _("partners that agreed"),
        _(
            "Share of the partner organisations asked that agreed to take part or took part. "
            "An organisation without a reply counts in the base."
        ),
        "%",
        Group.PARTNERS,
        Kind.RATE,
        _agreement,
        base=_("partner organisations asked"),
    ),
    Figure(
        "charter_acceptance_rate",
        _("partners that accepted the charter"),
        _(
            "Share of the partner organisations, agreed or having taken part, for which the day "
            "on which the charter was accepted is noted."
        ),
        "%",
        Group.PARTNERS,
        Kind.RATE,
        _charter,
        base=_("partner organisations"),
    ),
)
