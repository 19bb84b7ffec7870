"""The kinds of messages. Each app declares its own in a module `mail_purposes`, found at start."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

# What every message may say, without its sender giving it.
COMMON: Mapping[str, Any] = {
    "edition": _("name of the event"),
    "lieu": _("venue"),
    "dates": _("its day or days"),
    "contact": _("e-mail address of the event"),
    "destinataire": _("name of the person, or nothing"),
}


@dataclass(frozen=True)
class Purpose:
    """`placeholders`, `late_placeholders`: {name: description}; `samples`: what a preview shows.

    `late_values`: from the reference of a message, the values known only at the moment of sending
    and never stored. `is_due`: from the reference, whether there is still a reason to send; the
    outbox does not tell those that were no longer due from those that were sent. `why_over`: from
    the reference, why there is no reason to send to anybody any more, or nothing. It must be
    the same for all, whatever each has done: the outbox tells those messages.
    """

    code: str
    label: Any
    placeholders: Mapping[str, Any]
    subject: str
    body: str
    can_unsubscribe: bool = False
    late_placeholders: Mapping[str, Any] = field(default_factory=dict)
    late_values: Callable[[str], Mapping[str, str]] | None = None
    is_due: Callable[[str], bool] | None = None
    why_over: Callable[[str], str] | None = None
    required: frozenset[str] = frozenset()
    samples: Mapping[str, str] = field(default_factory=dict)

    @property
    def known(self) -> dict[str, Any]:
        """Every placeholder that its texts may use, with its description."""
        return {**COMMON, **self.placeholders, **self.late_placeholders}

    @property
    def needed(self) -> frozenset[str]:
        """Those without which the body would be of no use."""
        return self.required | frozenset(self.late_placeholders)


class CannotComplete(Exception):
    """Raised by `late_values`: there is nothing left to send. Says why, to a coordinator."""


class UnknownPurpose(Exception):
    """No app declares this kind of message."""


REGISTRY: dict[str, Purpose] = {}


def register(purpose: Purpose) -> Purpose:
    if REGISTRY.get(purpose.code, purpose) is not purpose:
        raise ValueError(f"two purposes are called {purpose.code}")
    REGISTRY[purpose.code] = purpose
    return purpose


def purpose_named(code: str) -> Purpose:
    try:
        return REGISTRY[code]
    except KeyError:
        raise UnknownPurpose(code) from None


def label_of(code: str) -> str:
    """In words; the code of a kind of message that no app declares any more."""
    known = REGISTRY.get(code)
    return str(known.label) if known else code


def all_purposes() -> list[Purpose]:
    """In the alphabetical order of their French names."""
    return sorted(REGISTRY.values(), key=lambda purpose: str(purpose.label))
