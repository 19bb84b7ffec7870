import hashlib
from datetime import date
from decimal import Decimal
from typing import Any

from budgets.models import (
    Budget,
    BudgetLine,
    BudgetRevision,
    Evidence,
    FunderRepresentative,
    Grant,
    GrantPayment,
    InKindContribution,
    PlannedAmount,
)
from tests.factories.events import event_of, make_event_membership
from tests.factories.partners import make_partnership
from tests.factories.sequence import next_number


def make_budget(**overrides: Any) -> Budget:
    """A draft without lines."""
    return Budget.objects.create(**{"event": event_of(overrides), **overrides})


def make_budget_line(**overrides: Any) -> BudgetLine:
    """Supplies, 100 € planned, in a draft budget."""
    values = {
        "event": event_of(overrides),
        "code": f"ligne-{next_number()}",
        "slug": "supplies",
        "planned": Decimal(100),
        **overrides,
    }
    if "budget" not in values:
        values["budget"] = make_budget(event=values["event"])
    return BudgetLine.objects.create(**values)


def make_grant(**overrides: Any) -> Grant:
    """1000 € requested from the commune for 2019."""
    values = {
        "event": event_of(overrides),
        "code": f"subvention-{next_number()}",
        "slug": "grant_commune",
        "requested": Decimal(1000),
        "year": 2019,
        **overrides,
    }
    if "funder" not in values:
        values["funder"] = make_partnership(event=values["event"], is_funder=True)
    return Grant.objects.create(**values)


def make_in_kind_contribution(**overrides: Any) -> InKindContribution:
    """Two days of volunteers at 150 €, on both sides."""
    number = next_number()
    values = {
        "event": event_of(overrides),
        "code": f"nature-{number}",
        "label": f"Bénévolat {number}",
        "use": "volunteers",
        "source": "volunteering",
        "quantity": Decimal(2),
        "unit_value": Decimal(150),
        **overrides,
    }
    return InKindContribution.objects.create(**values)


def make_budget_revision(**overrides: Any) -> BudgetRevision:
    """A first plan, not approved, of a draft budget."""
    if "budget" in overrides:
        overrides.setdefault("event", overrides["budget"].event)
    values = {
        "event": event_of(overrides),
        "number": 1,
        "reason": "Une salle de plus",
        "opened_on": date(2019, 2, 1),
        **overrides,
    }
    if "budget" not in values:
        event = values["event"]
        values["budget"] = Budget.objects.filter(event=event).first() or make_budget(event=event)
    return BudgetRevision.objects.create(**values)


def make_planned_amount(**overrides: Any) -> PlannedAmount:
    """100 € of supplies in an approved plan of a draft budget, as a dossier brings it."""
    values = {
        "code": f"ligne-{next_number()}",
        "slug": "supplies",
        "amount": Decimal(100),
        **overrides,
    }
    if "revision" not in values:
        values["revision"] = make_budget_revision(approved_on=date(2019, 2, 2))
    return PlannedAmount.objects.create(**values)


def make_evidence(**overrides: Any) -> Evidence:
    """An invoice of a few bytes, for a line."""
    content = overrides.pop("content", b"%PDF-1.7 " + str(next_number()).encode())
    values = {
        "event": event_of(overrides),
        "kind": "invoice",
        "name": "facture.pdf",
        "media_type": "application/pdf",
        "content": content,
        "sha256": hashlib.sha256(content).hexdigest(),
        "added_on": date(2019, 4, 30),
        **overrides,
    }
    if not {"line", "contribution", "grant"} & set(values):
        event = values["event"]
        budget = Budget.objects.filter(event=event).first() or make_budget(event=event)
        values["line"] = make_budget_line(budget=budget, event=event)
    return Evidence.objects.create(**values)


def make_funder_representative(**overrides: Any) -> FunderRepresentative:
    """An account with the role “funder” that reads for a new funder of the event."""
    values = {"event": event_of(overrides), **overrides}
    event = values["event"]
    if "membership" not in values:
        values["membership"] = make_event_membership(event=event, role="funder")
    if "funder" not in values:
        values["funder"] = make_partnership(event=event, is_funder=True)
    return FunderRepresentative.objects.create(**values)


def make_grant_payment(**overrides: Any) -> GrantPayment:
    """100 € of 1000 € awarded, received in March 2019."""
    if "grant" not in overrides:
        overrides["grant"] = make_grant(event=event_of(overrides), awarded=Decimal(1000))
    values = {
        "event": overrides["grant"].event,
        "code": f"versement-{next_number()}",
        "amount": Decimal(100),
        "paid_on": date(2019, 3, 1),
    }
    return GrantPayment.objects.create(**{**values, **overrides})
