"""Refuses to start with colours that nobody could read."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from core.colours import LEAST_CONTRAST, contrast_with_white, is_colour


@register()
def instance_colours_are_legible(**kwargs: Any) -> list[CheckMessage]:
    return [error for name in ("primary", "accent") for error in _errors(name)]


def _errors(name: str) -> list[CheckMessage]:
    variable, colour = f"INSTANCE_{name.upper()}_COLOUR", str(settings.INSTANCE[name])
    if not is_colour(colour):
        return [Error(f"{variable} is {colour!r}: write it like #0f5e5c.", id="core.E001")]
    contrast = contrast_with_white(colour)
    if contrast >= LEAST_CONTRAST:
        return []
    problem = f"{variable} {colour} is too light: contrast {contrast:.1f} with white"
    return [Error(f"{problem}, {LEAST_CONTRAST} is needed.", id="core.E002")]
