"""How far the professionals were prepared: step by step, and altogether."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from reporting.figures.facts import Facts
from reporting.figures.figure import Figure, Group, Kind, Result
from reporting.statistics.rates import response_rate

PEOPLE = _("people")


def _people(kind: str) -> Any:
    def compute(facts: Facts) -> int | None:
        """Of a step of which no session was entered nothing is known."""
        return facts.partners.attended.get(kind) if kind in facts.preparation.sessions else None

    return compute


def _attendance(facts: Facts) -> Result:
    attended = facts.preparation.attended
    if attended is None:
        return None
    return response_rate(answered=attended, asked=attended + facts.preparation.absent)


def _step(kind: str, name: Any, singular: Any, definition: Any) -> Figure:
    return Figure(
        f"professionals_{kind}",
        name,
        definition,
        PEOPLE,
        Group.PREPARATION,
        Kind.COUNT,
        _people(kind),
        singular=singular,
    )


READINESS_FIGURES = (
    Figure(
        "professionals_ready",
        _("professionals ready"),
        _(
            "Mobilised professionals who attended each step that the event asks for. "
            "A step that is optional, or a session for which somebody is only registered, "
            "does not count."
        ),
        PEOPLE,
        Group.PREPARATION,
        Kind.COUNT,
        lambda facts: facts.partners.ready,
        singular=_("professional ready"),
    ),
    _step(
        "awareness",
        _("professionals who came to an awareness day"),
        _("professional who came to an awareness day"),
        _("Mobilised professionals who attended at least one awareness day; each counts once."),
    ),
    _step(
        "resources",
        _("professionals who saw the resources"),
        _("professional who saw the resources"),
        _(
            "Mobilised professionals who attended at least one presentation of the Cité des "
            "métiers and its resources; each counts once."
        ),
    ),
    _step(
        "portal",
        _("professionals who came to a portal day"),
        _("professional who came to a portal day"),
        _("Mobilised professionals who attended at least one portal day; each counts once."),
    ),
    _step(
        "observation",
        _("professionals who observed"),
        _("professional who observed"),
        _(
            "Mobilised professionals who spent time at least once beside an adviser or at the "
            "reception of a Cité des métiers; each counts once."
        ),
    ),
    Figure(
        "session_attendance",
        _("attendance at the sessions"),
        _(
            "Places taken by somebody who came, over the places at which somebody was noted as "
            "having come or as absent, in the sessions that were held. Somebody who came to "
            "three sessions counts three times."
        ),
        "%",
        Group.PREPARATION,
        Kind.RATE,
        _attendance,
        base=_("places"),
    ),
)
