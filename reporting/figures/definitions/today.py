"""What changes while the public is there: for the live view and the wall screen, not the report."""

from django.utils.translation import gettext_lazy as _

from reporting.figures.facts import Facts
from reporting.figures.figure import Figure, Group, Kind

ARRIVALS_TODAY = "arrivals_today"
PEOPLE_INSIDE = "people_inside"


def people_inside(facts: Facts) -> int | None:
    """Somebody who was counted out but not in does not make a negative crowd."""
    today = facts.today
    if today is None or today.exits is None:
        return None
    return max(0, today.arrivals - today.exits)


TODAY_FIGURES = (
    Figure(
        ARRIVALS_TODAY,
        _("arrivals today"),
        _(
            "People welcomed since midnight: groups in full, without the cancelled records. "
            "Somebody who comes back counts again."
        ),
        _("people"),
        Group.ATTENDANCE,
        Kind.COUNT,
        lambda facts: facts.today.arrivals if facts.today else None,
        singular=_("arrival today"),
    ),
    Figure(
        PEOPLE_INSIDE,
        _("people inside"),
        _(
            "Arrivals minus exits since midnight, never under zero. Exits are counted by hand: "
            "it is an estimate."
        ),
        _("people"),
        Group.ATTENDANCE,
        Kind.COUNT,
        people_inside,
        singular=_("person inside"),
    ),
)
