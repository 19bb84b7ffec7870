"""What tablets ask and send: docs/api/reception.md. Cookies play no part here."""

from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from core.access import by_key, public
from visits.configuration import configuration_of
from visits.sync import exchange
from visits.sync.message import read_message
from visits.sync.pairing import pair
from visits.sync.speaker import Speaker, speaker_of
from visits.views.api_answers import answers_json, read_json

DESCRIPTION = Path(__file__).resolve().parent.parent / "openapi.json"


@public
@csrf_exempt
@answers_json("POST")
def reception_pair(request: HttpRequest) -> dict[str, Any]:
    return pair(read_json(request))


@by_key
@answers_json("GET")
def reception_configuration(request: HttpRequest) -> dict[str, Any]:
    return configuration_of(desk_id=_speaker(request).desk_id)


@by_key
@answers_json("POST")
def reception_sync(request: HttpRequest) -> dict[str, Any]:
    received_at = timezone.now()
    speaker = _speaker(request)
    exchange.refuse_haste(speaker, received_at)
    message = read_message(read_json(request), speaker, received_at)
    return exchange.exchange(speaker, message, received_at)


@by_key
@answers_json("POST")
def reception_rehearsal(request: HttpRequest) -> dict[str, Any]:
    received_at = timezone.now()
    speaker = _speaker(request)
    exchange.refuse_haste(speaker, received_at)
    message = read_message(read_json(request), speaker, received_at)
    return exchange.rehearse(speaker, message, received_at)


@public
@require_safe
@cache_control(max_age=3600, public=True)
def reception_openapi(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_description(), content_type="application/json")


@cache
def _description() -> bytes:
    return DESCRIPTION.read_bytes()


def _speaker(request: HttpRequest) -> Speaker:
    return speaker_of(request.headers.get("Authorization", ""))
