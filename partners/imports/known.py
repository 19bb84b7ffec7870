"""The directory as an import needs it: a handful of queries, whatever the size of the file."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q

from accounts.models import User
from core.folding import name_key, run_together
from events.models import Event
from partners.models import (
    CommitteeMember,
    Mobilisation,
    Organisation,
    Partnership,
    Professional,
)


@dataclass
class KnownOrganisations:
    """`locked`: used by an event of somebody else, so never changed by this import."""

    by_key: dict[int, Organisation] = field(default_factory=dict)
    by_siret: dict[str, Organisation] = field(default_factory=dict)
    by_name: dict[str, list[Organisation]] = field(default_factory=lambda: defaultdict(list))
    lowered: set[str] = field(default_factory=set)
    locked: set[int] = field(default_factory=set)
    partnerships: dict[int, Partnership] = field(default_factory=dict)

    def learn(self, organisation: Organisation) -> None:
        if organisation.siret:
            self.by_siret[organisation.siret] = organisation
        for name in {name_key(organisation.name), name_key(organisation.acronym)} - {""}:
            self.by_name[name].append(organisation)
        self.lowered.add(organisation.name.lower())


def known_organisations(event: Event, user: User | None) -> KnownOrganisations:
    known = KnownOrganisations()
    for organisation in Organisation.objects.all():
        known.by_key[organisation.pk] = organisation
        known.learn(organisation)
    known.locked = used_elsewhere(user)
    known.partnerships = {row.organisation_id: row for row in event.partnerships.all()}
    return known


def used_elsewhere(user: User | None) -> set[int]:
    """Organisations that an event uses which the user does not coordinate."""
    if user is not None and user.is_superuser:
        return set()
    mine = Event.objects.coordinated_by(user).values("pk") if user else Event.objects.none()
    elsewhere = Partnership.objects.exclude(event__in=mine).values_list("organisation", flat=True)
    people = Mobilisation.objects.exclude(event__in=mine)
    theirs = people.values_list("professional__organisation", flat=True)
    seats = CommitteeMember.objects.exclude(event__in=mine).filter(professional__isnull=False)
    seated = seats.values_list("professional__organisation", flat=True)
    return {*elsewhere, *theirs, *seated}


@dataclass
class KnownPeople:
    """`reachable`: those whom the user may see; the others only keep their address taken."""

    by_email: dict[str, Professional] = field(default_factory=dict)
    by_name: dict[tuple[str, int], list[Professional]] = field(
        default_factory=lambda: defaultdict(list)
    )
    reachable: set[int] = field(default_factory=set)
    mobilised: dict[int, Mobilisation] = field(default_factory=dict)

    def learn(self, person: Professional) -> None:
        if person.email:
            self.by_email[person.email.lower()] = person
        self.by_name[(person_key(person), person.organisation_id)].append(person)


def known_people(event: Event, user: User | None) -> KnownPeople:
    known = KnownPeople()
    mine = Professional.objects.reachable_by(user) if user else Professional.objects.none()
    known.reachable = set(mine.values_list("pk", flat=True))
    relevant = Q(pk__in=known.reachable) | ~Q(email="")
    for person in Professional.objects.filter(relevant).select_related("organisation"):
        if person.pk in known.reachable:
            known.learn(person)
        else:
            known.by_email[person.email.lower()] = person
    known.mobilised = {row.professional_id: row for row in event.mobilisations.all()}
    return known


def person_key(person: Professional) -> str:
    return run_together(f"{person.first_name} {person.last_name}")
