"""The figures that were frozen with a published report, under the headings of the dashboards."""

from collections.abc import Iterator

from reporting.models import BilanVersion, FrozenFigure
from reporting.sections.key_figures import questions
from reporting.statistics.formatting import DASH

Frozen = dict[str, FrozenFigure]
Band = tuple[str, list[FrozenFigure]]


def frozen_figures(version: BilanVersion) -> Frozen:
    """By code, without those that nobody recorded."""
    return {row.code: row for row in version.figures.exclude(text=DASH)}


def published_bands(frozen: Frozen) -> Iterator[Band]:
    for heading, codes in questions(with_means=True):
        figures = [frozen[code] for code in codes if code in frozen]
        if figures:
            yield heading, figures
