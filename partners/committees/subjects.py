"""What a decision can be about, told by the apps that know it.

`partners` knows no budget: an app above registers the kind of its rows and how to list them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

SEPARATOR = ":"


@dataclass(frozen=True)
class Subject:
    """A row that a decision points to. `url`: where it is shown; empty when nowhere."""

    code: str
    label: str
    url: str = ""


@dataclass(frozen=True)
class Kind:
    name: str
    label: Any
    list_of: Callable[[Any], Iterable[Subject]]


KINDS: dict[str, Kind] = {}


def register_subjects(name: str, label: Any, list_of: Callable[[Any], Iterable[Subject]]) -> None:
    KINDS[name] = Kind(name, label, list_of)


def subjects_of(event: Any) -> dict[str, Subject]:
    """By what `Decision.about` holds: "line:coordination"."""
    return {
        f"{kind.name}{SEPARATOR}{subject.code}": subject
        for kind in KINDS.values()
        for subject in kind.list_of(event)
    }


def choices_of(event: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """For a list to choose from, one group for each kind."""
    return [
        (
            str(kind.label),
            [(f"{kind.name}{SEPARATOR}{one.code}", one.label) for one in kind.list_of(event)],
        )
        for kind in KINDS.values()
    ]
