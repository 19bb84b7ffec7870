from typing import Any

from reporting.models import (
    AccountLayout,
    Bilan,
    BilanVersion,
    DeclaredFigure,
    Download,
    FrozenFigure,
    GrantFinancialReport,
    GrantFinancialReportVersion,
    NarrativeBlock,
    OfficialBlank,
)
from tests.factories.accounts import make_user
from tests.factories.budgets import make_grant
from tests.factories.events import event_of
from tests.factories.sequence import next_number, next_small_number


def make_bilan(**overrides: Any) -> Bilan:
    return Bilan.objects.create(**{"event": event_of(overrides), **overrides})


def make_narrative_block(**overrides: Any) -> NarrativeBlock:
    values = {"section": "synthesis", "text": "Trois jours ouverts à tous.", **overrides}
    if "bilan" not in values:
        values["bilan"] = make_bilan()
    return NarrativeBlock.objects.create(**values)


def make_bilan_version(**overrides: Any) -> BilanVersion:
    values = {
        "number": next_small_number(),
        "pdf": b"%PDF-1.7",
        "html": "<p>Bilan</p>",
        **overrides,
    }
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


def make_grant_financial_report(**overrides: Any) -> GrantFinancialReport:
    if "grant" not in overrides:
        overrides["grant"] = make_grant(**overrides)
    return GrantFinancialReport.objects.create(**{"event": overrides["grant"].event, **overrides})


def make_grant_financial_report_version(**overrides: Any) -> GrantFinancialReportVersion:
    values = {"number": next_small_number(), "pdf": b"%PDF-1.7", **overrides}
    if "account" not in values:
        values["account"] = make_grant_financial_report()
    fingerprints = {"sha256": "0" * 64, "content_sha256": "0" * 64}
    return GrantFinancialReportVersion.objects.create(**{**fingerprints, **values})


def make_account_layout(**overrides: Any) -> AccountLayout:
    """Without a table that could be filled."""
    values = {"code": f"tableau-{next_number()}", "name": "Fondation", "data": {"sides": []}}
    return AccountLayout.objects.create(**{**values, **overrides})


def make_official_blank(**overrides: Any) -> OfficialBlank:
    values = {"edition": f"{next_number()}", "sha256": "0" * 64, "content": b"%PDF-1.7"}
    return OfficialBlank.objects.create(**{**values, **overrides})


def make_download(**overrides: Any) -> Download:
    """The latest report of the event, taken by a new account."""
    values = {"event": event_of(overrides), "document": "report", **overrides}
    if "user" not in values:
        values["user"] = make_user()
    if values["document"] == "report" and "report" not in values:
        event = values["event"]
        bilan = getattr(event, "bilan", None) or make_bilan(event=event)
        values["report"] = bilan.versions.first() or make_bilan_version(bilan=bilan)
    return Download.objects.create(**values)
