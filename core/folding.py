"""Texts as people mean them: without accents, case, punctuation."""

import re
import unicodedata

ACCENTS = re.compile("[\u0300-\u036f]+")
NOT_A_WORD = re.compile(r"[^0-9a-z]+")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "°": " "})
SMALL_WORDS = frozenset(
    ("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "pour")
)


def folded(text: str) -> str:
    """“Mission locale – L’Haÿ” becomes “mission locale l hay”."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(LIGATURES))
    return NOT_A_WORD.sub(" ", ACCENTS.sub("", plain)).strip()


def is_same_name(one: str, other: str) -> bool:
    """Of two people: in any order, one may have fewer words; apostrophes and hyphens say nothing.
    An unknown name contradicts none."""
    first, second = set(folded(one).split()), set(folded(other).split())
    return first <= second or second <= first or run_together(one) == run_together(other)


def run_together(text: str) -> str:
    """“N’Diaye” and “NDIAYE” are written alike; so are “Jean-Pierre” and “Jean Pierre”."""
    return folded(text).replace(" ", "")


def name_key(text: str) -> str:
    """The words that tell one name from another, in no order; the whole name if it has no other."""
    words = folded(text).split()
    telling = sorted(word for word in words if word not in SMALL_WORDS)
    return " ".join(telling or words)
