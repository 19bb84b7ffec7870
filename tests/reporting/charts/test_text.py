from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from reporting.charts.scale import grid_steps
from reporting.charts.spread import spread
from reporting.charts.text import WIDEST, shorten, text_width, wrap

from .samples import LABELS

FONTS = Path(__file__).resolve().parents[3] / "static" / "fonts"
FRENCH = [
    *LABELS,
    "Très satisfait",
    "Où êtes-vous né ? À Noël, « ça » coûte 31\u202f500\u202f€ — œuvre, ïle",
    "58,8\u202f% (42 sur 51)",
    "PÔLE EMPLOI, QUALITÉ, JEUX",
]


def true_width(text, weight):
    font = TTFont(FONTS / f"atkinson-hyperlegible-{weight}-normal.woff2")
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    return sum(advances[glyphs[ord(char)]][0] for char in text) / font["head"].unitsPerEm


@pytest.mark.parametrize("text", FRENCH)
@pytest.mark.parametrize("weight", [400, 700])
def test_estimated_width_leaves_room_and_little_more(text, weight):
    true = true_width(text, weight)
    assert true <= text_width(text, 1, bold=weight == 700) <= 1.3 * true


def test_every_french_letter_has_its_width():
    small = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûüœæ"
    unlisted = {char for char in small + small.upper() if text_width(char, 1) == WIDEST}
    assert unlisted == {"Œ", "Æ"}


def test_wrap_breaks_at_spaces():
    assert wrap("Rencontrer les professionnels", 120, 15) == ("Rencontrer les", "professionnels")


def test_wrap_ends_with_an_ellipsis_when_lines_run_out():
    assert wrap("un deux trois quatre cinq", 60, 15, lines=2) == ("un deux", "trois…")


def test_a_word_too_long_is_cut():
    assert shorten("Anticonstitutionnellement", 60, 15) == "Antico…"


@given(st.text(st.sampled_from("aeimw éÀ’-7 "), min_size=1, max_size=80), st.integers(40, 400))
def test_wrapped_lines_fit(text, width):
    lines = wrap(text, width, 15)
    assert len(lines) <= 3
    assert all(text_width(line, 15) <= width for line in lines)


def test_spread_leaves_labels_that_fit_where_they_are():
    assert spread([50, 200], [60, 60], 300, 10) == [50, 200]


def test_spread_moves_touching_labels_apart_around_their_middle():
    assert spread([100, 110], [60, 60], 300, 10) == [70, 140]


@given(st.lists(st.floats(0, 700), min_size=1, max_size=5).map(sorted))
def test_spread_labels_never_touch_and_stay_inside(centres):
    places = spread(centres, [100] * len(centres), 700, 10)
    assert places[0] >= 50 - 1e-6
    assert places[-1] <= 650 + 1e-6
    assert all(b - a >= 110 - 1e-6 for a, b in pairwise(places))


@pytest.mark.parametrize(
    ("peak", "values"), [(1, [0, 1]), (4, [0, 1, 2, 3, 4]), (22, [0, 10, 20]), (5, [0, 2, 4])]
)
def test_grid_steps_are_round(peak, values):
    assert [value for value, _ in grid_steps(peak)] == values


@given(st.integers(1, 10**9))
def test_grid_is_never_crowded(peak):
    assert 2 <= len(grid_steps(peak)) <= 5
