"""One exchange about questionnaires: what the tablet sends is taken in, and it is told so."""

from datetime import datetime
from threading import Lock
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from events.models import Event
from surveys.erased import erased_on
from visits.handround.configuration import hand_round_version
from visits.handround.message import FormMessage
from visits.handround.outcomes import FormOutcome
from visits.handround.recording import record_forms
from visits.models import HandedSurvey, Tablet
from visits.sync.exchange import MINUTE
from visits.sync.problems import Problem, ProblemCode
from visits.sync.speaker import Speaker
from visits.sync.totals import utc_text


class Pace:
    """So many exchanges of one tablet in a minute, counted in this process only: written to its
    row, the number would tell when somebody answered."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.forget()

    def forget(self) -> None:
        self._minute: datetime | None = None
        self._counts: dict[int, int] = {}

    def refuse_haste(self, tablet_id: int, now: datetime) -> None:
        minute = now.replace(second=0, microsecond=0)
        with self._lock:
            if minute != self._minute:
                self._minute, self._counts = minute, {}
            self._counts[tablet_id] = self._counts.get(tablet_id, 0) + 1
            if self._counts[tablet_id] <= settings.RECEPTION_REQUESTS_PER_MINUTE:
                return
        raise Problem(ProblemCode.TOO_MANY_REQUESTS, retry_after=MINUTE - now.second)


pace = Pace()


def exchange_forms(speaker: Speaker, message: FormMessage, received_at: datetime) -> dict[str, Any]:
    outcomes = record_forms(
        message.items,
        event=Event(pk=speaker.event_id),
        handed=_handed(speaker) if message.items else frozenset(),
        offset=message.clock_offset,
        received_at=received_at,
        is_purged=bool(message.items) and _is_purged(speaker),
    )
    _note_what_stays(speaker, message, outcomes)
    return {
        "server_time": utc_text(timezone.now()),
        "clock_offset_ms": round(message.clock_offset.total_seconds() * 1000),
        "questionnaires_version": hand_round_version(speaker.desk_id),
        "results": [outcome.as_json() for outcome in outcomes],
    }


def _is_purged(speaker: Speaker) -> bool:
    return speaker.is_purged or erased_on(speaker.event_id) is not None


def _handed(speaker: Speaker) -> frozenset[int]:
    handed = HandedSurvey.objects.filter(desk=speaker.desk_id)
    return frozenset(handed.values_list("survey", flat=True))


def _note_what_stays(speaker: Speaker, message: FormMessage, outcomes: list[FormOutcome]) -> None:
    """For the coordinator. Written only when it changes, and apart from the answers: their rows
    and the tablet's bear no common mark."""
    refused = sum(not outcome.is_received for outcome in outcomes)
    stays = {"forms_waiting": message.waiting, "forms_to_review": message.to_review + refused}
    Tablet.objects.filter(pk=speaker.tablet_id).exclude(Q(**stays)).update(**stays)
