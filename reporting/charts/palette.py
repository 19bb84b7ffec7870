"""Colours of the look, each with the CSS class by which a page can change it (dark mode)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Colour:
    css: str
    value: str


INK = Colour("chart-ink", "#1c2430")
MUTED = Colour("chart-muted", "#566070")
GRID = Colour("chart-grid", "#e4e0d8")
AXIS = Colour("chart-axis", "#566070")
PRIMARY = Colour("chart-1", "#0f5e5c")
ACCENT = Colour("chart-2", "#b4500f")
RESIDUAL = Colour("chart-residual", "#8a93a0")
PLANNED = Colour("chart-planned", "#b9c0c8")

# From the worst level to the best; the ends are the strongest.
LIKERT = {
    -2: Colour("chart-negative-strong", "#b4500f"),
    -1: Colour("chart-negative-light", "#f0c3a0"),
    0: Colour("chart-neutral", "#dcd8cf"),
    1: Colour("chart-positive-light", "#9fcbc7"),
    2: Colour("chart-positive-strong", "#0f5e5c"),
}
ON_STRONG = Colour("chart-on-strong", "#ffffff")
ON_LIGHT = Colour("chart-on-light", "#1c2430")
