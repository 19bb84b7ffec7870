"""Before the first question and after the last: the code of a poster, the start, the thanks."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from core.access import public
from surveys.drafts import current_version, start_draft
from surveys.duration import seconds_to_answer
from surveys.instrument import Item, read_cover, read_instrument
from surveys.limits import may_start, may_start_by_link
from surveys.models import SurveyVersion
from surveys.posters import find_way_in
from surveys.views.answer_entrances import Entrance, not_open, refusal
from surveys.views.answer_pages import Reader, sealed

SECONDS_IN_WORDS = 90
SEE_OTHER = 303


@public
@csrf_exempt  # reads a code and writes nothing
def type_code(request: HttpRequest) -> HttpResponse:
    """For people without a camera: the five characters of the poster."""
    if request.method not in ("GET", "HEAD"):
        return sealed(HttpResponseNotAllowed(["GET", "HEAD"]))
    reader, typed = Reader.of(request), request.GET.get("code", "")
    way_in = find_way_in(typed)
    if way_in is not None:
        address = reverse("survey_start", args=[way_in.code])
        return sealed(HttpResponseRedirect(reader.address(address)))
    problem = reader.words.code_unknown if typed else ""
    return sealed(
        reader.page("code.html", status=404 if typed else 200, typed=typed, problem=problem)
    )


def start(reader: Reader, entrance: Entrance) -> HttpResponse:
    """What it is and how long it takes; the button starts. Looking at it writes nothing."""
    refused = refusal(reader, entrance, timezone.now())
    version = current_version(entrance.survey)
    if refused is not None or version is None:
        return refused or not_open(reader)
    if reader.posts:
        return _begin(reader, entrance, version)
    items = [
        item for item in read_instrument(version, reader.language).questions if not item.shown_if
    ]
    return reader.page(
        "start.html",
        cover=read_cover(entrance.survey, reader.language),
        facts=[
            reader.words.questions.format(count=len(items)),
            duration_text(reader, items),
        ],
        about=_about(reader, entrance),
        promise=reader.words.anonymous_link if entrance.invitation else reader.words.anonymous,
    )


def _begin(reader: Reader, entrance: Entrance, version: SurveyVersion) -> HttpResponse:
    if not _may_begin(entrance, version):
        again = (reader.words.try_again, reader.address(entrance.address("start")))
        busy = reader.message("busy_title", "busy_text", status=429, action=again)
        busy["Retry-After"] = "60"
        return busy
    key = start_draft(
        version=version,
        activity=entrance.activity,
        channel=entrance.channel,
        language=reader.language,
    )
    return HttpResponseRedirect(entrance.address("step", key, 1), status=SEE_OTHER)


def _may_begin(entrance: Entrance, version: SurveyVersion) -> bool:
    if entrance.invitation is not None:
        return may_start_by_link(version, entrance.invitation)
    return entrance.way_in is not None and may_start(entrance.way_in)


def thanks(reader: Reader, entrance: Entrance) -> HttpResponse:
    return reader.message("thanks_title", "thanks_text", action=programme_action(reader, entrance))


def programme_action(reader: Reader, entrance: Entrance) -> tuple[str, str] | None:
    """Back to the public page of the event, if it is open."""
    event = entrance.survey.event
    if not event.is_public:
        return None
    return reader.words.programme, reverse("public_event", args=[event.slug])


def duration_text(reader: Reader, items: Iterable[Item]) -> str:
    """To the next ten seconds, or the next minute when it takes more than a minute and a half."""
    seconds = seconds_to_answer((item.kind, len(item.choices)) for item in items)
    if seconds <= SECONDS_IN_WORDS:
        return reader.words.duration_seconds.format(count=max(20, -(-seconds // 10) * 10))
    return reader.words.duration_minutes.format(count=-(-seconds // 60))


def _about(reader: Reader, entrance: Entrance) -> str:
    activity = entrance.activity
    return reader.words.about.format(title=activity.title) if activity else ""
