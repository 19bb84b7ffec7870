"""What the pages of an account need: a grant whose account was closed once."""

from budgets.models import FunderRepresentative
from events.models import Event
from tests.factories import (
    make_funder_representative,
    make_grant_financial_report,
    make_grant_financial_report_version,
)


def account(event: Event) -> str:
    """Every account with the role “funder” reads for its funder, so that only the role decides."""
    known = event.grant_accounts.first() or make_grant_financial_report(event=event)
    if not known.versions.exists():
        make_grant_financial_report_version(account=known)
    untied = event.memberships.filter(role="funder", represented_funders__isnull=True)
    for membership in untied:
        make_funder_representative(event=event, membership=membership, funder=known.grant.funder)
    code: str = known.grant.code
    return code


def funder(event: Event) -> int:
    key: int = representative_of(event).funder_id
    return key


def representative(event: Event) -> int:
    key: int = representative_of(event).pk
    return key


def representative_of(event: Event) -> FunderRepresentative:
    return event.funder_representatives.first() or make_funder_representative(event=event)


def version(event: Event) -> int:
    number: int = event.grant_accounts.get().versions.get().number
    return number
