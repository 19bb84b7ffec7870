"""What an import will do, line by line: computed from file and directory, written nowhere."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    NEW = "new", _("new")
    CHANGED = "changed", _("changed")
    KNOWN = "known", _("already there")
    DUPLICATE = "duplicate", _("probable duplicate")
    REFUSED = "refused", _("refused")


WRITTEN = (Outcome.NEW, Outcome.CHANGED)


@dataclass(frozen=True)
class Change:
    """One field of a known row: in words, before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Candidate:
    """A known row that is perhaps the same."""

    key: int
    label: str
    can_be_new: bool = True


@dataclass(frozen=True)
class PlannedLine:
    """`target`: the row it is about, none for a new one. `values` are those of its sheet, `link`
    those of what it is to the event; None where nothing is written."""

    number: int
    name: str
    outcome: Outcome
    reasons: tuple[str, ...] = ()
    found_by: str = ""
    changes: tuple[Change, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    joins: bool = False
    target: int | None = None
    link_target: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    link: Mapping[str, Any] | None = None

    @property
    def is_written(self) -> bool:
        return self.outcome in WRITTEN or self.joins


@dataclass(frozen=True)
class Plan:
    lines: Sequence[PlannedLine]

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(str(line.outcome) for line in self.lines)

    @cached_property
    def joining(self) -> int:
        return sum(line.joins for line in self.lines)

    @cached_property
    def written(self) -> list[PlannedLine]:
        return [line for line in self.lines if line.is_written]

    @cached_property
    def digest(self) -> str:
        """Two plans that would do the same have the same one."""
        seal = hashlib.sha256()
        for line in self.lines:
            told = (line.number, line.outcome, line.target, line.link_target, line.joins)
            seal.update(repr((told, sorted(line.values.items()), _sorted(line.link))).encode())
        return seal.hexdigest()


def _sorted(values: Mapping[str, Any] | None) -> list[tuple[str, Any]] | None:
    return None if values is None else sorted(values.items())


def differences(
    known: Any, values: Mapping[str, Any], names: Mapping[int, str] | None = None
) -> tuple[Change, ...]:
    """Fields of a known row to which the file gives another value. `names`: of rows it links."""
    return tuple(
        Change(
            label=_capital(known._meta.get_field(name).verbose_name),
            before=shown(known, name, getattr(known, name), names),
            after=shown(known, name, value, names),
        )
        for name, value in values.items()
        if getattr(known, name) != value
    )


def described(row: Any, values: Mapping[str, Any], names: Mapping[int, str] | None = None) -> Any:
    """What a new row will hold, in words: changes from nothing."""
    return tuple(
        Change(_capital(row._meta.get_field(name).verbose_name), "", shown(row, name, value, names))
        for name, value in values.items()
    )


def shown(row: Any, name: str, value: Any, names: Mapping[int, str] | None = None) -> str:
    """In words: a code by its label, yes or no, a day as people write it."""
    described = row._meta.get_field(name)
    if described.is_relation:
        return (names or {}).get(value, "")
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if described.choices:
        return str(dict(described.flatchoices).get(value, value))
    if hasattr(value, "strftime"):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def _capital(label: Any) -> str:
    return str(label)[:1].upper() + str(label)[1:]
