"""Rows whose every link is filled, so that a list which follows a link row by row is found out."""

from datetime import timedelta
from typing import Any

from reporting.models.bilan import Section
from tests import factories
from tests.access.owned import make_owned
from tests.core.test_factories import factory_of

FEW = 3
LINKED = {
    "budgets.evidence": lambda event: {"grant": factories.make_grant(event=event)},
    "events.activity": lambda event: {
        "hub": factories.make_hub(event=event),
        "room": factories.make_room(event=event),
    },
    "partners.mobilisation": lambda event: {"hub": factories.make_hub(event=event)},
    "partners.decision": lambda event: {"owner": factories.make_partnership(event=event)},
    "partners.committeemember": lambda event: {
        "deputy_of": factories.make_committee_member(event=event),
        "professional": factories.make_professional(),
    },
    "visits.desk": lambda event: {"kind": "hub", "hub": factories.make_hub(event=event)},
    "visits.checkin": lambda event: {"kind": "interview", "hub": factories.make_hub(event=event)},
    "budgets.inkindcontribution": lambda event: {"giver": factories.make_partnership(event=event)},
    "events.event": lambda event: {},
}


def make_row(model: Any, event: Any) -> Any:
    """A row of the event; another event for Event, whose list shows several."""
    label = model._meta.label_lower
    if label == "events.event":
        return factories.make_event()
    if label == "budgets.budgetline":
        return make_line(event)
    if label == "budgets.budgetrevision":
        return make_plan(event)
    if label == "reporting.bilanversion":
        bilan = getattr(event, "bilan", None) or factories.make_bilan(event=event)
        return factories.make_bilan_version(bilan=bilan)
    if label in LINKED:
        return factory_of(model)(event=event, **LINKED[label](event))
    return make_owned(model, event)


def make_line(event: Any) -> Any:
    budget = getattr(event, "budget", None) or factories.make_budget(event=event)
    return line_of(budget)


def make_plan(event: Any) -> Any:
    number = event.budget_revisions.count() + 1
    day = event.starts_on
    return factories.make_budget_revision(
        event=event, number=number, opened_on=day, approved_on=day
    )


def line_of(budget: Any, with_grant: bool = True) -> Any:
    """With or without: a grant has one line, and hundreds of them would be hundreds of choices."""
    if not with_grant:
        return factories.make_budget_line(budget=budget)
    grant = factories.make_grant(event=budget.event)
    return factories.make_budget_line(budget=budget, slug=grant.slug, grant=grant)


def make_inline_row(model: Any, link: str, parent: Any, number: int) -> Any:
    """A row inside the form of `parent`; `number` keeps what must be unique apart."""
    label = model._meta.label_lower
    if label == "budgets.budgetline":
        return line_of(parent, with_grant=number < FEW)
    if label == "budgets.grantpayment":
        type(parent).objects.filter(pk=parent.pk).update(awarded=100_000)
        return factories.make_grant_payment(grant=parent)
    if label == "events.openingday":
        day = parent.starts_on + timedelta(days=number)
        return factories.make_opening_day(event=parent, date=day)
    if label == "reporting.narrativeblock":
        return factories.make_narrative_block(bilan=parent, section=Section.values[number])
    if label == "surveys.surveyversion":
        return factories.make_survey_version(survey=parent, number=number)
    if label == "partners.decision":
        owner = parent.event.partnerships.first() or factories.make_partnership(event=parent.event)
        return factories.make_decision(meeting=parent, owner=owner)
    links = LINKED.get(label, lambda event: {})(getattr(parent, "event", parent))
    return factory_of(model)(**{link: parent, **links})
