"""What one table of the dossier is: its rows, their key, what they point to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from django.db import models


@dataclass(frozen=True)
class Reference:
    """A property that names a row of another table by its key, and the model field it fills."""

    attribute: str
    table: str


@dataclass(frozen=True)
class Table:
    """One kind of row.

    `key` names a row among its siblings; `scope` leads from it to its event."""

    path: str
    model: type[models.Model]
    key: tuple[str, ...]
    parent: str = ""
    scope: str = "event"
    references: Mapping[str, Reference] = field(default_factory=lambda: MappingProxyType({}))
    left_out: frozenset[str] = frozenset()
    personal: frozenset[str] = frozenset()
    extra: Mapping[str, type] = field(default_factory=lambda: MappingProxyType({}))
    is_single: bool = False
    is_directory: bool = False
    is_bulk: bool = False

    @property
    def name(self) -> str:
        """The property of the parent (or of the dossier) that holds the rows."""
        return self.path.rpartition(".")[2]

    @property
    def inside(self) -> str:
        return self.path.rpartition(".")[0]

    @property
    def has_event(self) -> bool:
        """Whether its rows carry the event themselves."""
        return self.scope == "event"

    @cached_property
    def fields(self) -> dict[str, models.Field]:
        """Model field of each property that is one, the key first."""
        found = {self._property_of(one): one for one in self._model_fields()}
        return {**{name: found[name] for name in self.key}, **found}

    @cached_property
    def properties(self) -> tuple[str, ...]:
        """All of them, in the order in which they are written; a random key says nothing: last."""
        names = (*self.fields, *self.extra)
        return (*(name for name in names if name != "id"), "id") if "id" in names else names

    def _model_fields(self) -> list[models.Field]:
        skipped = self.left_out | {"event", self.parent}
        if "id" not in self.key:
            skipped |= {"id"}
        return [
            one
            for one in self.model._meta.concrete_fields
            if one.name not in skipped and not one.generated
        ]

    def _property_of(self, one: models.Field) -> str:
        for name, reference in self.references.items():
            if reference.attribute == one.name:
                return name
        return one.name
