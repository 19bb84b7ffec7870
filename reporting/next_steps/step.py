from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

SOON = timedelta(days=14)


@dataclass(frozen=True)
class Step:
    """One thing to do: a sentence, how many rows it is about, and the page that shows them."""

    code: str
    text: str
    count: int
    due_on: date
    address: str

    def state(self, today: date) -> str:
        """`late`, `soon` (within a fortnight) or `later`."""
        if self.due_on < today:
            return "late"
        return "soon" if self.due_on <= today + SOON else "later"


def list_address(model: str, query: str = "") -> str:
    address = reverse(f"admin:{model}_changelist")
    return f"{address}?{query}" if query else address


def add_address(model: str) -> str:
    return reverse(f"admin:{model}_add")


def change_address(model: str, key: object, part: str = "") -> str:
    address = reverse(f"admin:{model}_change", args=[key])
    return f"{address}#{part}" if part else address
