"""The page to read when there is only one minute, with the change since the last edition."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from reporting.figures import FigureSet, FigureValue
from reporting.figures.printing import POINTS
from reporting.sections.section import recorded
from reporting.statistics.formatting import places_of, signed_text

WHAT_HAPPENED = (
    "beneficiaries",
    "partner_organisations",
    "professionals_mobilised",
    "interviews",
    "workshop_participations",
)
HOW_GOOD = ("visitor_satisfaction", "workshop_satisfaction", "professional_concept_approval")
PREPARATION = (
    "presentation_meetings",
    "committee_meetings",
    "resource_half_days",
    "portal_days",
    "observation_days",
)
MEANS = ("expenses_with_in_kind", "grants_share_total", "cost_per_beneficiary_with_in_kind")


@dataclass(frozen=True)
class Card:
    """A figure and its change since the previous edition ("up", "down" or nothing)."""

    figure: FigureValue
    change: str = ""
    direction: str = ""


@dataclass(frozen=True)
class Band:
    heading: str
    cards: tuple[Card, ...]

    @property
    def figures(self) -> tuple[FigureValue, ...]:
        return tuple(card.figure for card in self.cards)


def questions(*, with_means: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Headings and the codes of the figures under them. `with_means`: also the money."""
    asked = (
        (_("What happened, and for whom"), WHAT_HAPPENED),
        (_("How good it was"), HOW_GOOD),
        (_("How it was prepared"), PREPARATION),
    )
    return (*asked, (_("With what means"), MEANS)) if with_means else asked


def key_figures(
    figures: FigureSet, previous: FigureSet | None, *, with_means: bool
) -> tuple[Band, ...]:
    bands = (
        Band(heading, _cards(figures, codes, previous))
        for heading, codes in questions(with_means=with_means)
    )
    return tuple(band for band in bands if band.cards)


def _cards(
    figures: FigureSet, codes: tuple[str, ...], previous: FigureSet | None
) -> tuple[Card, ...]:
    return tuple(_card(value, previous) for value in recorded(figures.of(*codes)))


def _card(value: FigureValue, previous: FigureSet | None) -> Card:
    before = previous.get(value.code) if previous else None
    if before is None or before.value is None or value.value is None:
        return Card(value)
    change = value.value - before.value
    points = value.figure.kind in POINTS
    wording = (
        _("%(change)s points since the last edition")
        if points
        else _("%(change)s since the last edition")
    )
    direction = "up" if change > 0 else "down" if change < 0 else ""
    return Card(value, wording % {"change": signed_text(change, places_of(change))}, direction)
