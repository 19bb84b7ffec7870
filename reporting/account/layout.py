"""The table that a funder asks for, as data: which line of the budget goes on which of its rows.

The two official ones are JSON files beside this module; a funder's own one is kept in the database.
Labels are those of the funder's document, in its language.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from budgets.nomenclature import LINES, InKindSource, InKindUse, Side

FOLDER = Path(__file__).parent / "layouts"
FINANCIAL_REPORT = "cerfa-15059-02"
APPLICATION = "cerfa-12156"
OFFICIAL = (FINANCIAL_REPORT, APPLICATION)


@dataclass(frozen=True)
class Row:
    """A row that holds amounts. A free one has no printed label: it names what it holds. A memo
    row ("of which") is not added."""

    code: str
    label: str = ""
    lines: tuple[str, ...] = ()
    is_free: bool = False
    is_memo: bool = False


@dataclass(frozen=True)
class Sum:
    code: str
    label: str


@dataclass(frozen=True)
class Block:
    """Rows under one account; `subtotal` is None where the document prints none."""

    rows: tuple[Row, ...]
    subtotal: Sum | None = None
    heading: str = ""

    @property
    def lines(self) -> frozenset[str]:
        return frozenset(slug for row in self.rows for slug in row.lines)


@dataclass(frozen=True)
class InKindRow:
    code: str
    label: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class SideLayout:
    title: str
    heading: str
    blocks: tuple[Block, ...]
    total: Sum
    in_kind: Sum
    in_kind_rows: tuple[InKindRow, ...]
    grand_total: Sum

    @property
    def rows(self) -> Iterator[Row]:
        for block in self.blocks:
            yield from block.rows


@dataclass(frozen=True)
class Layout:
    """`columns`: "planned", "actual". `share`: the sentence about the grant, with {amount} and
    {share} to be filled in."""

    code: str
    name: str
    columns: tuple[str, ...]
    is_in_whole_euros: bool
    share: str
    sides: Mapping[Side, SideLayout]

    @property
    def percent_places(self) -> int:
        """Decimals of its percentages: none beside whole euros."""
        return 0 if self.is_in_whole_euros else 1


@cache
def official_layout(code: str) -> Layout:
    """KeyError for a code that is not in OFFICIAL."""
    if code not in OFFICIAL:
        raise KeyError(code)
    return read_layout(json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8")))


def read_layout(data: Mapping[str, Any]) -> Layout:
    """From JSON that `layout_problems` found nothing to say about."""
    return Layout(
        code=data["code"],
        name=data["name"],
        columns=tuple(data["columns"]),
        is_in_whole_euros=data["whole_euros"],
        share=data["share"],
        sides={side: _side(data["sides"][side.value]) for side in Side},
    )


def _side(data: Mapping[str, Any]) -> SideLayout:
    in_kind = data["in_kind"]
    return SideLayout(
        title=data["title"],
        heading=data.get("heading", ""),
        blocks=tuple(_block(block) for block in data["blocks"]),
        total=Sum(**data["total"]),
        in_kind=Sum(**in_kind["subtotal"]),
        in_kind_rows=tuple(
            InKindRow(row["code"], row["label"], tuple(row["kinds"])) for row in in_kind["rows"]
        ),
        grand_total=Sum(**data["grand_total"]),
    )


def _block(data: Mapping[str, Any]) -> Block:
    rows = tuple(
        Row(
            row["code"],
            row.get("label", ""),
            tuple(row.get("lines", ())),
            is_free=row.get("free", False),
            is_memo=row.get("memo", False),
        )
        for row in data["rows"]
    )
    subtotal = Sum(**data["subtotal"]) if "subtotal" in data else None
    return Block(rows, subtotal, data.get("heading", ""))


def slugs_of(side: Side) -> list[str]:
    return [line.slug for line in LINES if line.side == side]


def kinds_of(side: Side) -> list[str]:
    return list(InKindUse.values if side == Side.EXPENSE else InKindSource.values)
