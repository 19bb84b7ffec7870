"""What the event changed for the partners: who they are, how they were prepared, what they say."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.models import Event
from reporting.charts.chart import Chart
from reporting.figures import FigureSet, FigureValue
from reporting.sections.organisations import organisation_charts
from reporting.sections.partner_growth import growth_charts
from reporting.sections.questions import question_chart
from reporting.sections.section import recorded
from reporting.tables.governance import about_tables, governance_tables, preparation_tables
from reporting.tables.objectives import objective_tables
from reporting.tables.table import Table

ORGANISATIONS = (
    "partner_organisations",
    "partner_agreement_rate",
    "charter_acceptance_rate",
    "carrier_organisations",
    "spro_organisations",
)
PROFESSIONALS = (
    "professionals_mobilised",
    "professionals_prepared",
    "professionals_ready",
    "session_attendance",
    "professional_response_rate",
)
GOVERNANCE = (
    "presentation_meetings",
    "committee_meetings",
    "committee_people",
    "committee_organisations",
    "decisions",
    "decisions_done",
    "decisions_late",
)
SURVEY, BENEFIT = "professionals", "main_benefit"


@dataclass(frozen=True)
class ImpactPart:
    heading: str
    figures: tuple[FigureValue, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()


def impact_parts(event: Event, figures: FigureSet) -> list[ImpactPart]:
    """Those that have something to show."""
    return [part for part in _parts(event, figures) if part.figures or part.charts or part.tables]


def _parts(event: Event, figures: FigureSet) -> Iterator[ImpactPart]:
    yield ImpactPart(
        _("Which organisations took part?"),
        recorded(figures.of(*ORGANISATIONS)),
        (*organisation_charts(event), *growth_charts(event)),
    )
    yield ImpactPart(
        _("How were the professionals prepared?"),
        recorded(figures.of(*PROFESSIONALS)),
        tables=tuple(preparation_tables(event)),
    )
    yield ImpactPart(
        _("What did it bring them?"),
        recorded(figures.of("professional_concept_approval")),
        tuple(_benefits(figures)),
    )
    yield ImpactPart(
        _("How was it decided?"),
        recorded(figures.of(*GOVERNANCE)),
        tables=tuple(governance_tables(event)),
    )
    yield ImpactPart(
        _("Were the objectives reached?"),
        tables=(*objective_tables(event, figures), *about_tables(event, "indicator")),
    )


def _benefits(figures: FigureSet) -> Iterator[Chart]:
    survey = figures.facts.surveys.get(SURVEY)
    question = survey.questions.get(BENEFIT) if survey and not survey.is_open else None
    chart = question_chart("main-benefit", question) if question else None
    if chart:
        yield chart
