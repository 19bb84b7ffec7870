"""Questionnaires on a tablet that goes from hand to hand: docs/api/reception.md."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from core.access import by_key
from visits.handround.configuration import hand_round_of
from visits.handround.exchange import exchange_forms, pace
from visits.handround.message import read_form_message
from visits.sync.speaker import Speaker, speaker_of
from visits.views.api_answers import answers_json, read_json


@by_key
@answers_json("GET")
def reception_questionnaires(request: HttpRequest) -> dict[str, Any]:
    return hand_round_of(desk_id=_speaker(request).desk_id)


@by_key
@answers_json("POST")
def reception_responses(request: HttpRequest) -> dict[str, Any]:
    received_at = timezone.now()
    speaker = _speaker(request)
    pace.refuse_haste(speaker.tablet_id, received_at)
    message = read_form_message(read_json(request), received_at)
    return exchange_forms(speaker, message, received_at)


def _speaker(request: HttpRequest) -> Speaker:
    return speaker_of(request.headers.get("Authorization", ""))
