"""How the tablets' interface reads requests and writes answers: JSON only, kept by nobody."""

import json
import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from visits.sync.problems import Problem, ProblemCode

LARGEST_BODY = 256 * 1024  # bytes
LANGUAGES = ("fr", "en")
RETRY_AFTER = 5  # seconds: a database that restarts needs about that
logger = logging.getLogger(__name__)

Answer = Callable[[HttpRequest], dict[str, Any]]
View = Callable[[HttpRequest], HttpResponse]


def answers_json(method: str) -> Callable[[Answer], View]:
    """The function gives the body of the answer, or raises a Problem."""

    def decorate(answer: Answer) -> View:
        @wraps(answer)
        def view(request: HttpRequest) -> HttpResponse:
            language = language_of(request)
            with translation.override(language):
                response = _response(answer, method, request)
            response["Content-Language"] = language
            response["Cache-Control"] = "no-store"
            response["Vary"] = "Accept-Language, Authorization"
            return response

        return view

    return decorate


def read_json(request: HttpRequest) -> Any:
    """The body; nothing is read of one that says it is too large."""
    try:
        announced = int(request.headers.get("Content-Length") or 0)
        body = b"" if announced > LARGEST_BODY else request.read(LARGEST_BODY + 1)
    except (UnreadablePostError, ValueError) as error:
        raise Problem(ProblemCode.INVALID_JSON) from error
    if max(announced, len(body)) > LARGEST_BODY:
        raise Problem(ProblemCode.BODY_TOO_LARGE)
    try:
        return json.loads(body.decode())
    except (ValueError, RecursionError) as error:
        raise Problem(ProblemCode.INVALID_JSON) from error


def language_of(request: HttpRequest) -> str:
    """The first of our languages that the tablet accepts. English needs no catalogue, so that
    Django does not count it among the languages of the site."""
    wanted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    spoken = (language.partition("-")[0] for language, _weight in wanted)
    return next((language for language in spoken if language in LANGUAGES), LANGUAGES[0])


def json_response(content: Any, status: int = 200) -> HttpResponse:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    body = text.encode(errors="replace")  # an answer repeats what came, even half a character
    return HttpResponse(body, status=status, content_type="application/json")


def _response(answer: Answer, method: str, request: HttpRequest) -> HttpResponse:
    try:
        if request.method != method:
            raise Problem(ProblemCode.METHOD_NOT_ALLOWED)
        return json_response(answer(request))
    except Problem as problem:
        return _refusal(problem, method)
    except (OperationalError, InterfaceError) as error:
        # Its text may quote what was being written.
        logger.error("The database is not available: %s", type(error.__cause__ or error).__name__)
        return _refusal(Problem(ProblemCode.UNAVAILABLE, retry_after=RETRY_AFTER), method)


def _refusal(problem: Problem, method: str) -> HttpResponse:
    response = json_response(
        {"error": problem.code.value, "message": problem.message}, problem.status
    )
    if problem.retry_after:
        response["Retry-After"] = str(problem.retry_after)
    if problem.code == ProblemCode.METHOD_NOT_ALLOWED:
        response["Allow"] = method
    if problem.status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="reception"'
    return response
