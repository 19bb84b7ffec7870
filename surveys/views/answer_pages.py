"""Pages for people who answer: their language, the frame, and what every answer carries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.translation import override
from django.utils.translation.trans_real import parse_accept_lang_header

from core.dates import day_text
from surveys.languages import Language, direction_of
from surveys.models import Survey
from surveys.translations import offered_languages
from surveys.words import Words, words_in

PARAMETER = "langue"
# The other languages have a date in words of their own.
DATES = {
    Language.FRENCH: "j F Y H:i",
    Language.CHINESE: "Y年n月j日 H:i",
    Language.ENGLISH: "j F Y, H:i",
}


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language to choose, under its own name."""

    code: str
    name: str
    direction: str
    address: str
    is_current: bool


@dataclass(frozen=True)
class Reader:
    """Somebody who answers: what they asked for, and in which language they read."""

    request: HttpRequest
    survey: Survey | None = None
    language: str = Language.FRENCH.value
    offered: tuple[str, ...] = field(default=tuple(Language.values))

    @classmethod
    def of(cls, request: HttpRequest, survey: Survey | None = None) -> Self:
        """The language asked for in the page, else the first that the browser asks for, among
        those into which this questionnaire is translated."""
        offered = tuple(Language.values) if survey is None else offered_languages(survey)
        return cls(
            request, survey, _asked(request, offered) or _preferred(request, offered), offered
        )

    def reading(self, language: str) -> Self:
        """In the language of a draft, unless the page asks for another."""
        asked = _asked(self.request, self.offered)
        return type(self)(self.request, self.survey, asked or language, self.offered)

    @property
    def words(self) -> Words:
        return words_in(self.language)

    @property
    def posts(self) -> bool:
        return self.request.method == "POST"

    def address(self, path: str) -> str:
        """With the language, for pages that know it from nowhere else."""
        return f"{path}?{urlencode({PARAMETER: self.language})}"

    def date(self, moment: datetime) -> str:
        local = timezone.localtime(moment)
        with override(self.language):
            other = f"{get_format('DATE_FORMAT')} H:i"
            return day_text(local, DATES.get(Language(self.language), other))

    def page(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """Drawn without the request: no session, no account, no message is looked at."""
        frame = {
            "survey": self.survey,
            "words": self.words,
            "language": self.language,
            "direction": direction_of(self.language),
            "tongues": self._tongues(),
            "instance": settings.INSTANCE,
        }
        html = render_to_string(f"surveys/answering/{template}", {**frame, **context})
        return HttpResponse(html, status=status, headers={"Content-Language": self.language})

    def message(
        self,
        title: str,
        *texts: str,
        status: int = 200,
        action: tuple[str, str] | None = None,
        values: Mapping[str, object] | None = None,
    ) -> HttpResponse:
        """A page that says one thing; `title` and `texts` are names of sentences.

        Where somebody had sent words, they are on the page to be copied: nobody kept them.
        """
        return self.page(
            "message.html",
            status=status,
            title=getattr(self.words, title),
            texts=[getattr(self.words, text).format(**(values or {})) for text in texts],
            typed=self.request.POST.get("text", ""),
            action=action,
        )

    def _tongues(self) -> list[Tongue]:
        return [
            Tongue(
                code,
                Language(code).label,
                direction_of(code),
                f"?{urlencode({**self.request.GET.dict(), PARAMETER: code})}",
                code == self.language,
            )
            for code in self.offered
        ]


def _asked(request: HttpRequest, offered: tuple[str, ...]) -> str | None:
    form = request.POST if request.method == "POST" else request.GET
    asked = form.get(PARAMETER, "")
    return asked if asked in offered else None


def _preferred(request: HttpRequest, offered: tuple[str, ...]) -> str:
    header = request.headers.get("Accept-Language", "")
    wanted = (tag.partition("-")[0] for tag, _weight in parse_accept_lang_header(header))
    return next((code for code in wanted if code in offered), Language.FRENCH.value)


def sealed(response: HttpResponse) -> HttpResponse:
    """The address holds a secret: nothing keeps the page, passes its address on or logs it."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    if response.status_code >= 400:
        response._has_been_logged = True  # Django would print the whole path
    return response
