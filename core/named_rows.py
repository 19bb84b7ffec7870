"""Pages name a row as its admin does: with the name of people, which `str()` never gives."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext


class Labelled:
    """Behaves as the row and is printed under another name."""

    def __init__(self, row: Any, label: str) -> None:
        self._row = row
        self._label = label

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, name)

    def __str__(self) -> str:
        return self._label


class NamedRows:
    """For a ModelAdmin: its titles and its messages name a row by `choice_label`."""

    def choice_label(self, obj: Any) -> str:
        """How a row is named in a list of choices, in a title, in a message."""
        return str(obj)

    def labelled(self, row: Any) -> Labelled:
        return Labelled(row, str(self.choice_label(row)))

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if context.get("original") is not None:
            context["original"] = self.labelled(context["original"])
            context["subtitle"] = str(context["original"])
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        named: dict[str, Any] = {}
        if (row := self.get_object(request, object_id)) is not None:  # type: ignore[attr-defined]
            named = {"object": self.labelled(row), "title": gettext("Change history: %s")}
            named["title"] %= self.choice_label(row)
        context = {**named, **(extra_context or {})}
        return super().history_view(request, object_id, context)  # type: ignore[misc]

    def response_add(self, request: HttpRequest, obj: Any, *args: Any) -> HttpResponse:
        return super().response_add(request, self.labelled(obj), *args)  # type: ignore[misc]

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return super().response_change(request, self.labelled(obj))  # type: ignore[misc]

    def render_delete_form(self, request: HttpRequest, context: Any) -> HttpResponse:
        context["object"] = self.labelled(context["object"])
        return super().render_delete_form(request, context)  # type: ignore[misc]

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        request.deleted_label = str(self.choice_label(obj))  # type: ignore[attr-defined]
        super().delete_model(request, obj)  # type: ignore[misc]

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: Any) -> HttpResponse:
        label = request.deleted_label  # type: ignore[attr-defined]
        return super().response_delete(request, label, obj_id)  # type: ignore[misc]
