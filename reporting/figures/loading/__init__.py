"""Reads the facts of one event, in a number of queries that does not depend on their quantity."""

from events.models import Event
from reporting.figures.facts import DeclaredFacts, Facts
from reporting.figures.loading.budget import load_budget
from reporting.figures.loading.partners import load_partners, load_preparation
from reporting.figures.loading.surveys import load_surveys
from reporting.figures.loading.visits import load_visits


def load_facts(event: Event) -> Facts:
    declared = {
        row.figure: DeclaredFacts(row.value, row.source) for row in event.declared_figures.all()
    }
    return Facts(
        partners=load_partners(event),
        preparation=load_preparation(event),
        visits=load_visits(event),
        surveys=load_surveys(event),
        budget=load_budget(event),
        declared=declared,
    )
