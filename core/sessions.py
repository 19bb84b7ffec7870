"""Django's sessions, and those that no link from another site may bring along."""

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.http import HttpRequest, HttpResponse

STRICT = "strict_cookie"


def make_strict(session: SessionBase) -> None:
    """From here on its cookie is only sent by our own pages."""
    session[STRICT] = True


class SessionMiddleware(DjangoSessionMiddleware):
    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answered: HttpResponse = super().process_response(request, response)
        cookie = answered.cookies.get(settings.SESSION_COOKIE_NAME)
        if cookie is not None and cookie.value and request.session.get(STRICT):
            cookie["samesite"] = "Strict"
        return answered
