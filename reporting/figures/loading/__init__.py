"""Reads the facts of one event, in a number of queries that does not depend on their quantity."""

from events.models import Event
from reporting.figures.facts import DeclaredFacts, Facts, TodayFacts
from reporting.figures.loading.budget import load_budget
from reporting.figures.loading.partners import load_partners, load_preparation
from reporting.figures.loading.programme import load_programme
from reporting.figures.loading.surveys import load_surveys
from reporting.figures.loading.visits import load_visits


def load_facts(event: Event) -> Facts:
    return Facts(
        partners=load_partners(event),
        preparation=load_preparation(event),
        programme=load_programme(event),
        visits=load_visits(event),
        surveys=load_surveys(event),
        budget=load_budget(event),
        declared=_declared(event),
    )


def load_visit_facts(event: Event, today: TodayFacts | None = None) -> Facts:
    return Facts(visits=load_visits(event), declared=_declared(event), today=today)


def _declared(event: Event) -> dict[str, DeclaredFacts]:
    return {
        row.figure: DeclaredFacts(row.value, row.source) for row in event.declared_figures.all()
    }
