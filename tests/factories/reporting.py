from typing import Any

from reporting.models import Bilan, BilanVersion, DeclaredFigure, FrozenFigure, NarrativeBlock
from tests.factories.events import event_of
from tests.factories.sequence import next_number


def make_bilan(**overrides: Any) -> Bilan:
    return Bilan.objects.create(**{"event": event_of(overrides), **overrides})


def make_narrative_block(**overrides: Any) -> NarrativeBlock:
    values = {"section": "synthesis", "text": "Trois jours ouverts à tous.", **overrides}
    if "bilan" not in values:
        values["bilan"] = make_bilan()
    return NarrativeBlock.objects.create(**values)


def make_bilan_version(**overrides: Any) -> BilanVersion:
    values = {"number": next_number(), "pdf": b"%PDF-1.7", "html": "<p>Bilan</p>", **overrides}
    if "bilan" not in values:
        values["bilan"] = make_bilan()
    fingerprints = {"sha256": "0" * 64, "content_sha256": "0" * 64}
    return BilanVersion.objects.create(**{**fingerprints, **values})


def make_frozen_figure(**overrides: Any) -> FrozenFigure:
    """750 arrivals, on a base of 750."""
    values = {
        "code": f"figure-{next_number()}",
        "name": "Arrivées",
        "value": 750,
        "numerator": 750,
        "base": 750,
        "base_text": "750 sur 750 personnes",
        "text": "750",
        "definition": "Nombre de passages.",
        **overrides,
    }
    if "version" not in values:
        values["version"] = make_bilan_version()
    return FrozenFigure.objects.create(**values)


def make_declared_figure(**overrides: Any) -> DeclaredFigure:
    values = {"figure": f"figure-{next_number()}", "value": 750, "source": "Bilan papier 2019"}
    return DeclaredFigure.objects.create(**{"event": event_of(overrides), **values, **overrides})
