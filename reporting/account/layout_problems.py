"""What is wrong with a funder's table that somebody wrote, in plain sentences."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator

from budgets.nomenclature import LINE_BY_SLUG, Side
from reporting.account.layout import (
    FOLDER,
    OFFICIAL,
    Layout,
    SideLayout,
    kinds_of,
    read_layout,
    slugs_of,
)
from reporting.dossier.schema_messages import faults_of

MOST = 20  # sentences: more would not be read


def layout_problems(data: Any) -> list[str]:
    """Empty when `read_layout` may read it and no amount of any budget would be left out."""
    faults = [fault for error in _validator().iter_errors(data) for fault in faults_of(error, ())]
    if faults:
        return [f"{fault.place} — {fault.message}" for fault in faults][:MOST]
    return list(_disagreements(read_layout(data)))[:MOST]


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads((FOLDER / "layout.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def _disagreements(layout: Layout) -> Iterator[str]:
    if layout.code in OFFICIAL:
        yield _("The code “%(code)s” is that of an official table.") % {"code": layout.code}
    yield from _share_problems(layout.share)
    for code, times in Counter(_codes(layout)).items():
        if times > 1:
            yield _("The code “%(code)s” is used %(times)s times.") % {"code": code, "times": times}
    for side in Side:
        yield from _side_problems(side, layout.sides[side])


def _share_problems(sentence: str) -> Iterator[str]:
    try:
        sentence.format(amount="", share="")
    except (LookupError, ValueError):
        yield _("“share” may hold {amount} and {share}, and no other braces.")


def _side_problems(side: Side, layout: SideLayout) -> Iterator[str]:
    title = layout.title
    for row in layout.rows:
        if not row.is_free and not (row.label and row.lines):
            words = {"code": row.code}
            yield _("The row “%(code)s” needs a label and lines, or to be free.") % words
        for slug in row.lines:
            if slug not in slugs_of(side):
                words = {"code": row.code, "line": slug, "side": title}
                yield _("Row “%(code)s”: “%(line)s” is not a line of “%(side)s”.") % words
            elif LINE_BY_SLUG[slug].memo != row.is_memo or (row.is_memo and row.is_free):
                yield _("Row “%(code)s”: only “of which” lines stand on a “memo” row.") % {
                    "code": row.code
                }
    printed = Counter(slug for row in layout.rows if not row.is_free for slug in row.lines)
    blocks = Counter(slug for block in layout.blocks for slug in block.lines)
    served = {slug for row in layout.rows for slug in row.lines}
    kinds = Counter(kind for row in layout.in_kind_rows for kind in row.kinds)
    for name in [slug for slug in slugs_of(side) if slug not in served]:
        yield _("“%(line)s” has no row in “%(side)s”.") % {"line": name, "side": title}
    for name in [kind for kind in kinds_of(side) if kind not in kinds]:
        yield _("“%(line)s” has no row in “%(side)s”.") % {"line": name, "side": title}
    for kind in kinds:
        if kind not in kinds_of(side):
            yield _("“%(kind)s” is not a kind of “%(side)s”.") % {"kind": kind, "side": title}
    for slug in [slug for slug, times in blocks.items() if times > 1 and printed[slug] < 2]:
        yield _("“%(line)s” stands in several blocks: its amount would count twice.") % {
            "line": slug
        }
    for name, times in (printed + kinds).items():
        if times > 1:
            yield _("“%(line)s” stands on %(times)s rows.") % {"line": name, "times": times}


def _codes(layout: Layout) -> Iterator[str]:
    for side in layout.sides.values():
        yield from (row.code for row in side.rows)
        yield from (row.code for row in side.in_kind_rows)
        yield from (block.subtotal.code for block in side.blocks if block.subtotal)
        yield from (side.total.code, side.in_kind.code, side.grand_total.code)
