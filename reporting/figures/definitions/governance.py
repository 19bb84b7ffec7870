from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from reporting.figures.facts import Facts, GovernanceFacts
from reporting.figures.figure import Figure, Group, Kind


def _of(read: Callable[[GovernanceFacts], int | None]) -> Callable[[Facts], int | None]:
    def compute(facts: Facts) -> int | None:
        known = facts.preparation.governance
        return read(known) if known else None

    return compute


GOVERNANCE_FIGURES = (
    Figure(
        "committee_people",
        _("people present at the steering committees"),
        _(
            "People present at the committees that were held, added up over the meetings: who came "
            "to three committees counts three times. Represented or excused is not present."
        ),
        _("people"),
        Group.PREPARATION,
        Kind.COUNT,
        _of(lambda known: known.attended_people),
        singular=_("person present at the steering committees"),
    ),
    Figure(
        "committee_organisations",
        _("organisations that took part in the steering committees"),
        _(
            "Organisations present or represented at one committee at least among those that were "
            "held. Each one counts once."
        ),
        _("organisations"),
        Group.PREPARATION,
        Kind.COUNT,
        _of(lambda known: known.attended_organisations),
        singular=_("organisation that took part in the steering committees"),
    ),
    Figure(
        "decisions_open",
        _("decisions still open"),
        _("Decisions of the steering committees that are neither done nor dropped, late ones too."),
        _("decisions"),
        Group.PREPARATION,
        Kind.COUNT,
        _of(lambda known: known.open),
        singular=_("decision still open"),
    ),
    Figure(
        "decisions_done",
        _("decisions carried out"),
        _("Decisions of the steering committees whose state is “done”."),
        _("decisions"),
        Group.PREPARATION,
        Kind.COUNT,
        _of(lambda known: known.done),
        singular=_("decision carried out"),
    ),
    Figure(
        "decisions_late",
        _("decisions that are late"),
        _("Decisions still open whose due day is before today; frozen with the report."),
        _("decisions"),
        Group.PREPARATION,
        Kind.COUNT,
        _of(lambda known: known.late),
        singular=_("decision that is late"),
    ),
)
