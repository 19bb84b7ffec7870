"""The directory as a page shows it: searched without accents, a page at a time."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.models import User
from events.models import Event
from partners.models import Organisation, OrganisationLogo, Partnership, Professional

PER_PAGE = 50


@dataclass(frozen=True)
class Asked:
    search: str
    kind: str
    page: str


def organisations_of(event: Event, asked: Asked) -> Page:
    """`taking_part`: in this event; `event_count`: in all of them."""
    rows: QuerySet[Organisation] = Organisation.objects.annotate(
        event_count=Count("partnerships"),
        has_logo=Exists(OrganisationLogo.objects.filter(organisation=OuterRef("pk"))),
        taking_part=Exists(Partnership.objects.filter(event=event, organisation=OuterRef("pk"))),
    )
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.search:
        rows = rows.filter(matching(asked.search, ""))
    return Paginator(rows.order_by("name"), PER_PAGE).get_page(asked.page)


def matching(typed: str, path: str) -> Q:
    """Each word is somewhere in the name, the acronym, the commune or the SIRET."""
    found = Q()
    for word in typed.split()[:8]:
        either = Q()
        for field in ("name", "acronym", "commune", "siret"):
            either |= Q(**{f"{path}{field}__unaccent__icontains": word})
        found &= either
    return found


def every_organisation() -> QuerySet[Organisation]:
    return Organisation.objects.order_by("name").select_related("logo")


def organisation_named(code: str) -> Organisation | None:
    return Organisation.objects.select_related("logo").filter(code=code).first()


def people_seen_by(user: User) -> QuerySet[Professional]:
    people: QuerySet[Professional] = Professional.objects.reachable_by(user)
    return people.select_related("organisation")
