from typing import Any

from django.contrib import admin


def account_column(field: str, description: Any) -> Any:
    """A read-only field of an admin: the name of the account that `field` points to."""

    @admin.display(description=description, ordering=f"{field}__full_name")
    def column(self: Any, row: Any) -> str:
        account = getattr(row, field)
        return account.display_name if account else "-"

    return column
