"""What a figure is: its words, its unit and the function that computes it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from reporting.figures.facts import Facts
from reporting.statistics.amounts import AmountRatio, UnitCost
from reporting.statistics.rates import Rate


class Group(models.TextChoices):
    """The part of the report in which a figure stands."""

    PARTNERS = "partners", _("partners and professionals")
    PREPARATION = "preparation", _("governance and preparation")
    PROGRAMME = "programme", _("programme")
    ATTENDANCE = "attendance", _("attendance")
    SATISFACTION = "satisfaction", _("satisfaction")
    BUDGET = "budget", _("budget")


class Kind(models.TextChoices):
    """How a figure is printed."""

    COUNT = "count", _("count")
    DAYS = "days", _("days")
    RATE = "rate", _("rate of people")
    MONEY = "money", _("amount")
    UNIT_COST = "unit_cost", _("amount per person")
    SHARE = "share", _("share of an amount")


class Withheld(Enum):
    """In place of a result: it exists, but nothing is told before the questionnaire closes."""

    SURVEY_OPEN = "survey_open"


EXPRESSED = _("expressed answers")
Ratio = Rate | AmountRatio | UnitCost
Result = int | Decimal | Ratio | Withheld | None  # None: nothing was recorded, which is not zero


@dataclass(frozen=True)
class Figure:
    """`definition` says what is counted and what is not; `base` names what a ratio is taken over.

    `singular` is the name under a number that is not a plural, for figures that count.
    """

    code: str
    name: Any
    definition: Any
    unit: Any
    group: Group
    kind: Kind
    compute: Callable[[Facts], Result]
    base: Any = EXPRESSED
    singular: Any = ""
