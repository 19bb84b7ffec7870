from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from reporting.figures.facts import Facts
from reporting.figures.figure import Figure, Group, Kind

DAYS = _("days")


def _sessions(kind: str) -> Any:
    def compute(facts: Facts) -> int | None:
        held = facts.preparation.sessions.get(kind)
        return held.sessions if held else None

    return compute


def _half_days(kind: str) -> Any:
    def compute(facts: Facts) -> int | None:
        held = facts.preparation.sessions.get(kind)
        return held.half_days if held else None

    return compute


def _days(kind: str) -> Any:
    def compute(facts: Facts) -> Decimal | None:
        held = facts.preparation.sessions.get(kind)
        return Decimal(held.half_days) / 2 if held else None

    return compute


PREPARATION_FIGURES = (
    Figure(
        "presentation_meetings",
        _("presentation meetings"),
        _("Meetings held to present the event to possible partners. Planned ones do not count."),
        _("meetings"),
        Group.PREPARATION,
        Kind.COUNT,
        _sessions("presentation_meeting"),
        singular=_("presentation meeting"),
    ),
    Figure(
        "committee_meetings",
        _("steering committees"),
        _("Steering committees (COPIL) that were held. Planned or cancelled ones do not count."),
        _("meetings"),
        Group.PREPARATION,
        Kind.COUNT,
        lambda facts: facts.preparation.committees,
        singular=_("steering committee"),
    ),
    Figure(
        "decisions",
        _("decisions"),
        _("Decisions written in the minutes of the steering committees, whatever their state."),
        _("decisions"),
        Group.PREPARATION,
        Kind.COUNT,
        lambda facts: facts.preparation.decisions,
        singular=_("decision"),
    ),
    Figure(
        "resource_half_days",
        _("half-days presenting the Cité des métiers"),
        _(
            "Half-days spent presenting the Cité des métiers and its resources to professionals; "
            "a whole day counts for two."
        ),
        _("half-days"),
        Group.PREPARATION,
        Kind.COUNT,
        _half_days("resources"),
        singular=_("half-day presenting the Cité des métiers"),
    ),
    Figure(
        "portal_days",
        _("days on the digital portal"),
        _("Days spent presenting the digital portal; a half-day counts for half."),
        DAYS,
        Group.PREPARATION,
        Kind.DAYS,
        _days("portal"),
        singular=_("day on the digital portal"),
    ),
    Figure(
        "awareness_days",
        _("awareness days"),
        _("Days spent making the professionals aware of the charter; a half-day counts for half."),
        DAYS,
        Group.PREPARATION,
        Kind.DAYS,
        _days("awareness"),
        singular=_("awareness day"),
    ),
    Figure(
        "observation_days",
        _("observation days"),
        _(
            "Days that professionals spent beside an adviser or at the reception of a Cité des "
            "métiers; a half-day counts for half."
        ),
        DAYS,
        Group.PREPARATION,
        Kind.DAYS,
        _days("observation"),
        singular=_("observation day"),
    ),
)
