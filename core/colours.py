"""The instance's own colours: written well, and legible with white (WCAG 2.2, 1.4.3)."""

import re

COLOUR = re.compile(r"^#[0-9a-fA-F]{6}$")
LEAST_CONTRAST = 4.5


def is_colour(text: str) -> bool:
    return COLOUR.match(text) is not None


def contrast_with_white(colour: str) -> float:
    """From 1 (white) to 21 (black), as WCAG computes it."""
    return 1.05 / (_luminance(colour) + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
