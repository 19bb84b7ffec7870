from collections.abc import Callable
from typing import Any


def inferred(owner: str, values: dict[str, Any], make: Callable[[], Any]) -> Any:
    """The owner given, else that of a linked object given, else a new one."""
    if owner in values:
        return values[owner]
    for linked in values.values():
        if hasattr(linked, f"{owner}_id"):
            return getattr(linked, owner)
    return make()
