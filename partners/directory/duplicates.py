"""Pairs of entries that are perhaps the same, the surest first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

from django.utils.translation import gettext as _

from core.folding import folded, name_key, run_together
from partners.models import Organisation, Professional

NEAR = 0.9
LETTERS = 5  # that near names have in common at their beginning
MOST_IN_A_BLOCK = 60
MOST_PAIRS = 300
SIREN = 9


@dataclass(frozen=True)
class Pair:
    """`one` was there before `other`."""

    one: Any
    other: Any
    reason: str


def organisation_pairs(organisations: Iterable[Organisation]) -> list[Pair]:
    """Not those that two SIRETs tell apart, unless their names are the same."""
    rows = sorted(organisations, key=lambda row: row.pk)
    found: dict[tuple[int, int], Pair] = {}
    for pair in _all_pairs(rows):
        found.setdefault((pair.one.pk, pair.other.pk), pair)
        if len(found) >= MOST_PAIRS:
            break
    return list(found.values())


def _all_pairs(rows: list[Organisation]) -> Iterator[Pair]:
    yield from _same(rows, lambda row: name_key(row.name), _("same name"))
    acronyms = {folded(row.acronym) for row in rows if row.acronym}
    named = [row for row in rows if row.acronym or folded(row.name) in acronyms]
    yield from _same(
        named,
        lambda row: folded(row.acronym or row.name),
        _("the acronym of one is the name of the other"),
    )
    yield from _near(rows)


def _same(rows: Iterable[Any], key: Callable[[Any], str], reason: str) -> Iterator[Pair]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    for name, group in groups.items():
        if name:
            yield from (_pair(one, other, reason) for one, other in _limited(group))


def _near(rows: Iterable[Organisation]) -> Iterator[Pair]:
    """Names that differ by a letter or two, among those that begin alike."""
    blocks: dict[str, list[tuple[str, Organisation]]] = defaultdict(list)
    for row in rows:
        key = folded(row.name)
        blocks[key[:LETTERS]].append((key, row))
    for block in blocks.values():
        for (key, one), (other_key, other) in _limited(block):
            if _digits(key) != _digits(other_key) or _told_apart(one, other):
                continue
            matcher = SequenceMatcher(None, key, other_key, autojunk=False)
            if matcher.quick_ratio() >= NEAR and matcher.ratio() >= NEAR and key != other_key:
                yield _pair(one, other, _("nearly the same name"))


def _limited(group: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Hundreds of names that begin alike are a series, not duplicates."""
    return iter(combinations(group, 2)) if len(group) <= MOST_IN_A_BLOCK else iter(())


def _told_apart(one: Organisation, other: Organisation) -> bool:
    return bool(one.siret and other.siret and one.siret[:SIREN] != other.siret[:SIREN])


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _pair(one: Any, other: Any, reason: str) -> Pair:
    first, second = sorted((one, other), key=lambda row: row.pk)
    return Pair(first, second, reason)


def professional_pairs(people: Iterable[Professional]) -> list[Pair]:
    """The same first and last name, in one organisation or in two."""
    found = _same(people, _written_alike, _("same name"))
    return [pair for _number, pair in zip(range(MOST_PAIRS), found, strict=False)]


def _written_alike(person: Professional) -> str:
    return run_together(f"{person.first_name} {person.last_name}")
