"""Texts with placeholders in braces: what is wrong with them, and what they become."""

import re
from collections.abc import Iterable, Mapping

PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
# Stands for a value that comes only when the message leaves; nobody types these two characters.
LATE_START, LATE_END = "\ue000", "\ue001"
LATE = re.compile(f"{LATE_START}([a-z_]+){LATE_END}")
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ue000\ue001]")
ENCODED = "=?"  # begins what programs decode in a header: it may hide an end of line


def placeholders_of(text: str) -> set[str]:
    return {found.strip() for found in PLACEHOLDER.findall(text)}


def has_stray_brace(text: str) -> bool:
    """A brace that opens or closes nothing."""
    return bool(re.search(r"[{}]", PLACEHOLDER.sub("", text)))


def fill(text: str, values: Mapping[str, str], late: Iterable[str] = ()) -> str:
    """KeyError for a placeholder without a value; the late ones are marked."""
    marks = {name: f"{LATE_START}{name}{LATE_END}" for name in late}
    clean = {name: without_unseen(str(value)) for name, value in values.items()}
    return PLACEHOLDER.sub(lambda found: {**clean, **marks}[found[1].strip()], text)


def fill_late(text: str, values: Mapping[str, str]) -> str:
    return LATE.sub(lambda found: without_unseen(values[found[1]]), text)


def without_unseen(text: str) -> str:
    """Tabs and ends of lines stay."""
    return UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def on_one_line(text: str) -> str:
    """For a header: no end of line can begin another one, not even one that is written in code."""
    line = " ".join(without_unseen(text.replace("\u2028", " ").replace("\u2029", " ")).split())
    return line.replace(ENCODED, "= ?")
