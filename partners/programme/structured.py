"""The event and its programme for search engines: schema.org, as JSON-LD."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from events.models import Event
from partners.programme.content import Line

# As Django's `json_script` does: nothing in the text can close the element that holds it.
ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
ATTENDED = "https://schema.org/OfflineEventAttendanceMode"
SCHEDULED = "https://schema.org/EventScheduled"


def structured_data(event: Event, lines: Iterable[Line], *, page: str) -> SafeString:
    """A data block: it is not a script, and no browser runs it."""
    document = {"@context": "https://schema.org", **_event(event, list(lines), page)}
    text = json.dumps(document, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPED))  # noqa: S308 - the three signs of HTML are escaped


def _event(event: Event, lines: list[Line], page: str) -> dict[str, Any]:
    venue = _venue(event)
    carriers = event.partnerships.carriers().select_related("organisation")
    return _filled(
        {
            **_held(event.name, event.starts_on.isoformat(), event.ends_on.isoformat()),
            "description": event.summary,
            "url": page,
            "location": venue,
            "organizer": [_organisation(str(one)) for one in carriers],
            "subEvent": [_activity(line, venue, page) for line in lines],
        }
    )


def _activity(line: Line, venue: dict[str, Any], page: str) -> dict[str, Any]:
    activity = line.activity
    place = venue
    if activity.room:
        place = {"@type": "Place", "name": activity.room.name, "containedInPlace": venue}
    return _filled(
        {
            **_held(activity.title, _moment(activity.starts_at), _moment(activity.ends_at)),
            "description": activity.description,
            "url": f"{page}#{activity.code}",
            "location": {**place, "address": venue["address"]},
            "organizer": [_organisation(name) for name in line.hosts],
            "maximumAttendeeCapacity": activity.capacity,
        }
    )


def _held(name: str, start: str, end: str) -> dict[str, Any]:
    """The charter of the network: open to everybody, free, in person."""
    return {
        "@type": "Event",
        "name": name,
        "startDate": start,
        "endDate": end,
        "inLanguage": "fr",
        "isAccessibleForFree": True,
        "eventAttendanceMode": ATTENDED,
        "eventStatus": SCHEDULED,
    }


def _venue(event: Event) -> dict[str, Any]:
    venue = event.venue
    address = {
        "@type": "PostalAddress",
        "streetAddress": venue.address,
        "postalCode": venue.postcode,
        "addressLocality": venue.commune,
        "addressCountry": "FR",
    }
    return {"@type": "Place", "name": venue.name, "address": _filled(address)}


def _organisation(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "name": name}


def _moment(value: datetime) -> str:
    return timezone.localtime(value).isoformat(timespec="minutes")


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", [], None)}
