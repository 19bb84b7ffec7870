"""The list of all figures, in the order in which they are printed."""

from collections.abc import Iterable

from reporting.figures.definitions.budget import BUDGET_FIGURES
from reporting.figures.definitions.governance import GOVERNANCE_FIGURES
from reporting.figures.definitions.grants import GRANT_SHARE, grant_figure
from reporting.figures.definitions.opinions import OPINION_FIGURES
from reporting.figures.definitions.partners import PARTNER_FIGURES
from reporting.figures.definitions.partnerships import PARTNERSHIP_FIGURES
from reporting.figures.definitions.preparation import PREPARATION_FIGURES
from reporting.figures.definitions.programme import PROGRAMME_FIGURES
from reporting.figures.definitions.readiness import READINESS_FIGURES
from reporting.figures.definitions.visits import VISIT_FIGURES
from reporting.figures.facts import Facts
from reporting.figures.figure import Figure

FIGURES: tuple[Figure, ...] = (
    *PARTNER_FIGURES,
    *PARTNERSHIP_FIGURES,
    *PREPARATION_FIGURES,
    *GOVERNANCE_FIGURES,
    *READINESS_FIGURES,
    *PROGRAMME_FIGURES,
    *VISIT_FIGURES,
    *OPINION_FIGURES,
    *BUDGET_FIGURES,
)
FIGURE_BY_CODE = {figure.code: figure for figure in FIGURES}


def codes() -> tuple[str, ...]:
    """Codes that every event has; each grant adds its own `grant_share.<grant code>`."""
    return tuple(FIGURE_BY_CODE)


def is_known(code: str) -> bool:
    return code in FIGURE_BY_CODE or code.startswith(f"{GRANT_SHARE}.")


def figures_for(facts: Facts) -> Iterable[Figure]:
    yield from FIGURES
    for grant in facts.budget.grants:
        yield grant_figure(grant)
