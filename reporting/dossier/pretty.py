"""JSON for people and for version control: a short object keeps to one line."""

import json
from typing import Any

LONGEST_LINE = 160


def pretty(value: Any, margin: str = "") -> str:
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or len(margin) + len(line) <= LONGEST_LINE:
        return line
    inner = margin + " "
    if isinstance(value, list):
        items = [f"{inner}{pretty(item, inner)}" for item in value]
        return "[\n" + ",\n".join(items) + f"\n{margin}]"
    items = [
        f"{inner}{json.dumps(name, ensure_ascii=False)}: {pretty(item, inner)}"
        for name, item in value.items()
    ]
    return "{\n" + ",\n".join(items) + f"\n{margin}}}"
