"""The links from one page of a section to the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True)
class Link:
    url: str
    label: str
    current: bool = False


def section_links(pages: Iterable[tuple[str, Any]], current: str, *words: Any) -> list[Link]:
    """`pages`: names of URLs and what each is called; `words`: what all their addresses hold."""
    return [Link(reverse(name, args=words), str(label), name == current) for name, label in pages]
