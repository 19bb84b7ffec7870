"""What is wrong with a dossier, and where."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SHOWN = 50
PLACES_SHOWN = 3
ENOUGH = 100  # where a search for faults stops: more would only make the reader wait


@dataclass(frozen=True)
class Fault:
    """`place` is a JSON pointer such as /partnerships/3/organisation; empty: the whole file."""

    place: str
    message: str

    @property
    def kind(self) -> tuple[str, str]:
        """The same for equal faults of the rows of one list."""
        return re.sub(r"/\d+(?=/|$)", "/*", self.place), self.message


class DossierRefused(Exception):
    """Nothing was written. Holds the faults that were found, in the order of the file."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = list(dict.fromkeys(faults))
        super().__init__(self.text())

    def text(self) -> str:
        """A line for each kind of fault, with its first places."""
        groups: dict[tuple[str, str], list[Fault]] = {}
        for fault in self.faults:
            groups.setdefault(fault.kind, []).append(fault)
        is_all = len(self.faults) < ENOUGH
        lines = [_line(group, is_all=is_all) for group in islice(groups.values(), SHOWN)]
        hidden = sum(len(group) for group in islice(groups.values(), SHOWN, None))
        if hidden:
            lines.append(_("… and %(count)d more.") % {"count": hidden})
        return "\n".join(lines)


def _line(group: list[Fault], *, is_all: bool) -> str:
    places = ", ".join(fault.place for fault in group[:PLACES_SHOWN])
    hidden = len(group) - PLACES_SHOWN
    if hidden > 0:
        places = _more(hidden, is_all=is_all) % {"places": places, "count": hidden}
    return f"{places} — {group[0].message}" if places else group[0].message


def _more(count: int, *, is_all: bool) -> str:
    if is_all:
        return ngettext(
            "%(places)s and %(count)d other place", "%(places)s and %(count)d other places", count
        )
    return _("%(places)s and at least %(count)d other places")


def enough(faults: Iterable[Fault]) -> list[Fault]:
    """The first different ones: the search is not pursued."""
    found: dict[Fault, None] = {}
    for fault in faults:
        found[fault] = None
        if len(found) == ENOUGH:
            break
    return list(found)


def refuse(message: str, place: str = "") -> DossierRefused:
    return DossierRefused([Fault(place, message)])


def pointer(*steps: object) -> str:
    """A JSON pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def shown(value: object) -> str:
    """A value of the file, short enough for a message."""
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 60 else text[:59] + "…"
