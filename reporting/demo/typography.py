"""French typography for texts typed on an ordinary keyboard."""

import re
from typing import Any

NARROW = "\u202f"


def typeset(value: Any) -> Any:
    """Every text of a document with curly apostrophes and narrow no-break spaces."""
    if isinstance(value, dict):
        return {name: typeset(item) for name, item in value.items()}
    if isinstance(value, list):
        return [typeset(item) for item in value]
    return _typeset_text(value) if isinstance(value, str) else value


def _typeset_text(text: str) -> str:
    text = text.replace("'", "’")
    text = re.sub(r" ([;:!?%»€])", NARROW + r"\1", text)
    return text.replace("« ", "«" + NARROW)
