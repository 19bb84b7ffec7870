"""Makes our templates fail on a variable that nobody gave them, instead of printing nothing."""

import sys
from pathlib import Path

OWN_TEMPLATES = str(Path(__file__).resolve().parent.parent.parent / "templates")


class UndefinedVariable(str):
    """For `string_if_invalid`: raises in our templates, stays empty in Django's own."""

    def __contains__(self, key: object) -> bool:
        return True

    def __mod__(self, variable: object) -> str:
        origin = _template_being_rendered()
        if origin.startswith(OWN_TEMPLATES):
            raise NameError(f"undefined template variable {variable} in {origin}")
        return ""


def _template_being_rendered() -> str:
    frame = sys._getframe(1)
    while frame is not None:
        origin = getattr(frame.f_locals.get("self"), "origin", None)
        if getattr(origin, "name", None):
            return str(origin.name)
        frame = frame.f_back
    return ""
