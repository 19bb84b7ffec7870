"""Every page of the URLconf, and what its address needs."""

import re
from collections.abc import Callable
from typing import Any

from citeephemere.url_patterns import own_patterns
from events.models import Event

PAGES = {path: pattern.callback for path, pattern in own_patterns()}
WORD = re.compile(r"<(?:\w+:)?(\w+)>")

# What stands in an address beside the event, by the name that the URLconf gives it. It must exist
# and belong to the event, so that only the role decides.
PARAMETERS: dict[str, Callable[[Event], object]] = {
    "number": lambda event: event.bilan.versions.get().number,
    "uidb64": lambda event: "MQ",
    "token": lambda event: "spent-0123456789",
}


def words_of(path: str) -> list[str]:
    return WORD.findall(path)


def address(path: str, event: Event) -> str:
    """The page of this event; KeyError when PARAMETERS lacks one of its words."""
    values: dict[str, Any] = {
        word: event.slug if word == "event" else PARAMETERS[word](event) for word in words_of(path)
    }
    return "/" + WORD.sub(lambda found: str(values[found[1]]), path)
