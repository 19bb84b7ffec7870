"""A chart: its words, the same drawing at three widths, and its data table."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property

from .shapes import MEDIUM, NARROW, WIDE, Drawing


@dataclass(frozen=True)
class Words:
    """The title says the finding, the subtitle the base and the unit. Headings are the table's."""

    title: str
    headings: tuple[str, ...]
    subtitle: str = ""
    source: str = ""


@dataclass(frozen=True)
class DataTable:
    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.headings) for row in self.rows):
            raise ValueError(f"a cell without a heading in the table {self.caption!r}")

    @property
    def labelled_rows(self) -> list[list[tuple[str, str]]]:
        """Each cell after its heading, for the phone, where a row is a card."""
        return [list(zip(self.headings, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Plan:
    """Lays `content` out for a width. Equal plans give equal drawings, so that a page may keep what
    it drew under the chart itself."""

    layout: Callable[..., Drawing]
    content: tuple[Hashable, ...]

    def drawn(self, width: float) -> Drawing:
        return self.layout(*self.content, width)


@dataclass(frozen=True)
class Chart:
    """`ident` is unique in its page. `alternative` says the title and the key data in words."""

    ident: str
    words: Words
    table: DataTable
    alternative: str
    plan: Plan | None
    template: str = "charts/figure.html"

    @property
    def is_empty(self) -> bool:
        return self.plan is None

    @cached_property
    def wide(self) -> Drawing | None:
        return self.plan.drawn(WIDE) if self.plan else None

    @cached_property
    def medium(self) -> Drawing | None:
        return self.plan.drawn(MEDIUM) if self.plan else None

    @cached_property
    def narrow(self) -> Drawing | None:
        return self.plan.drawn(NARROW) if self.plan else None


def build_chart(
    ident: str,
    words: Words,
    *,
    rows: Iterable[tuple[str, ...]],
    spoken: Iterable[tuple[str, str]],
    plan: Plan | None,
) -> Chart:
    """`plan` is None when there is nothing to draw."""
    return Chart(
        ident=ident,
        words=words,
        table=DataTable(words.title, words.headings, tuple(rows)),
        alternative=_in_words(words, spoken),
        plan=plan,
    )


def _in_words(words: Words, spoken: Iterable[tuple[str, str]]) -> str:
    data = "\u202f; ".join(f"{label}\u202f: {text}" for label, text in spoken)
    sentences = (words.title, words.subtitle, data)
    return " ".join(f"{sentence.rstrip('.')}." for sentence in sentences if sentence)
