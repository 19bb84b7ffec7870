"""One item of a batch, as the tablet wrote it: what can be said without the database."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from visits.models.check_in import LARGEST_GROUP, CancellationReason, CheckInKind
from visits.sync.period import Period
from visits.sync.profile import Profile, read_profile
from visits.sync.refusals import Reason, Refused, code_of, shown
from visits.sync.values import moment_of, uuid4_of, whole_number_of

UNDO = "undo"
EVERY_ITEM = {"number", "id", "kind", "tapped_at"}
CHECK_IN_KEYS = EVERY_ITEM | {"headcount", "hub", "activity", "profile"}
UNDO_KEYS = EVERY_ITEM | {"check_in", "reason"}
KINDS = set(CheckInKind.values)
PLACES = {CheckInKind.INTERVIEW: "hub", CheckInKind.WORKSHOP: "activity"}
UNDO_REASONS = set(CancellationReason.values)


@dataclass(slots=True)
class CheckInItem:
    number: int
    id: str
    kind: str
    slot: datetime
    headcount: int
    hub: str = ""
    activity: str = ""
    profile: Profile = field(default_factory=Profile)


@dataclass(slots=True)
class UndoItem:
    number: int
    id: str
    check_in: str
    reason: str


Item = CheckInItem | UndoItem


def read_item(raw: Any, period: Period) -> Item:
    """The item, or Refused."""
    if not isinstance(raw, dict):
        raise Refused(Reason.INVALID_ITEM)
    identifier = uuid4_of(raw.get("id"))
    if identifier is None:
        raise Refused(Reason.INVALID_ID, "id")
    number = whole_number_of(raw.get("number"), least=1)
    if number is None:
        raise Refused(Reason.INVALID_NUMBER, "number")
    if raw.get("kind") == UNDO:
        return _undo(raw, number, identifier)
    return _check_in(raw, number, identifier, period)


def _undo(raw: dict[str, Any], number: int, identifier: str) -> UndoItem:
    _refuse_others(raw, UNDO_KEYS)
    _moment(raw)
    check_in = uuid4_of(raw.get("check_in"))
    if check_in is None:
        raise Refused(Reason.INVALID_ID, "check_in")
    reason = raw.get("reason")
    if not isinstance(reason, str) or reason not in UNDO_REASONS:
        raise Refused(Reason.UNKNOWN_REASON, "reason")
    return UndoItem(number, identifier, check_in, reason)


def _check_in(raw: dict[str, Any], number: int, identifier: str, period: Period) -> CheckInItem:
    kind = raw.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise Refused(Reason.UNKNOWN_KIND, "kind")
    if kind == CheckInKind.EXIT and not period.counts_exits:
        raise Refused(Reason.UNKNOWN_KIND, "kind")
    _refuse_others(raw, CHECK_IN_KEYS)
    slot = period.slot_of(_moment(raw))
    headcount = whole_number_of(raw.get("headcount"), least=1, most=LARGEST_GROUP)
    if headcount is None:
        raise Refused(Reason.HEADCOUNT, "headcount")
    item = CheckInItem(number, identifier, kind, slot, headcount)
    _read_place(raw, item)
    if raw.get("profile"):
        if kind != CheckInKind.ARRIVAL:
            raise Refused(Reason.UNKNOWN_FIELD, "profile")
        item.profile = read_profile(raw["profile"])
    return item


def _refuse_others(raw: dict[str, Any], keys: set[str]) -> None:
    if not raw.keys() <= keys:
        raise Refused(Reason.UNKNOWN_FIELD, shown(min(raw.keys() - keys)))


def _moment(raw: dict[str, Any]) -> datetime:
    moment = moment_of(raw.get("tapped_at"))
    if moment is None:
        raise Refused(Reason.INVALID_TIME, "tapped_at")
    return moment


def _read_place(raw: dict[str, Any], item: CheckInItem) -> None:
    """An interview names its hub, a workshop its activity; nothing else names either."""
    wanted = PLACES.get(CheckInKind(item.kind))
    for name, unknown in (("hub", Reason.UNKNOWN_HUB), ("activity", Reason.UNKNOWN_ACTIVITY)):
        code = raw.get(name)
        if (code is None) == (name == wanted):
            raise Refused(Reason.PLACE, name)
        if code is not None:
            setattr(item, name, code_of(code, unknown, name))
