"""The board: the participations of an event, searched, filtered, sorted, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from events.models import Event
from partners.board.stages import STAGE_FILTERS, TONES, Stage, stage_of
from partners.directory.listing import matching
from partners.models import Partnership
from partners.models.organisation import OrganisationKind

PER_PAGE = 50
ROLES = {
    "porteur": ("is_carrier", _("carrier")),
    "partenaire": ("is_partner", _("partner")),
    "financeur": ("is_funder", _("funder")),
    "hote": ("is_host", _("host")),
}
COMING = Q(status__in=["agreed", "took_part"])
MISSING = {
    "charte": (_("the charter"), COMING & Q(charter_accepted_on__isnull=True)),
    "professionnel": (_("a professional"), COMING & Q(people_count=0)),
    "preparation": (_("something: not ready"), Q(status="agreed", is_prepared=False)),
    "contact": (_("an e-mail address"), Q(reachable_count=0)),
}
SORTS = {
    "nom": ("organisation__name",),
    "-nom": ("-organisation__name",),
    "entree": (F("joined_on").asc(nulls_last=True), "organisation__name"),
    "-entree": (F("joined_on").desc(nulls_last=True), "organisation__name"),
    "personnes": ("people_count", "organisation__name"),
    "-personnes": ("-people_count", "organisation__name"),
}


@dataclass(frozen=True)
class Asked:
    """What the address asks for, as it is written there."""

    search: str = ""
    stage: str = ""
    role: str = ""
    kind: str = ""
    missing: str = ""
    sort: str = "nom"

    @property
    def query(self) -> str:
        return urlencode(self.values)

    @property
    def values(self) -> dict[str, str]:
        pairs = {
            "recherche": self.search,
            "etape": self.stage,
            "role": self.role,
            "type": self.kind,
            "manque": self.missing,
            "tri": self.sort if self.sort != "nom" else "",
        }
        return {name: value for name, value in pairs.items() if value}


def read_asked(sent: dict[str, str]) -> Asked:
    """Anything unknown is as if it were not there."""
    return Asked(
        search=sent.get("recherche", "").strip()[:100],
        stage=_known(sent.get("etape", ""), Stage.values),
        role=_known(sent.get("role", ""), list(ROLES)),
        kind=_known(sent.get("type", ""), OrganisationKind.values),
        missing=_known(sent.get("manque", ""), list(MISSING)),
        sort=_known(sent.get("tri", ""), list(SORTS)) or "nom",
    )


def _known(value: str, among: Sequence[str]) -> str:
    return value if value in among else ""


def participations(event: Event, asked: Asked) -> QuerySet[Partnership]:
    rows = with_contacts(event.partnerships.with_readiness()).select_related("organisation")
    if asked.search:
        rows = rows.filter(matching(asked.search, "organisation__"))
    if asked.stage:
        rows = rows.filter(STAGE_FILTERS[Stage(asked.stage)])
    if asked.role:
        rows = rows.filter(**{ROLES[asked.role][0]: True})
    if asked.kind:
        rows = rows.filter(organisation__kind=asked.kind)
    if asked.missing:
        rows = rows.filter(MISSING[asked.missing][1])
    return rows.order_by(*SORTS[asked.sort])


def with_contacts(rows: QuerySet[Partnership]) -> QuerySet[Partnership]:
    """`reachable_count`: people of the organisation at this event who have an e-mail address."""
    reachable = Q(organisation__professionals__mobilisations__event=F("event")) & ~Q(
        organisation__professionals__email=""
    )
    return rows.annotate(
        reachable_count=Count("organisation__professionals", filter=reachable, distinct=True)
    )


@dataclass(frozen=True)
class BoardRow:
    row: Partnership
    stage: Stage
    tone: str
    roles: str


@dataclass(frozen=True)
class Board:
    rows: Sequence[BoardRow]
    page: Page
    number: int


def board_of(event: Event, asked: Asked, page: str) -> Board:
    numbered = Paginator(participations(event, asked), PER_PAGE).get_page(page)
    return Board([_shown(row) for row in numbered], numbered, numbered.paginator.count)


def _shown(row: Partnership) -> BoardRow:
    stage = stage_of(row)
    roles = ", ".join(str(label) for field, label in ROLES.values() if getattr(row, field))
    return BoardRow(row, stage, TONES[stage], roles)


def stage_counts(event: Event) -> dict[str, int]:
    """How many stand at each stage; one query."""
    counted = event.partnerships.with_readiness().aggregate(
        **{stage.value: Count("pk", filter=STAGE_FILTERS[stage]) for stage in Stage}
    )
    return dict(counted)
