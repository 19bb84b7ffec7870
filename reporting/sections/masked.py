"""Bars of people by category, small cells hidden, with the words that say so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.models import Event
from reporting.charts.bars import Bar, bars
from reporting.charts.chart import Chart, Words
from reporting.statistics import masking as cells_masking
from reporting.statistics.formatting import number_text, rate_text
from reporting.statistics.masking import Published, mask_series
from reporting.statistics.rates import Rate


@dataclass(frozen=True)
class Masking:
    """Who reads decides what is hidden: the threshold, and in public the empty cells too."""

    threshold: int
    public: bool

    def note(self) -> str:
        return _(
            "Counts under %(threshold)s are masked, and a few others with them, "
            "so that they cannot be derived."
        ) % {"threshold": self.threshold}


@dataclass(frozen=True)
class Category:
    code: str
    label: str
    people: int


def masking_for(event: Event, *, public: bool) -> Masking:
    return Masking(event.mask_public if public else event.mask_inside, public)


@dataclass(frozen=True)
class Shown:
    """A category as it may be shown; `people` is None when it is masked."""

    category: Category
    people: Published
    base: int

    @property
    def share_text(self) -> str:
        return _("masked") if self.people is None else rate_text(Rate(self.people, self.base))

    @property
    def people_text(self) -> str:
        return _("masked") if self.people is None else number_text(self.people)


def mask_categories(categories: Sequence[Category], masking: Masking) -> tuple[Shown, ...]:
    """One category each. Nothing at all when even the total is too small to be told."""
    if not categories:
        return ()
    masked = mask_series(
        [category.people for category in categories],
        threshold=masking.threshold,
        public=masking.public,
    )
    if masked.total is None:
        return ()
    cells = zip(categories, masked.cells, strict=True)
    return tuple(Shown(category, people, masked.total) for category, people in cells)


def mask_ticks(
    categories: Sequence[Category], respondents: int, masking: Masking
) -> tuple[Shown, ...]:
    """Several categories each. Nothing at all when too few people ticked any."""
    if respondents < masking.threshold:
        return ()
    counts = cells_masking.mask_ticks(
        [category.people for category in categories],
        respondents,
        threshold=masking.threshold,
        public=masking.public,
    )
    cells = zip(categories, counts, strict=True)
    return tuple(Shown(category, people, respondents) for category, people in cells)


def category_chart(
    ident: str,
    name: str,
    shown: Sequence[Shown],
    *,
    subtitle: str,
    source: str = "",
    title: str = "",
    sort: bool = True,
) -> Chart:
    """`title` says what was found better than the name and the category that comes first."""
    words = Words(
        title=title or category_finding(name, shown),
        headings=(name, _("Share"), _("People")),
        subtitle=subtitle,
        source=source,
    )
    items = [
        Bar(item.category.label, item.people or 0, item.share_text, (item.people_text,))
        for item in shown
    ]
    return bars(ident, words, items, sort=sort)


def category_finding(name: str, shown: Sequence[Shown]) -> str:
    told = [item for item in shown if item.people]
    if not told:
        return name
    first = max(told, key=lambda item: item.people or 0)
    return _("%(name)s: “%(label)s” comes first, %(share)s") % {
        "name": name,
        "label": first.category.label,
        "share": first.share_text,
    }


def not_stated(arrivals: int, counts: Mapping[str, int]) -> int:
    """People who gave no item of a list. Not under zero: the two numbers are read one after the
    other, and somebody may come in between."""
    return max(0, arrivals - sum(counts.values()))


def base_words(base: int, missing: int) -> str:
    words = {"base": number_text(base), "missing": number_text(missing)}
    if not missing:
        return _("Base: %(base)s people") % words
    return _("Base: %(base)s people; not stated for %(missing)s others") % words
