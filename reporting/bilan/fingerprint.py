"""What a report says, whatever words and layout the program gives it: those changes are no news.

Data and texts only. The annexes that repeat figures and charts are left out, and so are the rules
of the method, which are the program's; spaces and apostrophes do not count.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import astuple
from hashlib import sha256
from typing import Any

from reporting.bilan.narrative import Passage
from reporting.bilan.parts import Block
from reporting.bilan.report import Report

REPEATING = ("annexe-chiffres", "annexe-donnees")
SPACES = re.compile(r"\s+")


def fingerprint_of(report: Report) -> str:
    said = SPACES.sub("", json.dumps(_content(report), ensure_ascii=False)).replace("’", "'")
    return sha256(said.encode()).hexdigest()


def _content(report: Report) -> list[Any]:
    return [
        astuple(report.identity),
        [_said(passage) for passage in report.synthesis],
        [(value.code, value.text, value.base_text, value.source) for value in report.figures],
        [
            (part.code, [list(_of_block(block)) for block in part.blocks])
            for part in report.parts
            if part.code not in REPEATING
        ],
    ]


def _of_block(block: Block) -> Iterator[Any]:
    yield from map(_said, block.passages)
    for table in block.tables:
        yield [[cell.text for cell in row] for row in table.rows]
    for panel in block.section.panels if block.section else ():
        yield panel.notes
        yield [chart.table.rows for chart in panel.charts]
        yield [table.rows for table in panel.tables]
        yield [astuple(row) for table in panel.amounts for row in table.rows]
        if panel.quotes:  # said only where there are any: older versions keep their fingerprint
            yield [astuple(quotes) for quotes in panel.quotes]


def _said(passage: Passage) -> Any:
    return passage.text or passage.items
