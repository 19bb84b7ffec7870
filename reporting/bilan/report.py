"""Puts the report together: who it is about, its synthesis, its parts and their figures."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from events.models import Event
from reporting.bilan.body import body_parts
from reporting.bilan.identity import Identity, identity_of
from reporting.bilan.narrative import Passage, passages
from reporting.bilan.parts import Part, numbered
from reporting.figures import FigureSet, FigureValue, figures_of
from reporting.models import Bilan

LANGUAGE = "fr"
MEANS = (
    "expenses_actual",
    "grants_share_total",
    "expenses_with_in_kind",
    "cost_per_beneficiary_with_in_kind",
)


@dataclass(frozen=True)
class Band:
    """Key figures that answer one question."""

    question: str
    figures: tuple[FigureValue, ...]


@dataclass(frozen=True)
class Report:
    identity: Identity
    bands: tuple[Band, ...]
    synthesis: tuple[Passage, ...]
    parts: tuple[Part, ...]
    figures: FigureSet


def compose_report(event: Event) -> Report:
    """In French whatever the reader's language. Cells are masked for the public."""
    with override(LANGUAGE):
        bilan = Bilan.objects.filter(event=event).first()
        blocks = bilan.blocks.all() if bilan else ()
        texts = {block.section: passages(block.text) for block in blocks}
        figures = figures_of(event)
        return Report(
            identity=identity_of(event, bilan),
            bands=_bands(figures),
            synthesis=texts.get("synthesis", ()),
            parts=numbered(body_parts(event, figures, texts)),
            figures=figures,
        )


def _bands(figures: FigureSet) -> tuple[Band, ...]:
    """At most ten numbers: a page that can be torn out and read in a minute."""
    questions = (
        (
            _("What happened, and for whom"),
            ("beneficiaries", "partner_organisations", "professionals_mobilised"),
        ),
        (
            _("How good it was"),
            ("visitor_satisfaction", "workshop_satisfaction", "professional_concept_approval"),
        ),
        (
            _("With what means"),
            MEANS,
        ),
    )
    bands = (Band(question, _known(figures, codes)) for question, codes in questions)
    return tuple(band for band in bands if band.figures)


def _known(figures: FigureSet, codes: tuple[str, ...]) -> tuple[FigureValue, ...]:
    return tuple(value for value in figures.of(*codes) if value.is_known)
