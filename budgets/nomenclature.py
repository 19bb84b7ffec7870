"""The lines of a grant budget, in the order of the official form Cerfa 15059*02.

Lines are known by a slug, never by an account number: the accounts of class 87 changed between the
form and the accounting chart of 2018. Outputs choose the number.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    EXPENSE = "expense", _("charges")
    INCOME = "income", _("produits")


@dataclass(frozen=True)
class Line:
    """One line of the form. `memo` lines ("of which") are shown but never added."""

    slug: str
    side: Side
    account: str
    label: str
    memo: bool = False


@dataclass(frozen=True)
class Account:
    """A heading that sums its lines, for example 62."""

    number: str
    side: Side
    label: str


def _expense(account: str, slug: str, label: str) -> Line:
    return Line(slug, Side.EXPENSE, account, label)


def _income(account: str, slug: str, label: str, memo: bool = False) -> Line:
    return Line(slug, Side.INCOME, account, label, memo)


ACCOUNTS = (
    Account("60", Side.EXPENSE, _("Purchases")),
    Account("61", Side.EXPENSE, _("External services")),
    Account("62", Side.EXPENSE, _("Other external services")),
    Account("63", Side.EXPENSE, _("Taxes and duties")),
    Account("64", Side.EXPENSE, _("Personnel")),
    Account("65", Side.EXPENSE, _("Other current expenses")),
    Account("66", Side.EXPENSE, _("Financial expenses")),
    Account("67", Side.EXPENSE, _("Exceptional expenses")),
    Account("68", Side.EXPENSE, _("Depreciation and provisions")),
    Account("indirect", Side.EXPENSE, _("Indirect expenses charged to the action")),
    Account("70", Side.INCOME, _("Sales of products and services")),
    Account("73", Side.INCOME, _("Endowments and tariff income")),
    Account("74", Side.INCOME, _("Operating grants")),
    Account("75", Side.INCOME, _("Other current income")),
    Account("76", Side.INCOME, _("Financial income")),
    Account("77", Side.INCOME, _("Exceptional income")),
    Account("78", Side.INCOME, _("Reversals and carry-overs")),
    Account("own", Side.INCOME, _("Own resources charged to the action")),
)

LINES = (
    _expense("60", "supplies", _("Materials and supplies")),
    _expense("60", "other_supplies", _("Other supplies")),
    _expense("61", "rent", _("Rentals")),
    _expense("61", "maintenance", _("Maintenance and repairs")),
    _expense("61", "insurance", _("Insurance")),
    _expense("61", "documentation", _("Documentation")),
    _expense("62", "fees", _("Intermediaries and fees")),
    _expense("62", "publicity", _("Publicity and publications")),
    _expense("62", "travel", _("Travel, missions and receptions")),
    _expense("62", "bank", _("Bank services and others")),
    _expense("63", "payroll_taxes", _("Taxes on wages")),
    _expense("63", "other_taxes", _("Other taxes")),
    _expense("64", "wages", _("Wages")),
    _expense("64", "social_charges", _("Social charges")),
    _expense("64", "other_personnel", _("Other personnel expenses")),
    _expense("65", "other_current_expenses", _("Other current expenses")),
    _expense("66", "financial_expenses", _("Financial expenses")),
    _expense("67", "exceptional_expenses", _("Exceptional expenses")),
    _expense("68", "depreciation", _("Depreciation and provisions")),
    _expense("indirect", "indirect_fixed_costs", _("Fixed operating costs")),
    _expense("indirect", "indirect_financial", _("Financial costs")),
    _expense("indirect", "indirect_other", _("Other indirect costs")),
    _income("70", "sales", _("Sales of products and services")),
    _income("73", "endowments", _("Endowments and tariff income")),
    _income("74", "grant_state", _("State")),
    _income("74", "grant_region", _("Region")),
    _income("74", "grant_department", _("Department")),
    _income("74", "grant_epci", _("Intercommunal body (EPCI, EPT)")),
    _income("74", "grant_commune", _("Commune")),
    _income("74", "grant_social_body", _("Social security bodies")),
    _income("74", "grant_europe", _("European funds")),
    _income("74", "grant_asp", _("Payment agency (ASP, subsidised jobs)")),
    _income("74", "grant_other_public", _("Other public bodies")),
    _income("74", "grant_private", _("Private aid")),
    _income("75", "other_current_income", _("Other current income")),
    _income("75", "dues_and_gifts", _("of which dues, gifts and legacies"), memo=True),
    _income("76", "financial_income", _("Financial income")),
    _income("77", "exceptional_income", _("Exceptional income")),
    _income("78", "carry_overs", _("Reversals and carry-overs")),
    _income("own", "own_resources", _("Own resources")),
)

LINE_BY_SLUG = {line.slug: line for line in LINES}
LINE_CHOICES = [(line.slug, line.label) for line in LINES]


def grouped_choices() -> list[tuple[Any, list[tuple[str, Any]]]]:
    """For a form: charges then produits, each line after the number of its account."""
    return [
        (side.label, [(line.slug, numbered(line)) for line in LINES if line.side == side])
        for side in Side
    ]


def numbered(line: Line) -> Any:
    return (
        format_lazy("{} · {}", line.account, line.label) if line.account.isdigit() else line.label
    )


GRANT_SLUGS = tuple(line.slug for line in LINES if line.account == "74")


class InKindUse(models.TextChoices):
    """Class 86: what the contribution was used for."""

    RELIEF = "relief", _("Relief in kind")
    GOODS_AND_SERVICES = "goods_and_services", _("Free use of goods and services")
    SERVICES = "services", _("Services")
    VOLUNTEERS = "volunteers", _("Volunteer staff")


class InKindSource(models.TextChoices):
    """Class 87: where the contribution came from."""

    VOLUNTEERING = "volunteering", _("Volunteering")
    SERVICES = "services", _("Services in kind")
    GIFTS = "gifts", _("Gifts in kind")


# The form's account numbers. The accounting chart of 2018 swaps 870 and 875.
CERFA_USE_ACCOUNTS = {
    InKindUse.RELIEF: "860",
    InKindUse.GOODS_AND_SERVICES: "861",
    InKindUse.SERVICES: "862",
    InKindUse.VOLUNTEERS: "864",
}
CERFA_SOURCE_ACCOUNTS = {
    InKindSource.VOLUNTEERING: "870",
    InKindSource.SERVICES: "871",
    InKindSource.GIFTS: "875",
}
