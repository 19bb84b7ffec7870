"""One figure, one definition: pages, report, exports and command line all read `figures_of`."""

from reporting.figures.figure import Figure, Group, Kind
from reporting.figures.figure_set import (
    FigureSet,
    figures_of,
    live_figures_of,
    visit_figures_of,
)
from reporting.figures.value import FigureValue, Status

__all__ = [
    "Figure",
    "FigureSet",
    "FigureValue",
    "Group",
    "Kind",
    "Status",
    "figures_of",
    "live_figures_of",
    "visit_figures_of",
]
