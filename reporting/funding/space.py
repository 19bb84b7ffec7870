"""The page of a funder: what became of its money, what it may read, what is still to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet
from django.utils import timezone

from budgets.models import Grant
from budgets.models.budget import Opening
from events.models import Event
from reporting.bilan.published import Band, frozen_figures, published_bands
from reporting.bilan.versions import versions_of as reports_of
from reporting.funding.reading import opening_of
from reporting.models import BilanVersion, FrozenFigure, GrantFinancialReportVersion
from reporting.statistics.formatting import amount_text

SHARE = "grant_share.{}"


@dataclass(frozen=True)
class ClosedAccount:
    number: int
    closed_at: datetime
    sha256: str
    has_form: bool
    has_tables: bool


@dataclass(frozen=True)
class ReceivedPayment:
    amount: str
    day: date | None
    reference: str


@dataclass(frozen=True)
class OwnGrant:
    """`share`: of the produits, as the published report says; none before it says one."""

    grant: Grant
    accounts: tuple[ClosedAccount, ...]
    share: FrozenFigure | None
    today: date

    @property
    def latest(self) -> ClosedAccount | None:
        return self.accounts[0] if self.accounts else None

    @property
    def earlier(self) -> tuple[ClosedAccount, ...]:
        return self.accounts[1:]

    @property
    def is_late(self) -> bool:
        return self.is_account_owed and self.today > self.grant.account_due_on

    @property
    def is_account_owed(self) -> bool:
        """Awarded, and nothing was closed or sent yet."""
        is_given = bool(self.accounts) or self.grant.account_sent_on is not None
        return bool(self.grant.awarded) and not is_given

    @property
    def remaining(self) -> Decimal | None:
        """Awarded and not paid yet; None when nothing is left to come."""
        left = (self.grant.awarded or Decimal()) - (self.grant.paid or Decimal())
        return left if left > 0 else None

    @property
    def payments(self) -> list[ReceivedPayment]:
        """Those of which more is known than the amount, when there is only one."""
        rows = [
            ReceivedPayment(amount_text(one.amount), one.paid_on, one.reference)
            for one in self.grant.payments.all()
        ]
        return rows if len(rows) > 1 else [one for one in rows if one.day or one.reference]

    @property
    def amounts(self) -> dict[str, str]:
        return {
            "requested": amount_text(self.grant.requested),
            "awarded": amount_text(self.grant.awarded),
            "paid": amount_text(self.grant.paid),
            "remaining": amount_text(self.remaining),
        }


@dataclass(frozen=True)
class Space:
    """`bands`: headings and the figures that were frozen with the latest published report."""

    grants: tuple[OwnGrant, ...]
    reports: tuple[BilanVersion, ...]
    bands: tuple[Band, ...]
    opening: Opening

    @property
    def report(self) -> BilanVersion | None:
        return self.reports[0] if self.reports else None

    @property
    def opens_budget(self) -> bool:
        return self.opening != Opening.NOTHING


def space_of(event: Event, grants: Iterable[Grant]) -> Space:
    """`grants`: those of the reader, with their funder."""
    reports = tuple(reports_of(event))
    frozen = frozen_figures(reports[0]) if reports else {}
    rows = list(grants)
    closed = _closed(rows)
    today = timezone.localdate()
    return Space(
        grants=tuple(
            OwnGrant(
                grant, tuple(closed.get(grant.pk, ())), frozen.get(SHARE.format(grant.code)), today
            )
            for grant in rows
        ),
        reports=reports,
        bands=tuple(published_bands(frozen)),
        opening=opening_of(event),
    )


def closed_accounts(grants: Iterable[Grant]) -> QuerySet[GrantFinancialReportVersion]:
    return GrantFinancialReportVersion.objects.of_grants(grants)


def _closed(grants: list[Grant]) -> dict[int, list[ClosedAccount]]:
    """Of each grant, the latest first; their files stay in the database."""
    found: dict[int, list[ClosedAccount]] = {}
    for row in closed_accounts(grants):
        found.setdefault(row.account.grant_id, []).append(
            ClosedAccount(row.number, row.closed_at, row.sha256, row.has_form, row.has_tables)
        )
    return found
