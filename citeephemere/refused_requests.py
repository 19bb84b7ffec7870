"""What somebody reads when their request cannot be taken at all: too big, or broken."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string

from surveys.views.answer_pages import Reader, sealed

TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
ANSWERING = "/q/"


def refuse_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """In the visitor's language where people answer, else in French."""
    is_too_big = isinstance(exception, TOO_BIG)
    status = 413 if is_too_big else 400
    if is_too_big and request.path.startswith(ANSWERING):
        request.POST = QueryDict()  # reading it is what failed
        page = Reader.of(request).message("too_big_title", "too_big_text", status=status)
        return sealed(page)
    return HttpResponse(render_to_string("400.html", {"is_too_big": is_too_big}), status=status)
