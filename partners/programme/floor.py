"""The floor list: each stand by zone, each organisation with its stands, and what to bring."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Prefetch, Sum
from django.utils.translation import gettext as _

from core.spreadsheets.workbook import Cell, Sheet, Workbook
from events.models import Event
from partners.models import Partnership, Stand, StandHolder


@dataclass(frozen=True)
class StandLine:
    stand: Stand
    names: tuple[str, ...]


@dataclass(frozen=True)
class Zone:
    """`name` is empty for stands of which nobody said where they are."""

    name: str
    lines: tuple[StandLine, ...]


@dataclass(frozen=True)
class Material:
    stands: int
    tables: int
    chairs: int
    panels: int
    sockets: int


@dataclass(frozen=True)
class Floor:
    zones: tuple[Zone, ...]
    organisations: tuple[tuple[str, tuple[str, ...]], ...]
    without_stand: tuple[Partnership, ...]
    material: Material


def floor_of(event: Event) -> Floor:
    holders = StandHolder.objects.select_related("partnership__organisation")
    named = Prefetch("holders", holders.order_by("partnership__organisation__name"), "named")
    stands = event.stands.by_number().select_related("room", "hub").prefetch_related(named)
    lines = [StandLine(one, tuple(str(row.partnership) for row in one.named)) for one in stands]
    active = event.partnerships.partners().select_related("organisation")
    without = active.filter(stands_held=None).order_by("organisation__name")
    return Floor(
        tuple(_zones(lines)), tuple(_by_organisation(lines)), tuple(without), _material(event)
    )


def _zones(lines: list[StandLine]) -> Iterable[Zone]:
    rows = sorted(lines, key=lambda line: (not line.stand.place, line.stand.place))
    for name, inside in groupby(rows, key=lambda line: line.stand.place):
        yield Zone(name, tuple(inside))


def _by_organisation(lines: list[StandLine]) -> Iterable[tuple[str, tuple[str, ...]]]:
    stands: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        for name in line.names:
            stands[name].append(line.stand.number)
    return ((name, tuple(stands[name])) for name in sorted(stands, key=str.casefold))


def _material(event: Event) -> Material:
    names = ("tables", "chairs", "panels")
    rows = event.stands.all()
    sums = rows.aggregate(**{f"all_{name}": Sum(name, default=0) for name in names})
    values = {name: sums[f"all_{name}"] for name in names}
    sockets = rows.filter(needs_power=True).count()
    return Material(stands=rows.count(), sockets=sockets, **values)


def floor_workbook(event: Event) -> Workbook:
    floor = floor_of(event)
    headings = (
        *(_("Number"), _("Zone"), _("Room"), _("Hub"), _("Organisations"), _("Tables")),
        *(_("Chairs"), _("Display panels"), _("Power socket"), _("Other needs")),
    )
    rows = tuple(_row(line) for zone in floor.zones for line in zone.lines)
    return Workbook(f"stands-{event.slug}", (Sheet(_("Stands"), headings, rows),))


def _row(line: StandLine) -> tuple[Cell, ...]:
    stand = line.stand
    return (
        stand.number,
        stand.zone,
        stand.room.name if stand.room else "",
        stand.hub.name if stand.hub else "",
        ", ".join(line.names),
        stand.tables,
        stand.chairs,
        stand.panels,
        _("yes") if stand.needs_power else "",
        stand.note,
    )
