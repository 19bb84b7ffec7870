"""Why a whole request is refused: codes for programs, sentences for people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProblemCode(models.TextChoices):
    INVALID_JSON = "invalid_json", _("The request cannot be read.")
    INVALID_REQUEST = "invalid_request", _("The request is not as documented: {field}.")
    UNKNOWN_TOKEN = "unknown_token", _("This tablet is not known here: pair it again.")
    REVOKED = "revoked", _("This tablet no longer speaks for its desk: pair it again.")
    UNKNOWN_CODE = "unknown_code", _("This code is not valid: ask for another one.")
    METHOD_NOT_ALLOWED = "method_not_allowed", _("This address is not used that way.")
    BODY_TOO_LARGE = "body_too_large", _("The request is too large.")
    TOO_MANY_ITEMS = "too_many_items", _("The request holds too many entries.")
    TOO_MANY_REQUESTS = "too_many_requests", _("Too many requests: try again in a moment.")
    UNAVAILABLE = "unavailable", _("The server is not available: try again in a moment.")


STATUS = {
    ProblemCode.INVALID_JSON: 400,
    ProblemCode.INVALID_REQUEST: 400,
    ProblemCode.UNKNOWN_TOKEN: 401,
    ProblemCode.REVOKED: 401,
    ProblemCode.UNKNOWN_CODE: 404,
    ProblemCode.METHOD_NOT_ALLOWED: 405,
    ProblemCode.BODY_TOO_LARGE: 413,
    ProblemCode.TOO_MANY_ITEMS: 413,
    ProblemCode.TOO_MANY_REQUESTS: 429,
    ProblemCode.UNAVAILABLE: 503,
}


class Problem(Exception):
    """The tablet keeps everything, whatever the code."""

    def __init__(self, code: ProblemCode, *, field: str = "", retry_after: int = 0) -> None:
        self.code, self.field, self.retry_after = code, field, retry_after
        super().__init__(code)

    @property
    def status(self) -> int:
        return STATUS[self.code]

    @property
    def message(self) -> str:
        return str(self.code.label).format(field=self.field)


def invalid(field: str) -> Problem:
    return Problem(ProblemCode.INVALID_REQUEST, field=field)
