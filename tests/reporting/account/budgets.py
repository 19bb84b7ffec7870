"""Budgets as facts: the reference one, and a larger one with every line of the form in use."""

from decimal import Decimal

from budgets.nomenclature import LINES, InKindSource, InKindUse
from reporting.figures.facts import BudgetFacts, GrantFacts, InKindFacts, LineFacts


def line(slug, actual=None, planned=None, label="", grant_code="", comment=""):
    amounts = [None if amount is None else Decimal(str(amount)) for amount in (planned, actual)]
    return LineFacts(slug, label, *amounts, grant_code, comment)


def given(value, use="services", source="services", planned=None, label="Prêt de salles"):
    planned = None if planned is None else Decimal(str(planned))
    return InKindFacts(label, use, source, "Mairie", planned, Decimal(str(value)))


def grant(code, funder, slug, awarded):
    return GrantFacts(code, funder, slug, None, Decimal(awarded), None, None)


REFERENCE = BudgetFacts(
    lines=(
        line("fees", 30000, label="Coordination"),
        line("travel", 1500, label="Autres"),
        line("grant_department", 15000, grant_code="cd93"),
        line("grant_epci", 15000, grant_code="est-ensemble"),
        line("other_current_income", 1500),
    ),
    in_kind=(given(8500), given(2000), given(3000)),
    grants=(
        grant("cd93", "Département", "grant_department", 15000),
        grant("est-ensemble", "Est Ensemble", "grant_epci", 15000),
    ),
)


def large_budget():
    """Each line of the form once, actual 100 more than planned; then several on one line."""
    every = [line(one.slug, actual=1100 + n, planned=1000 + n) for n, one in enumerate(LINES)]
    more = [
        line("supplies", 10, 20, label="Badges"),
        line("supplies", 30, 40, label="Signalétique"),
        line("supplies", 50, 60, label="Stylos"),
        line("grant_state", 70, 80, label="Ministère du travail"),
        line("grant_state", 90, 100, label="Ministère de la ville"),
        line("own_resources", 110, 120, label="Fonds associatifs"),
    ]
    uses = [given(100 + n, use=use, source="", planned=50) for n, use in enumerate(InKindUse)]
    sources = [given(100 + n, use="", source=one) for n, one in enumerate(InKindSource)]
    return BudgetFacts(lines=tuple(every + more), in_kind=tuple(uses + sources))
