"""The two ways to a questionnaire, and what stops somebody there: poster code, personal link."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import is_valid_path, resolve, reverse
from django.views.decorators.csrf import csrf_exempt

from core.access import public
from events.models import Activity
from surveys.links import find_invitation
from surveys.models import Invitation, Survey, WayIn
from surveys.models.response import Channel
from surveys.posters import find_way_in
from surveys.views.answer_pages import Reader, sealed

METHODS = ("GET", "HEAD", "POST")


@dataclass(frozen=True, slots=True)
class Entrance:
    """How somebody came, and so where their pages are."""

    survey: Survey
    channel: Channel
    prefix: str  # of the names of its pages
    secret: str  # the code of the poster, or the token of the link
    activity: Activity | None = None
    way_in: WayIn | None = None
    invitation: Invitation | None = None

    def address(self, page: str, *words: str | int) -> str:
        return reverse(f"{self.prefix}_{page}", args=[self.secret, *words])


View = Callable[..., HttpResponse]


def from_poster(view: View) -> View:
    """The view gets the Reader and the Entrance of a short code."""

    # No cookie is set and none is looked at here: a forged request has nobody’s authority to use.
    @public
    @csrf_exempt
    def entered(request: HttpRequest, short_code: str, **words: Any) -> HttpResponse:
        return _enter(request, _poster_entrance(short_code), "unknown_text", view, words)

    return entered


def from_link(view: View) -> View:
    """The view gets the Reader and the Entrance of a personal link."""

    # As above: the authority is the token in the address, which another site does not know.
    @public
    @csrf_exempt
    def entered(request: HttpRequest, personal_token: str, **words: Any) -> HttpResponse:
        if "link_key" in words:  # another name in the address: it opens no poster's draft
            words["draft_key"] = words.pop("link_key")
        return _enter(request, _link_entrance(personal_token), "unknown_link_text", view, words)

    return entered


def _enter(
    request: HttpRequest, entrance: Entrance | None, unknown: str, view: View, words: dict[str, Any]
) -> HttpResponse:
    if request.method not in METHODS:
        return sealed(HttpResponseNotAllowed(METHODS))
    if entrance is None:
        return sealed(mended(request) or _unknown(Reader.of(request), unknown))
    return sealed(view(Reader.of(request, survey=entrance.survey), entrance, **words))


# Mail programs take what stands after a link for a part of it. No code and no token has these.
CAUGHT = "/.,;:!?…)]}>\"'’”»\u00a0\u202f "


@public
@csrf_exempt  # it reads an address and writes nothing
def mistyped_address(request: HttpRequest, mistyped: str) -> HttpResponse:
    """Whatever else stands under /q/: it may hold a secret, so no page of Django's answers."""
    if request.method not in METHODS:
        return sealed(HttpResponseNotAllowed(METHODS))
    unknown = "unknown_link_text" if mistyped.startswith("lien/") else "unknown_text"
    return sealed(mended(request) or _unknown(Reader.of(request), unknown))


def mended(request: HttpRequest) -> HttpResponse | None:
    """On to the address without what a mail program caught after it, if that is a page of ours.
    Looking spends nothing; a form is not sent on."""
    address = f"{request.path.rstrip(CAUGHT)}/"
    if request.method == "POST" or address == request.path or not is_valid_path(address):
        return None
    if resolve(address).url_name == "survey_mistyped":
        return None
    query = request.GET.urlencode()
    return HttpResponseRedirect(quote(address) + (f"?{query}" if query else ""))


def _unknown(reader: Reader, text: str) -> HttpResponse:
    type_a_code = (reader.words.type_a_code, reader.address(reverse("survey_code")))
    return reader.message(
        "unknown_title", text, status=404, action=type_a_code if text == "unknown_text" else None
    )


def _poster_entrance(code: str) -> Entrance | None:
    way_in = find_way_in(code)
    if way_in is None:
        return None
    return Entrance(
        survey=way_in.survey,
        channel=Channel.QR,
        prefix="survey",
        secret=way_in.code,
        activity=way_in.activity,
        way_in=way_in,
    )


def _link_entrance(token: str) -> Entrance | None:
    invitation = find_invitation(token)
    if invitation is None:
        return None
    return Entrance(
        survey=invitation.survey,
        channel=Channel.LINK,
        prefix="survey_link",
        secret=token,
        invitation=invitation,
    )


def refusal(
    reader: Reader, entrance: Entrance, now: datetime, *, with_replies: bool = False
) -> HttpResponse | None:
    """The page for somebody who cannot answer, or not now; nothing for the others.

    `with_replies`: they had begun, and by a poster, so what they answered is taken in.
    """
    survey = entrance.survey
    if entrance.way_in is not None and not entrance.way_in.is_active:
        return reader.message("inactive_title", "inactive_text", status=410)
    if entrance.invitation is not None and entrance.invitation.is_answered:
        return already_answered(reader)
    if survey.is_open_at(now):
        return None
    if survey.closes_at is not None and survey.closes_at <= now:
        kept = ["closed_kept"] if with_replies and entrance.way_in is not None else []
        return reader.message("closed_title", "closed_text", *kept, status=410)
    return not_open(reader)


def not_open(reader: Reader) -> HttpResponse:
    opens_at = reader.survey.opens_at if reader.survey else None
    return reader.message(
        "not_open_title",
        "opens_on" if opens_at else "not_open_text",
        status=403,
        values={"date": reader.date(opens_at)} if opens_at else {},
    )


def already_answered(reader: Reader) -> HttpResponse:
    return reader.message("already_answered_title", "already_answered_text", status=410)
