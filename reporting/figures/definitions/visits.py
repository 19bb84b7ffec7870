"""Arrivals, interviews and workshop participations are three counts, never added together."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from reporting.figures.facts import Facts
from reporting.figures.figure import Figure, Group, Kind

BENEFICIARIES = "beneficiaries"
INTERVIEWS = "interviews"
WORKSHOPS = "workshop_participations"


def known_beneficiaries(facts: Facts) -> int | None:
    """The figure as it is printed: counted, else declared."""
    if facts.visits.arrivals is not None:
        return facts.visits.arrivals
    declared = facts.declared.get(BENEFICIARIES)
    value: Decimal | None = declared.value if declared else None
    return int(value) if value is not None else None


VISIT_FIGURES = (
    Figure(
        BENEFICIARIES,
        _("beneficiaries"),
        _(
            "People welcomed, counted when they arrive: groups in full, without the cancelled "
            "records. Visits are anonymous: somebody who comes back counts again. Interviews and "
            "workshops are not added."
        ),
        _("people"),
        Group.ATTENDANCE,
        Kind.COUNT,
        lambda facts: facts.visits.arrivals,
        singular=_("beneficiary"),
    ),
    Figure(
        INTERVIEWS,
        _("interviews"),
        _("Interviews with an adviser at a hub. One visitor may have several."),
        _("interviews"),
        Group.ATTENDANCE,
        Kind.COUNT,
        lambda facts: facts.visits.interviews,
        singular=_("interview"),
    ),
    Figure(
        WORKSHOPS,
        _("workshop participations"),
        _("People counted in the activities of the programme. One visitor may attend several."),
        _("participations"),
        Group.ATTENDANCE,
        Kind.COUNT,
        lambda facts: facts.visits.workshop_participations,
        singular=_("workshop participation"),
    ),
)
