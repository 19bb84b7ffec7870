import pytest

from core.checks import instance_colours_are_legible
from core.colours import contrast_with_white


@pytest.mark.parametrize(
    ("colour", "contrast"), [("#ffffff", 1.0), ("#000000", 21.0), ("#0f5e5c", 7.6)]
)
def test_contrast_with_white_is_that_of_wcag(colour, contrast):
    assert round(contrast_with_white(colour), 1) == contrast


def test_the_default_colours_are_legible():
    assert instance_colours_are_legible() == []


@pytest.mark.parametrize(
    ("colour", "identifier"),
    [("teal", "core.E001"), ("#0f5e5c;}", "core.E001"), ("#ffcc00", "core.E002")],
)
def test_a_colour_that_cannot_be_read_stops_the_start(settings, colour, identifier):
    settings.INSTANCE = {**settings.INSTANCE, "primary": colour}
    assert [error.id for error in instance_colours_are_legible()] == [identifier]


def test_theme_serves_the_instance_colours(client, settings):
    settings.INSTANCE = {**settings.INSTANCE, "primary": "#123456"}
    assert "--primary:#123456;" in client.get("/theme.css").text
