"""What the codes of a batch mean in its event: one query, or none when no item names a code."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from visits.models.asked import Question
from visits.models.profile import ProfileDimension
from visits.sync.database import Statement
from visits.sync.items import CheckInItem, Item
from visits.sync.refusals import Reason, Refused

QUERY = Statement(
    """
    SELECT 'hub', code, id FROM events_hub
    WHERE event_id = %(event)s::bigint AND code = ANY (%(hubs)s::text[])
    UNION ALL SELECT 'activity', code, id FROM events_activity
    WHERE event_id = %(event)s::bigint AND code = ANY (%(activities)s::text[])
    UNION ALL SELECT dimension, code, COALESCE(bit, 0) FROM visits_profilechoice
    WHERE event_id = %(event)s::bigint AND code = ANY (%(answers)s::text[])
"""
)
OWN_LISTS = {Question.QPV, Question.INSEE_CODE}  # the same for all events, checked already

Meanings = dict[str, dict[str, int]]


def meanings_of(items: Iterable[Item], *, event_id: int) -> Meanings:
    """{"hub": {code: key}, "activity": {code: key}, each profile list: {code: bit or 0}}."""
    hubs, activities, answers = set(), set(), set()
    for item in items:
        if isinstance(item, CheckInItem):
            hubs.add(item.hub)
            activities.add(item.activity)
            answers.update(item.profile.reasons)
            answers.update(
                code for name, code in item.profile.answers.items() if name not in OWN_LISTS
            )
    meanings: Meanings = defaultdict(dict)
    if not any((hubs - {""}, activities - {""}, answers)):
        return meanings
    values = {
        "event": str(event_id),
        "hubs": _array(hubs),
        "activities": _array(activities),
        "answers": _array(answers),
    }
    for kind, code, meaning in QUERY.rows(values):
        meanings[kind][code] = meaning
    return meanings


def placed(item: CheckInItem, meanings: Meanings) -> dict[str, Any]:
    """Columns of the check-in, without those that are empty; Refused when a code is unknown."""
    row: dict[str, Any] = {"kind": item.kind, "headcount": item.headcount, **item.profile.answers}
    if item.hub:
        row["hub_id"] = _meaning(meanings["hub"], item.hub, Reason.UNKNOWN_HUB, "hub")
    if item.activity:
        row["activity_id"] = _meaning(
            meanings["activity"], item.activity, Reason.UNKNOWN_ACTIVITY, "activity"
        )
    for name, code in item.profile.answers.items():
        if name not in OWN_LISTS:
            _meaning(meanings[name], code, Reason.UNKNOWN_CODE, f"profile.{name}")
    if item.profile.reasons:
        row["reasons"] = _reasons(item.profile.reasons, meanings[ProfileDimension.REASON])
    return row


def _reasons(codes: Iterable[str], bits: dict[str, int]) -> int:
    number = 0
    for code in codes:
        number |= 1 << _meaning(bits, code, Reason.UNKNOWN_CODE, "profile.reasons")
    return number


def _meaning(known: dict[str, int], code: str, reason: Reason, field: str) -> int:
    if code not in known:
        raise Refused(reason, field)
    return known[code]


def _array(codes: Iterable[str]) -> str:
    """As PostgreSQL writes it; in quotes, null is a code like another."""
    return "{" + ",".join(f'"{code}"' for code in codes if code) + "}"
