"""How many may start at once. Nobody is identified: what is counted is a way in, not a person."""

import hmac
from datetime import UTC, datetime, timedelta
from threading import Lock

from django.conf import settings
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from surveys.answering import start_of_hour
from surveys.models import Draft, Invitation, SurveyVersion, WayIn
from surveys.models.response import Channel

HOURS_OF_A_CENTURY = 876_000
STARTS_OF_A_LINK = 12  # in an hour, by process


def may_start(way_in: WayIn) -> bool:
    """Counts one start; not when this minute had as many as it may have. One statement."""
    mark = minute_mark(way_in, timezone.now())
    this_minute = Q(rate_minute=mark)
    allowed = WayIn.objects.filter(pk=way_in.pk).exclude(
        this_minute & Q(rate_starts__gte=settings.SURVEY_STARTS_PER_MINUTE)
    )
    starts = Case(When(this_minute, then=F("rate_starts") + 1), default=Value(1))
    return bool(allowed.update(rate_starts=starts, rate_minute=mark))


class LinkPace:
    """Starts of each link this hour, counted in this process only: on its row, the number would
    tell who has begun. No draft is known by it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._hour: datetime | None = None
        self._counts: dict[int, int] = {}

    def may_start(self, invitation_id: int, hour: datetime) -> bool:
        with self._lock:
            if hour != self._hour:
                self._hour, self._counts = hour, {}
            count = self._counts.get(invitation_id, 0)
            if count >= STARTS_OF_A_LINK:
                return False
            self._counts[invitation_id] = count + 1
        return True


link_pace = LinkPace()


def may_start_by_link(version: SurveyVersion, invitation: Invitation) -> bool:
    """The limit for all is on the questionnaires left unfinished this hour; one link alone cannot
    use it up."""
    hour = start_of_hour(timezone.now())
    if not link_pace.may_start(invitation.pk, hour):
        return False
    unfinished = Draft.objects.filter(version=version, channel=Channel.LINK, hour=hour)
    return bool(unfinished.count() < settings.SURVEY_STARTS_PER_MINUTE)


def minute_mark(way_in: WayIn, moment: datetime) -> datetime:
    """A whole hour of this century that stands for a minute, drawn with the server's secret key.

    The minute itself would tell, to whoever reads a dump, when the last person came.
    """
    minute = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")
    text = f"surveys.minute {way_in.pk} {minute}"
    digest = hmac.digest(settings.SECRET_KEY.encode(), text.encode(), "sha256")
    hours = int.from_bytes(digest[:8], "big") % HOURS_OF_A_CENTURY
    return datetime(2000, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
