"""Which tablet speaks, for which desk of which event: one query for each request."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from visits.configuration import DeskFacts
from visits.sync.database import Statement
from visits.sync.problems import Problem, ProblemCode

QUERY = Statement(
    """
    SELECT tablet.id, tablet.series, tablet.desk_id, tablet.event_id,
        tablet.revoked_at IS NOT NULL OR NOT desk.is_active,
        tablet.rate_minute, tablet.rate_requests,
        event.starts_on, event.ends_on, event.counts_exits, venue.capacity,
        EXISTS (SELECT FROM visits_purge AS purge WHERE purge.event_id = event.id),
        desk.code, desk.name, desk.kind, desk.hub_id, desk.activity_id,
        EXISTS (SELECT FROM visits_handedsurvey AS handed WHERE handed.desk_id = desk.id)
    FROM visits_tablet AS tablet
    JOIN visits_desk AS desk ON desk.id = tablet.desk_id
    JOIN events_event AS event ON event.id = tablet.event_id
    JOIN events_venue AS venue ON venue.id = event.venue_id
    WHERE tablet.token_hash = %(token_hash)s
"""
)
SCHEME = "Bearer "


@dataclass(frozen=True, slots=True)
class Speaker:
    tablet_id: int
    series: str
    desk_id: int
    event_id: int
    is_revoked: bool
    rate_minute: datetime | None
    rate_requests: int
    starts_on: date
    ends_on: date
    counts_exits: bool
    capacity: int | None
    is_purged: bool
    desk: DeskFacts


def speaker_of(authorization: str) -> Speaker:
    """The tablet whose key this header shows; a Problem when it may not speak (any more)."""
    if not authorization.startswith(SCHEME):
        raise Problem(ProblemCode.UNKNOWN_TOKEN)
    found = QUERY.first_rows({"token_hash": hash_of(authorization.removeprefix(SCHEME))})
    if not found:
        raise Problem(ProblemCode.UNKNOWN_TOKEN)
    *facts, code, name, kind, hub_id, activity_id, hands_round = found[0]
    desk = DeskFacts(code, name, kind, hub_id, activity_id, hands_round)
    speaker = Speaker(*facts, desk)
    if speaker.is_revoked:
        raise Problem(ProblemCode.REVOKED)
    return speaker


def hash_of(secret: str) -> str:
    """What the database keeps of a key or a code."""
    return sha256(secret.encode()).hexdigest()
