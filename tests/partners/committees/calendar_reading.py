"""A calendar that receives invitations as RFC 5546 says: by UID and SEQUENCE."""

from typing import Any

from icalendar import Calendar


def only_event(content: bytes) -> Any:
    events = Calendar.from_ical(content).walk("VEVENT")
    assert len(events) == 1
    return events[0]


class Reader:
    """What a person sees in their calendar after opening each file."""

    def __init__(self) -> None:
        self.entries: dict[str, Any] = {}

    def open(self, content: bytes) -> None:
        calendar = Calendar.from_ical(content)
        event = only_event(content)
        uid = str(event["UID"])
        known = self.entries.get(uid)
        if known is not None and int(event["SEQUENCE"]) < int(known["SEQUENCE"]):
            return
        if str(calendar["METHOD"]) == "CANCEL":
            self.entries.pop(uid, None)
        else:
            self.entries[uid] = event
