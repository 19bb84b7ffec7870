"""A tablet shows a code and becomes a desk."""

from collections import Counter
from collections.abc import Mapping
from threading import Lock
from time import monotonic
from typing import Any

from visits.configuration import configuration_of
from visits.sync.problems import Problem, ProblemCode, invalid
from visits.sync.values import SERIES, VERSION, text_of
from visits.tablets import UnknownCode, may_be_code, normal_code, pair_tablet

WINDOW = 60.0  # seconds
BEGINNING = 2  # letters


class WrongCodes:
    """Slows guessing down without knowing who guesses: in this process, so many wrong codes a
    minute that begin alike, and then none that begins so until the minute is over.

    A code is one of 32⁸ and lives an hour: at ten a minute for each of 32² beginnings, guessing one
    takes decades. A desk whose code begins otherwise is not held up by whoever guesses, nor by a
    neighbour who mistypes.
    """

    def __init__(self, allowed: int) -> None:
        self.allowed = allowed
        self._lock = Lock()
        self.forget()

    def forget(self) -> None:
        self._until, self._counts = 0.0, Counter[str]()

    def refuse_more(self, code: str) -> None:
        left = self._until - monotonic()
        if self._counts[_beginning(code)] >= self.allowed and left > 0:
            raise Problem(ProblemCode.TOO_MANY_REQUESTS, retry_after=int(left) + 1)

    def add(self, code: str) -> None:
        """What no code can look like is not a guess: nothing is looked up for it."""
        if not may_be_code(code):
            return
        with self._lock:
            if monotonic() >= self._until:
                self._until, self._counts = monotonic() + WINDOW, Counter()
            self._counts[_beginning(code)] += 1


wrong_codes = WrongCodes(allowed=10)


def pair(body: Any) -> dict[str, Any]:
    told: Mapping[str, Any] = body if isinstance(body, dict) else {}
    code = told.get("code")
    if not isinstance(code, str):
        raise invalid("code")
    series = _required("series", text_of(told.get("series"), SERIES))
    version = _required("app_version", text_of(told.get("app_version"), VERSION))
    wrong_codes.refuse_more(code)
    try:
        tablet, token = pair_tablet(code=code, series=series, app_version=version)
    except UnknownCode as error:
        wrong_codes.add(code)
        raise Problem(ProblemCode.UNKNOWN_CODE) from error
    return {"token": token, "configuration": configuration_of(desk_id=tablet.desk_id)}


def _required(field: str, value: str | None) -> str:
    if value is None:
        raise invalid(field)
    return value


def _beginning(code: str) -> str:
    return normal_code(code)[:BEGINNING]
