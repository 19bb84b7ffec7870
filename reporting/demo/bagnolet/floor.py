"""Stands, and who was where: nothing of it was published, all of it is illustrative."""

from reporting.demo.bagnolet.event import ACTIVITIES, DAY
from reporting.demo.bagnolet.network import PARTNERS, network_parts

ZONES = {"Grand hall": ("A", 12), "Galerie": ("B", 12), "Mezzanine": ("C", 9)}
HALVES = (("10:00", "14:00"), ("14:00", "18:00"))
SCREENS, PANELS = 4, 3  # one stand in so many


def _places():
    for zone, (letter, number) in ZONES.items():
        for rank in range(1, number + 1):
            yield zone, f"{letter}{rank}"


def _stands():
    for index, ((zone, number), partner) in enumerate(zip(_places(), PARTNERS, strict=True)):
        yield {
            "number": number,
            "zone": zone,
            "panels": 2 if index % PANELS == 0 else 0,
            "needs_power": index % SCREENS == 0,
            "holders": [{"organisation": partner["code"]}],
        }


def _moment(hour):
    return f"{DAY}T{hour}+02:00"


def _hosts(professionals):
    """The first professional of each organisation runs what it hosts."""
    first = {}
    for one in professionals:
        first.setdefault(one["organisation"], one["code"])
    for activity in ACTIVITIES:
        for host in activity["hosts"]:
            yield {
                "professional": first[host["organisation"]],
                "activity": activity["code"],
                "starts_at": activity["starts_at"],
                "ends_at": activity["ends_at"],
            }


def _desks(mobilisations, taken):
    """Half of the advisers of a hub in the morning, half in the afternoon."""
    advisers = [one for one in mobilisations if one.get("hub") and one["professional"] not in taken]
    for index, one in enumerate(advisers):
        start, end = HALVES[index % 2]
        yield {
            "professional": one["professional"],
            "hub": one["hub"],
            "starts_at": _moment(start),
            "ends_at": _moment(end),
        }


def floor_parts():
    network = network_parts()
    hosts = list(_hosts(network["professionals"]))
    taken = {one["professional"] for one in hosts}
    return {
        "stands": list(_stands()),
        "assignments": [*hosts, *_desks(network["mobilisations"], taken)],
    }
