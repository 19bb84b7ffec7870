"""Posters: a code to scan, and the same address in large letters for whoever has no camera."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

import segno
from django.db import models
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.dates import day_text
from core.pdf import render_pdf
from events.models import Activity
from surveys.languages import Language, direction_of
from surveys.models import Survey, WayIn
from surveys.translations import offered_languages
from surveys.words import words_in
from surveys.words.printed import PRINTED

STYLESHEETS = ("css/fonts.css", "css/print-fonts.css", "css/poster.css")
# A third of the code may be dirty, torn or under a drawing pin.
ERROR_CORRECTION = "h"
QUIET_ZONE = 4
MODULE = 10
# In characters: beyond, the words or the address are written smaller, so that all is on its page.
LONG_TITLE = 60
LONG_ADDRESS, LONGEST_ADDRESS = 24, 36


class PaperSize(models.TextChoices):
    """The values stand in addresses and name the styles of static/css/poster.css."""

    A4 = "a4", _("A4")
    A5 = "a5", _("A5")
    PAIR = "a5-par-deux", _("two A5 on one A4")


@dataclass(frozen=True, slots=True)
class Poster:
    address: str
    code: str
    activity: Activity | None
    is_long: bool

    @property
    def when(self) -> str:
        starts_at = timezone.localtime(self.activity.starts_at) if self.activity else None
        return day_text(starts_at, "l j F, H\xa0\\h\xa0i") if starts_at else ""

    @property
    def short_address(self) -> str:
        """What stands before the code: without the protocol, which nobody needs to type."""
        return self.address.partition("://")[2].removesuffix("/").removesuffix(self.code)

    @property
    def address_length(self) -> str:
        length = len(self.short_address) + len(self.code)
        return (
            "longest" if length > LONGEST_ADDRESS else "long" if length > LONG_ADDRESS else "short"
        )

    @property
    def picture(self) -> str:
        code = segno.make(self.address, error=ERROR_CORRECTION, micro=False)
        return str(code.svg_data_uri(border=QUIET_ZONE, scale=MODULE, dark="#000", light="#fff"))


@dataclass(frozen=True, slots=True)
class Invitation:
    """A line in another language into which the questionnaire is translated."""

    language: str
    direction: str
    text: str


def posters_pdf(survey: Survey, ways_in: Iterable[tuple[WayIn, str]], size: PaperSize) -> bytes:
    """`ways_in`: each with its whole address. Raises core.pdf.PdfUnavailable."""
    posters = [_poster(survey, way_in, address) for way_in, address in ways_in]
    html = render_to_string(
        "surveys/poster.html",
        {
            "survey": survey,
            "size": size.value,
            "sheets": sheets_of(posters, size),
            "invitations": _invitations(survey),
            "promise": words_in(Language.FRENCH).anonymous,
        },
    )
    codes = " ".join(poster.code for poster in posters)
    return render_pdf(
        html,
        stylesheets=STYLESHEETS,
        identity=f"{survey.event.slug} {survey.code} affiches {size} {codes}",
        dated=timezone.make_aware(datetime.combine(survey.event.starts_on, time.min)),
    )


def sheets_of(posters: Sequence[Poster], size: PaperSize) -> list[Sequence[Poster]]:
    """The posters of each page. A poster alone is printed twice where two have room."""
    if size is not PaperSize.PAIR:
        return [[poster] for poster in posters]
    if len(posters) == 1:
        return [[posters[0], posters[0]]]
    return [posters[start : start + 2] for start in range(0, len(posters), 2)]


def _poster(survey: Survey, way_in: WayIn, address: str) -> Poster:
    longest = max(
        len(survey.title),
        len(survey.event.name),
        len(way_in.activity.title) if way_in.activity else 0,
    )
    return Poster(address, way_in.code, way_in.activity, longest > LONG_TITLE)


def _invitations(survey: Survey) -> list[Invitation]:
    others = [code for code in offered_languages(survey) if code != Language.FRENCH]
    return [Invitation(code, direction_of(code), PRINTED[code].invite) for code in others]
