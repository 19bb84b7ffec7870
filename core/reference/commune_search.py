"""Finding a commune from what somebody typed: among all of France, with or without accents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from core.folding import folded
from core.reference.communes import all_communes

OVERSEAS = "97"
CEDEX = re.compile(r"\bcedex\b.*$")
DISTRICT = re.compile(r"\s+\d{1,2}\s*(e|er|eme|ier)?(\s+arrondissement)?$")
SAINT = re.compile(r"\bst(e?)\b")
IN_BRACKETS = re.compile(r"\((\w{2,5})\)\s*$")


@dataclass(frozen=True)
class Commune:
    insee_code: str
    name: str

    @property
    def department(self) -> str:
        return department_of(self.insee_code)

    @property
    def label(self) -> str:
        """As it can be typed again: the department tells namesakes apart."""
        return f"{self.name} ({self.department})"


def department_of(code: str) -> str:
    """Of an INSEE code or of a postcode, where both begin alike (not in Corsica)."""
    return code[:3] if code.startswith(OVERSEAS) else code[:2]


def communes_named(typed: str) -> tuple[Commune, ...]:
    """Those that bear exactly this name; `(93)` or `(93048)` after it chooses among them."""
    name, place = _without_place(typed)
    plain = _plain(name)
    found = _by_name().get(plain) or _by_name().get(DISTRICT.sub("", plain), ())
    if not place:
        return found
    return tuple(one for one in found if place in (one.department, one.insee_code))


def commune_of_code(insee_code: str) -> Commune | None:
    name = all_communes().get(insee_code)
    return Commune(insee_code, name) if name else None


def in_department(found: tuple[Commune, ...], code: str) -> tuple[Commune, ...]:
    """Those of the department in which `code`, a postcode or an INSEE code, lies."""
    wanted = "2A2B" if code.startswith("20") else department_of(code)
    return tuple(one for one in found if one.department in wanted or one.department == wanted)


def search_communes(typed: str, limit: int = 10) -> list[Commune]:
    """For a list of suggestions: names that begin so come first, then names that contain it."""
    wanted = _plain(_without_place(typed)[0])
    if len(wanted) < 2:
        return []
    if code := commune_of_code(typed.strip().upper()):
        return [code]
    begin = [one for name, found in _names() if name.startswith(wanted) for one in found]
    inside = (one for name, found in _names() if f" {wanted}" in name for one in found)
    begin.sort(key=lambda one: (len(one.name), one.name, one.insee_code))
    kept = begin[:limit]
    return kept + [one for _number, one in zip(range(limit - len(kept)), inside, strict=False)]


def _without_place(typed: str) -> tuple[str, str]:
    found = IN_BRACKETS.search(typed)
    return (typed[: found.start()], found[1].upper()) if found else (typed, "")


def _plain(name: str) -> str:
    words = CEDEX.sub("", folded(name)).strip()
    return SAINT.sub(r"saint\1", words)


@cache
def _by_name() -> dict[str, tuple[Commune, ...]]:
    found: dict[str, tuple[Commune, ...]] = {}
    for code, name in all_communes().items():
        plain = _plain(name)
        found[plain] = (*found.get(plain, ()), Commune(code, name))
    return found


def _names() -> Iterator[tuple[str, tuple[Commune, ...]]]:
    yield from _by_name().items()
