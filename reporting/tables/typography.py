"""French spacing of what people type: narrow no-break spaces, typographic apostrophes."""

import re

NARROW = "\u202f"
RULES = (
    (re.compile(r"[ \u00a0\u202f]+([;:!?%€»])"), NARROW + r"\1"),
    (re.compile(r"«[ \u00a0\u202f]*"), "«" + NARROW),
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), NARROW),
    (re.compile(r"(?<=n°)[ \u00a0\u202f]*(?=\d)"), "\u00a0"),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
)


def french(text: str) -> str:
    """Spaces are set, never added before a colon: "http://" and "14:30" stay what they are."""
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    return text
