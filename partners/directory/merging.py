"""Two entries become one: what pointed to the one points to the other, and nothing is lost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import IntegrityError, connection, models, transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.models import User
from core.errors import message_of
from events.models import Event
from partners.imports.applying import lock_directory
from partners.imports.known import used_elsewhere
from partners.imports.plan import shown
from partners.models import Organisation, Professional

FIELDS: dict[type[models.Model], tuple[str, ...]] = {
    Organisation: (
        *("name", "acronym", "kind", "siret", "is_spro", "commune", "insee_code", "website"),
    ),
    Professional: (*("first_name", "last_name", "organisation_id", "email", "phone", "job_title"),),
}
# Chosen together: a commune and its code say one thing.
TOGETHER = {"insee_code": "commune"}


class CannotMerge(Exception):
    """Nothing was changed; the message says why."""


@dataclass(frozen=True)
class Choice:
    """One field of both entries, in words. `proposed`: “kept” or “other”."""

    name: str
    label: str
    kept: str
    other: str
    proposed: str

    @property
    def differs(self) -> bool:
        return self.kept != self.other


def choices_of(kept: Any, other: Any) -> list[Choice]:
    """What is filled in is proposed before what is empty."""
    return [_choice(kept, other, name) for name in FIELDS[type(kept)] if name not in TOGETHER]


def _choice(kept: Any, other: Any, name: str) -> Choice:
    mine, theirs = getattr(kept, name), getattr(other, name)
    label = capfirst(str(kept._meta.get_field(name).verbose_name))
    names = (
        {row.organisation_id: row.organisation.name for row in (kept, other)}
        if (name == "organisation_id")
        else {}
    )
    return Choice(
        name,
        label,
        shown(kept, name, mine, names),
        shown(other, name, theirs, names),
        "other" if theirs and not mine else "kept",
    )


@transaction.atomic
def merge(*, kept: Any, other: Any, chosen: Mapping[str, str], by: User) -> Any:
    """`chosen`: for each field, “kept” or “other”. Raises CannotMerge where two rows collide."""
    lock_directory()
    model = type(kept)
    locked = model._default_manager.select_for_update(of=("self",)).order_by("pk")
    rows = locked.in_bulk([kept.pk, other.pk])
    if {*rows} != {kept.pk, other.pk} or kept.pk == other.pk:
        raise CannotMerge(_("One of these entries is gone: it was perhaps merged already."))
    kept, other = rows[kept.pk], rows[other.pk]
    if is_locked(kept, by) or is_locked(other, by):
        raise CannotMerge(
            _("An event of somebody else uses one of these entries: ask an administrator.")
        )
    if told := list(collisions(kept, other)):
        raise CannotMerge(" ".join(told))
    values = {name: getattr(other, name) for name in _taken(model, chosen)}
    try:
        with transaction.atomic():
            _redirect(kept, other)
            other.delete()
            for name, value in values.items():
                setattr(kept, name, value)
            kept.save()
            connection.check_constraints()
    except (IntegrityError, models.ProtectedError) as error:
        reason = message_of(error) if isinstance(error, IntegrityError) else ""
        raise CannotMerge(reason or _("Something still depends on the other entry.")) from error
    _log(kept, by)
    return kept


def collisions(kept: Any, other: Any) -> Iterator[str]:
    """Rows of both that could not stand side by side, in words."""
    for relation in kept._meta.related_objects:
        rows = relation.related_model._base_manager
        mine, theirs = (rows.filter(**{relation.field.name: row}) for row in (kept, other))
        if relation.one_to_one:
            is_of_both = relation.related_model._meta.label_lower not in ONE_IS_KEPT
            if is_of_both and mine.exists() and theirs.exists():
                yield _("Both have: %s.") % relation.related_model._meta.verbose_name
            continue
        for names in _unique_with(relation):
            for values in {*mine.values_list(*names)} & {*theirs.values_list(*names)}:
                yield _told(relation.related_model, names, values)


# That of the entry which is kept stays, if it has one.
ONE_IS_KEPT = frozenset({"partners.organisationlogo"})


def _unique_with(relation: Any) -> Iterator[tuple[str, ...]]:
    """Fields that no two rows may share together with the link."""
    for constraint in relation.related_model._meta.constraints:
        fields = getattr(constraint, "fields", ())
        if isinstance(constraint, models.UniqueConstraint) and relation.field.name in fields:
            yield tuple(name for name in fields if name != relation.field.name)


def _told(model: Any, names: tuple[str, ...], values: tuple[Any, ...]) -> str:
    key = dict(zip(names, values, strict=True)).get("event")
    if key is None:
        return _("Both have: %s.") % model._meta.verbose_name
    event = model._meta.get_field("event").related_model.objects.get(pk=key)
    told = _("Both have a %(what)s on “%(event)s”: keep one of them there first.")
    return told % {"what": model._meta.verbose_name, "event": event.name}


def is_locked(row: Any, by: User) -> bool:
    """Whether an event that `by` does not coordinate uses it."""
    if isinstance(row, Organisation):
        return row.pk in used_elsewhere(by)
    if by.is_superuser:
        return False
    mine = Event.objects.coordinated_by(by).values("pk")
    is_mobilised = row.mobilisations.exclude(event__in=mine).exists()
    return bool(is_mobilised or row.committee_seats.exclude(event__in=mine).exists())


def _redirect(kept: Any, other: Any) -> None:
    for relation in kept._meta.related_objects:
        rows = relation.related_model._base_manager.filter(**{relation.field.name: other})
        if relation.one_to_one and hasattr(kept, relation.get_accessor_name()):
            rows.delete()
        else:
            rows.update(**{relation.field.name: kept})


def _taken(model: type[models.Model], chosen: Mapping[str, str]) -> Iterator[str]:
    for name in FIELDS[model]:
        if chosen.get(TOGETHER.get(name, name)) == "other":
            yield name


def _log(kept: Any, by: User) -> None:
    """In the history of the entry; it names nobody."""
    message = [{"changed": {"fields": [gettext_noop("merged with another entry")]}}]
    LogEntry.objects.log_actions(by.pk, [kept], CHANGE, change_message=message, single_object=True)
