"""An event with two funders, whose amounts are easy to recognise."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

from accounts.models import User
from budgets.models import Grant
from events.models import Event
from partners.models import Organisation
from tests.factories import (
    make_bilan,
    make_bilan_version,
    make_budget,
    make_budget_line,
    make_frozen_figure,
    make_funder_representative,
    make_grant,
    make_grant_financial_report,
    make_grant_financial_report_version,
    make_in_kind_contribution,
    make_organisation,
    make_partnership,
)
from tests.personas import client_of

OTHER = ("Département secret", "7 654", "8 765", "7\u202f654", "8\u202f765")
FILES = {"pdf": b"%PDF-mine", "form": b"%PDF-form", "xlsx": b"PK-xlsx", "ods": b"PK-ods"}


@dataclass(frozen=True)
class Funded:
    """`mine` is read by `user`; `other` by nobody here."""

    event: Event
    mine: Grant
    other: Grant
    user: User

    @property
    def client(self) -> Client:
        return client_of(self.user)


def grant_of(event: Event, name: str, **values: Any) -> Grant:
    known = Organisation.objects.filter(name=name).first()
    organisation = known or make_organisation(name=name)
    funder = make_partnership(event=event, organisation=organisation, is_funder=True)
    return make_grant(event=event, funder=funder, **values)


def funded(event: Event, opening: str = "nothing") -> Funded:
    mine = grant_of(event, "Est Ensemble", code="mienne", slug="grant_epci", awarded=1234)
    name = OTHER[0]
    other = grant_of(event, name, code="autre", slug="grant_department", awarded=8765)
    budget = make_budget(event=event, shown_to_funders=opening, comment="Bilan du trésorier")
    line = {"event": event, "budget": budget}
    make_budget_line(**line, slug="fees", label="Décoration", planned=9000, actual=9111)
    make_budget_line(
        **line, slug="grant_epci", label="Est Ensemble", planned=1111, actual=1234, grant=mine
    )
    make_budget_line(
        **line, slug="grant_department", label=name, planned=7654, actual=8765, grant=other,
        comment="Confidence",
    )  # fmt: skip
    make_budget_line(**line, slug="own_resources", planned=235, actual=None)
    make_in_kind_contribution(event=event, label="Salle", quantity=1, unit_value=400, planned=300)
    read = make_funder_representative(event=event, funder=mine.funder)
    return Funded(event, mine, other, read.membership.user)


def close(grant: Grant, number: int = 1, **files: Any) -> None:
    account = getattr(grant, "account", None) or make_grant_financial_report(grant=grant)
    make_grant_financial_report_version(account=account, number=number, **(FILES | files))


def publish(event: Event, number: int = 1) -> None:
    bilan = getattr(event, "bilan", None) or make_bilan(event=event)
    version = make_bilan_version(
        bilan=bilan, number=number, pdf=b"%%PDF-bilan-%d" % number, html="<h1>Le bilan figé</h1>"
    )
    make_frozen_figure(version=version, code="beneficiaries", name="personnes accueillies")
    for code, text in (("mienne", "12,3 %"), ("autre", "87,7 %")):
        make_frozen_figure(version=version, code=f"grant_share.{code}", name="part", text=text)
