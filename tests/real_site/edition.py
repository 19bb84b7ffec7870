"""An edition on the real site that is open today, with one desk and the code that pairs it."""

import json
from dataclasses import dataclass

from tests.real_site.site import Site

MAKE = """
import json
import uuid
from datetime import timedelta
from django.utils import timezone
from tests.factories import (make_activity, make_desk, make_event, make_hub, make_opening_day,
    make_venue)
from visits.services import create_default_profile_lists
from visits.tablets import create_pairing_code
today = timezone.localdate()
own = uuid.uuid4().hex  # the factories number from 1 in each process
event = make_event(
    slug=own,
    starts_on=today - timedelta(days=1), ends_on=today + timedelta(days=1), counts_exits=True,
    venue=make_venue(name=own, capacity=300, insee_code="93006"),
)
make_opening_day(event=event, date=today)
create_default_profile_lists(event=event)
make_hub(event=event, name="Trouver un emploi")
starts = timezone.now() - timedelta(minutes=30)
make_activity(event=event, title="Relire son CV", capacity=20,
    starts_at=starts, ends_at=starts + timedelta(hours=2))
desk = make_desk(event=event, name="Entrée")
print(json.dumps([event.slug, desk.pk, create_pairing_code(desk=desk, by=None)]))
"""
COUNT = """
from events.models import Event
event = Event.objects.get(slug={slug!r})
print(event.check_ins.arrivals().headcount(), event.slot_tallies.arrivals().headcount())
"""
PROFILES = """
import json
from visits.models import CheckIn
rows = CheckIn.objects.filter(event__slug={slug!r}).values_list("age_band", "situation")
print(json.dumps(sorted(map(list, rows))))
"""
MOVE = """
from datetime import timedelta
from events.models import Event, OpeningDay
event = Event.objects.get(slug={slug!r})
event.opening_days.all().delete()
event.activities.all().delete()
event.starts_on += timedelta(days={days})
event.ends_on += timedelta(days={days})
event.save()
"""
BECOME = """
from visits.models import Desk
Desk.objects.filter(pk={desk}).update(kind={kind!r})
"""
NEW_CODE = """
from visits.models import Desk
from visits.tablets import create_pairing_code
print(create_pairing_code(desk=Desk.objects.get(pk={desk}), by=None))
"""
REVOKE = """
from visits.models import Desk
from visits.tablets import revoke_tablet
revoke_tablet(desk=Desk.objects.get(pk={desk}), by=None)
"""


@dataclass(frozen=True)
class Edition:
    site: Site
    slug: str
    desk: int
    code: str

    def arrivals(self) -> int:
        """As the rows say, and as the counters say: one number."""
        rows, counters = self.site.run(COUNT.format(slug=self.slug)).split()
        assert rows == counters
        return int(rows)

    def profiles(self) -> list[list[str]]:
        found: list[list[str]] = json.loads(self.site.run(PROFILES.format(slug=self.slug)))
        return found

    def move(self, *, days: int) -> None:
        """To other dates."""
        self.site.run(MOVE.format(slug=self.slug, days=days))

    def become(self, kind: str) -> None:
        """The coordinator gives the desk another task."""
        self.site.run(BECOME.format(desk=self.desk, kind=kind))

    def new_code(self) -> str:
        return self.site.run(NEW_CODE.format(desk=self.desk))

    def revoke(self) -> None:
        self.site.run(REVOKE.format(desk=self.desk))


def make_edition(site: Site) -> Edition:
    slug, desk, code = json.loads(site.run(MAKE))
    return Edition(site, slug, desk, code)
