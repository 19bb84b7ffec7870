"""What a dossier said before the format changed, in the words of today."""

from decimal import Decimal
from typing import Any

TAKEN_OVER = "versement"  # the code that the base gave this payment (budgets, migration 0007)


def brought_up_to_date(document: dict[str, Any]) -> dict[str, Any]:
    """Whatever is not as it once was is left alone: the schema says what is wrong with it."""
    grants = document.get("grants")
    if not isinstance(grants, list):
        return document
    return {**document, "grants": [_with_payments(grant) for grant in grants]}


def _with_payments(grant: Any) -> Any:
    """A grant said what was paid in one sum; it is one payment now, of an unknown day."""
    if not isinstance(grant, dict) or "payments" in grant or not _is_amount(grant.get("paid")):
        return grant
    kept = {name: value for name, value in grant.items() if name not in ("paid", "paid_on")}
    if grant["paid"] == 0:
        return kept
    day = {"paid_on": grant["paid_on"]} if "paid_on" in grant else {}
    return {**kept, "payments": [{"code": TAKEN_OVER, "amount": grant["paid"], **day}]}


def _is_amount(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool) and value >= 0
