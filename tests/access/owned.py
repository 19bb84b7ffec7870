"""One object of each kind that belongs to a given event, through other objects if need be."""

from typing import Any

from django.contrib import admin
from django.db.models import Model

from events.models import Event
from tests import factories
from tests.core.test_factories import factory_of

# The directories that all coordinators share: addresses and organisations, nothing about people.
OF_THE_INSTANCE = {"accounts.user", "reporting.officialblank", "reporting.accountlayout"}
SHARED = {"events.venue", "partners.organisation"}


def registered() -> list[type[Model]]:
    return list(admin.site._registry)


def make_owned(model: type[Model], event: Event) -> Any:
    """An object of the event; itself for Event; an unrelated one if it belongs to no event."""
    label = model._meta.label_lower
    if label in THROUGH_OTHERS:
        return THROUGH_OTHERS[label](event)
    names = {field.name for field in model._meta.fields}
    return factory_of(model)(**({"event": event} if "event" in names else {}))


def mobilised_professional(event: Event) -> Any:
    return factories.make_mobilisation(event=event).professional


def question(event: Event) -> Any:
    return factories.make_question(version=factories.make_survey_version(event=event))


def published(event: Event) -> Any:
    return factories.make_bilan_version(bilan=factories.make_bilan(event=event))


THROUGH_OTHERS = {
    "events.event": lambda event: event,
    "accounts.user": lambda event: factories.make_event_membership(event=event).user,
    "partners.professional": mobilised_professional,
    "surveys.question": question,
    "surveys.choice": lambda event: factories.make_choice(question=question(event)),
    "surveys.answer": lambda event: factories.make_answer(version=question(event).version),
    "reporting.narrativeblock": lambda event: factories.make_narrative_block(
        bilan=factories.make_bilan(event=event)
    ),
    "reporting.bilanversion": published,
    "reporting.grantfinancialreportversion": lambda event: (
        factories.make_grant_financial_report_version(
            account=factories.make_grant_financial_report(event=event)
        )
    ),
    "reporting.frozenfigure": lambda event: factories.make_frozen_figure(version=published(event)),
}
