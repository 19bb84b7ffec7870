"""Which amounts stand on which row of a funder's table: each once, none left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from budgets.nomenclature import LINE_BY_SLUG
from reporting.account.layout import Block, InKindRow, Row, SideLayout
from reporting.figures.amounts import known_sum
from reporting.figures.facts import InKindFacts, LineFacts

Amount = Decimal | None


@dataclass(frozen=True)
class Held:
    """What a row holds, exactly. A free row under a kind of funder may name who gives although the
    amount stands on the printed row: the official form leaves it for that. `short`: the label
    without those names, where there are both."""

    row: Row
    label: str
    planned: Amount
    actual: Amount
    short: str = ""


def distribute(layout: SideLayout, lines: Iterable[LineFacts]) -> list[Held]:
    """One for each row of the layout, in its order; rows without an amount are empty."""
    by_slug: dict[str, list[LineFacts]] = {}
    for line in lines:
        by_slug.setdefault(line.slug, []).append(line)
    placed: dict[str, list[LineFacts]] = {}
    names: dict[str, list[str]] = {}
    for block in layout.blocks:
        _fill(block, by_slug, placed, names)
    return [_held(row, placed.get(row.code, []), names.get(row.code, [])) for row in layout.rows]


def _fill(
    block: Block,
    by_slug: dict[str, list[LineFacts]],
    placed: dict[str, list[LineFacts]],
    names: dict[str, list[str]],
) -> None:
    """Printed rows take the first line of each kind, free rows the next ones; what finds no free
    row joins the last that has its kind. Who gives on a printed row is named on the free row of
    that kind: with whoever stands there, if somebody does."""
    free = [row for row in block.rows if row.is_free]
    slugs = dict.fromkeys(slug for row in block.rows for slug in row.lines)
    for slug in slugs:
        lines = by_slug.get(slug, [])
        printed = next((row for row in block.rows if slug in row.lines and not row.is_free), None)
        targets = [printed] if printed else []
        wanted = len(lines) - len(targets)
        for row in [row for row in free if slug in row.lines or not row.lines]:
            if wanted > 0 and row.code not in placed and not LINE_BY_SLUG[slug].memo:
                targets.append(row)
                wanted -= 1
        if not targets:  # another kind took the free rows: join it
            targets = [row for row in free if slug in row.lines or not row.lines][-1:]
        for index, line in enumerate(lines):
            row = targets[min(index, len(targets) - 1)]
            placed.setdefault(row.code, []).append(line)
        beside = next((row for row in free if slug in row.lines), None)
        if printed and beside:
            given = placed.get(printed.code, [])
            names.setdefault(beside.code, []).extend(one.label for one in given if one.label)


def _held(row: Row, lines: list[LineFacts], names: list[str]) -> Held:
    own = _label(lines)
    return Held(
        row,
        row.label or _with_names(own, "\u202f; ".join(names)),
        known_sum(line.planned for line in lines),
        known_sum(line.actual for line in lines),
        own if names else "",
    )


def _with_names(label: str, names: str) -> str:
    if label and names:
        return _("%(name)s (above: %(names)s)") % {"name": label, "names": names}
    return label or names


def _label(lines: list[LineFacts]) -> str:
    if len(lines) > 1:
        others = len(lines) - 1
        return ngettext(
            "%(first)s and %(count)s other line", "%(first)s and %(count)s other lines", others
        ) % {"first": _words(lines[0]), "count": others}
    return _words(lines[0]) if lines else ""


def _words(line: LineFacts) -> str:
    return line.label or str(LINE_BY_SLUG[line.slug].label)


@dataclass(frozen=True)
class HeldInKind:
    row: InKindRow
    planned: Amount
    actual: Amount


def distribute_in_kind(
    layout: SideLayout, given: Iterable[tuple[str, InKindFacts]]
) -> Iterator[HeldInKind]:
    """`given`: (kind of use or of source, contribution)."""
    given = list(given)
    for row in layout.in_kind_rows:
        found = [facts for kind, facts in given if kind in row.kinds]
        yield HeldInKind(
            row,
            known_sum(facts.planned for facts in found),
            known_sum(facts.value for facts in found),
        )
