"""Check-ins and responses inside a document that nobody has checked yet."""

from collections.abc import Iterator
from typing import Any

from reporting.dossier.tables import TABLES

Steps = tuple[object, ...]


def located_rows(path: str, document: Any) -> Iterator[tuple[Steps, Any]]:
    """Rows of a table such as surveys.versions.responses with the steps that lead to each."""
    yield from _rows(path.split("."), document, ())


def without_bulk_rows(document: dict[str, Any]) -> dict[str, Any]:
    """The same document, its many rows left out; what is no list stays, to be found wrong."""
    for table in (table for table in TABLES if table.is_bulk):
        document = _emptied(table.path.split("."), document)
    return document


def _rows(names: list[str], holder: Any, steps: Steps) -> Iterator[tuple[Steps, Any]]:
    items = holder.get(names[0]) if isinstance(holder, dict) else None
    if not isinstance(items, list):
        return
    for index, item in enumerate(items):
        here = (*steps, names[0], index)
        if names[1:]:
            yield from _rows(names[1:], item, here)
        else:
            yield here, item


def _emptied(names: list[str], holder: Any) -> Any:
    items = holder.get(names[0]) if isinstance(holder, dict) else None
    if not isinstance(items, list):
        return holder
    rest = [_emptied(names[1:], item) for item in items] if names[1:] else []
    return {**holder, names[0]: rest}
