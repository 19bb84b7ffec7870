"""U+0000 is in no text that somebody typed, and PostgreSQL can keep it in none: it is taken out of
what comes in, once for every page. Search boxes, filters and texts then need not think of it."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict, UnreadablePostError

NUL = "\0"
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class ReadableTextMiddleware:
    """Before the session is read. A form is read only once its view is known; other bodies never,
    since a program's messages are checked where they are read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        for name in ("GET", "COOKIES"):
            setattr(request, name, _readable(getattr(request, name)))
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if request.method == "POST" and request.content_type in FORMS:
            with suppress(UnreadablePostError):  # they left: their view finds an empty form
                request.POST = _readable(request.POST)


def _readable(values: Any) -> Any:
    """The same object when there is nothing to take out, as nearly always."""
    is_form = isinstance(values, QueryDict)
    found = list(values.lists() if is_form else ((name, [one]) for name, one in values.items()))
    if not any(NUL in text for name, texts in found for text in (name, *texts)):
        return values
    clean = {_without(name): [_without(text) for text in texts] for name, texts in found}
    if not is_form:
        return {name: texts[0] for name, texts in clean.items()}
    readable = QueryDict(mutable=True, encoding=values.encoding)
    for name, texts in clean.items():
        readable.setlist(name, texts)
    readable._mutable = False
    return readable


def _without(text: str) -> str:
    return text.replace(NUL, "")
