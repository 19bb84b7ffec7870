"""What is wrong with a dossier, and where."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

SHOWN = 50


@dataclass(frozen=True)
class Fault:
    """`place` is a JSON pointer such as /partnerships/3/organisation; empty: the whole file."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place} — {self.message}" if self.place else self.message


class DossierRefused(Exception):
    """Nothing was written. Holds every fault that was found, in the order of the file."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = list(dict.fromkeys(faults))
        super().__init__(self.text())

    def text(self) -> str:
        lines = [str(fault) for fault in self.faults[:SHOWN]]
        hidden = len(self.faults) - len(lines)
        if hidden:
            lines.append(_("… and %(count)d more.") % {"count": hidden})
        return "\n".join(lines)


def refuse(message: str, place: str = "") -> DossierRefused:
    return DossierRefused([Fault(place, message)])


def pointer(*steps: object) -> str:
    """A JSON pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def shown(value: object) -> str:
    """A value of the file, short enough for a message."""
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 60 else text[:59] + "…"
