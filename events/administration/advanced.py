from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class CodeInAdvanced:
    """For an admin: the code, which makes itself, waits in a folded part at the foot of the form.

    `shows_code` leaves it among the others, where editions are compared by it.
    """

    shows_code = False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        fieldsets = super().get_fieldsets(request, obj)  # type: ignore[misc]
        if self.shows_code or not any("code" in options["fields"] for _name, options in fieldsets):
            return fieldsets
        kept = [(name, _without_code(options)) for name, options in fieldsets]
        return [*kept, (_("Advanced"), {"classes": ["collapse"], "fields": ["code"]})]


def _without_code(options: dict[str, Any]) -> dict[str, Any]:
    return {**options, "fields": [field for field in options["fields"] if field != "code"]}
