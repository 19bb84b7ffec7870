"""A version that has answers keeps its questions: only labels can still be corrected."""

from typing import Any

from django.http import HttpRequest

from surveys.models import SurveyVersion
from surveys.services import is_frozen as answered


def is_frozen(version: SurveyVersion | None) -> bool:
    if version is None or version.pk is None:
        return False
    if not hasattr(version, "known_frozen"):
        version.known_frozen = answered(version)
    return bool(version.known_frozen)


class FrozenRows:
    """Rows inside the form of a version (or of what `version_of` finds it from)."""

    frozen_fields: tuple[str, ...] = ()

    def version_of(self, obj: Any) -> Any:
        return obj

    def _is_frozen(self, obj: Any) -> bool:
        return is_frozen(self.version_of(obj)) if obj else False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_add_permission(request, obj)  # type: ignore[misc]
        return allowed and not self._is_frozen(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)  # type: ignore[misc]
        return allowed and not self._is_frozen(obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return list(self.frozen_fields) if self._is_frozen(obj) else []
