"""What a tablet needs to know to count without a network, and the version of it."""

import json
from datetime import datetime
from functools import cache
from hashlib import sha256
from time import monotonic
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import override

from core.reference.communes import territory_of
from events.models import Activity, Event
from visits.models import Desk
from visits.models.asked import Question
from visits.models.check_in import LARGEST_GROUP, Qpv
from visits.models.profile import ProfileDimension
from visits.reception_communes import communes_json
from visits.sync.values import LARGEST_BATCH

LANGUAGES = ("fr", "en")
# For so long a process may go on telling an old version. A tablet that asks is told the new one.
FRESH_FOR = 5.0  # seconds
_known: dict[int, tuple[float, str]] = {}

Json = dict[str, Any]


class DeskFacts(NamedTuple):
    """What is told about a desk: with the part that all desks share, it makes the version."""

    code: str
    name: str
    kind: str
    hub_id: int | None
    activity_id: int | None
    hands_round: bool


def configuration_of(*, desk_id: int) -> Json:
    desk = Desk.objects.select_related("event__venue", "hub", "activity").get(pk=desk_id)
    shared = _shared(desk.event)
    hands = desk.handed_surveys.exists()
    facts = DeskFacts(desk.code, desk.name, desk.kind, desk.hub_id, desk.activity_id, hands)
    version = _version(_remembered(desk.event_id, shared), facts)
    return {"version": version, **shared, "desk": {**_desk(desk), "hands_round": hands}}


def configuration_version(event_id: int, facts: DeskFacts) -> str:
    """That of `configuration_of`, for each exchange: the shared part is read again only when what
    this process knows of it is a few seconds old."""
    until, digest = _known.get(event_id, (0.0, ""))
    if monotonic() >= until:
        event = Event.objects.select_related("venue").get(pk=event_id)
        digest = _remembered(event_id, _shared(event))
    return _version(digest, facts)


def forget_versions() -> None:
    """For tests, which change an event and look at once."""
    _known.clear()


def _remembered(event_id: int, shared: Json) -> str:
    digest = sha256(json.dumps(shared, sort_keys=True).encode()).hexdigest()
    _known[event_id] = (monotonic() + FRESH_FOR, digest)
    return digest


def _version(digest: str, facts: DeskFacts) -> str:
    return sha256(json.dumps([digest, *facts]).encode()).hexdigest()[:12]


def _shared(event: Event) -> Json:
    return {
        "event": _event(event),
        "hubs": [{"code": hub.code, "name": hub.name} for hub in event.hubs.all()],
        "activities": [_activity(activity) for activity in event.activities.select_related("room")],
        "questions": _questions(event),
        "largest_group": LARGEST_GROUP,
        "largest_batch": LARGEST_BATCH,
    }


def _event(event: Event) -> Json:
    return {
        "slug": event.slug,
        "name": event.name,
        "starts_on": event.starts_on.isoformat(),
        "ends_on": event.ends_on.isoformat(),
        "time_zone": settings.TIME_ZONE,
        "days": [
            {
                "date": day.date.isoformat(),
                "opens_at": f"{day.opens_at:%H:%M}",
                "closes_at": f"{day.closes_at:%H:%M}",
            }
            for day in event.opening_days.all()
        ],
        "capacity": event.venue.capacity,
        "counts_exits": event.counts_exits,
        "is_demonstration": event.is_demonstration,
    }


def _desk(desk: Desk) -> Json:
    return {
        "code": desk.code,
        "name": desk.name,
        "kind": desk.kind,
        "hub": desk.hub.code if desk.hub else None,
        "activity": desk.activity.code if desk.activity else None,
    }


def _activity(activity: Activity) -> Json:
    return {
        "code": activity.code,
        "title": activity.title,
        "kind": activity.kind,
        "room": activity.room.name if activity.room else "",
        "starts_at": _local_text(activity.starts_at),
        "ends_at": _local_text(activity.ends_at),
        "capacity": activity.capacity,
    }


def _local_text(moment: datetime) -> str:
    return timezone.localtime(moment, timezone.get_default_timezone()).isoformat()


def _questions(event: Event) -> list[Json]:
    """The lists are data in French; the questions themselves come in each language."""
    lists: dict[str, list[Json]] = {
        Question.QPV: _qpv_choices(),
        Question.INSEE_CODE: list(_neighbours(event.venue.insee_code)),
    }
    for choice in event.profile_choices.all():
        is_reason = choice.dimension == ProfileDimension.REASON
        question = Question.REASONS if is_reason else choice.dimension
        lists.setdefault(question, []).append({"code": choice.code, "label": choice.label})
    return [
        {
            "name": asked.question,
            "label": _labels(Question(asked.question)),
            "several": asked.question == Question.REASONS,
            "choices": lists.get(asked.question, []),
            "searches_communes": asked.question == Question.INSEE_CODE,
        }
        for asked in event.asked_questions.all()
    ]


def _labels(question: Question) -> dict[str, str]:
    labels = {}
    for language in LANGUAGES:
        with override(language):
            labels[language] = str(capfirst(question.label))
    return labels


def _qpv_choices() -> list[Json]:
    with override(settings.LANGUAGE_CODE):
        return [{"code": answer.value, "label": str(capfirst(answer.label))} for answer in Qpv]


@cache
def _neighbours(insee_code: str) -> tuple[Json, ...]:
    """The communes of the same territory (EPCI or EPT), by name; the others are searched for."""
    territory = territory_of(insee_code)
    communes = json.loads(communes_json()) if territory else []
    found = [(name, code) for code, name in communes if territory_of(code) == territory]
    return tuple({"code": code, "label": name} for name, code in sorted(found))
