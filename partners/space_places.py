"""Where an organisation will be on the days of the event: its stands, and what it runs."""

from dataclasses import dataclass

from core.hours import slot_text
from events.models import Activity
from partners.models import PartnerAccess, Stand


@dataclass(frozen=True)
class Run:
    """An activity that the organisation runs. `when`: “10 h – 11 h, 17 avril 2019”."""

    activity: Activity
    when: str


def stands_of(access: PartnerAccess) -> list[Stand]:
    rows = access.event.stands.filter(holders__partnership=access.partnership_id)
    return list(rows.by_number().select_related("room", "hub"))


def run_by(access: PartnerAccess) -> list[Run]:
    rows = access.event.activities.filter(hosts__partnership=access.partnership_id).in_order()
    return [Run(one, slot_text(one.starts_at, one.ends_at)) for one in rows]
