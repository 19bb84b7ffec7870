"""The letters that the font of the official forms has: those of Windows-1252, no others.

A name is never shortened by a letter: what the font lacks is written with the nearest letters, and
the reader is told. The accessible version keeps everything as it was written.
"""

import unicodedata
from collections.abc import Iterable

ENCODING = "cp1252"
UNKNOWN = "?"
SPACES = {"\u202f": "\u00a0", "\u2009": "\u00a0", "\u2212": "-", "\u2011": "-"}
# Letters that no accent explains.
NEAREST = SPACES | {
    "Ł": "L",
    "ł": "l",
    "Đ": "D",
    "đ": "d",
    "Ħ": "H",
    "ħ": "h",
    "ı": "i",
    "ẞ": "SS",
    "≤": "<=",
    "≥": ">=",
    "→": "->",
    "≈": "~",
    "☐": "[ ]",
    "☑": "[x]",
    "✓": "x",
}


def in_form_letters(text: str) -> str:
    return "".join(map(_nearest, unicodedata.normalize("NFC", text)))


def replaced_letters(texts: Iterable[str]) -> list[str]:
    """Those that the form writes otherwise, each once, in the order of the alphabet."""
    letters = {letter for text in texts for letter in unicodedata.normalize("NFC", text)}
    return sorted(one for one in letters if one not in SPACES and _nearest(one) != one)


def _nearest(letter: str) -> str:
    if letter in NEAREST:
        return NEAREST[letter]
    if _is_known(letter):
        return letter
    bare = "".join(one for one in unicodedata.normalize("NFKD", letter) if _is_known(one))
    return bare or UNKNOWN


def _is_known(letter: str) -> bool:
    try:
        letter.encode(ENCODING)
    except UnicodeEncodeError:
        return False
    return True
