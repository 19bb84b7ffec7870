"""Constraints that Django has no class for."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.backends.ddl_references import Statement, Table
from django.db.models.constraints import BaseConstraint
from django.utils.translation import gettext_lazy as _


class SameOwner(BaseConstraint):
    """A row and the row it points to have the same owner (by default: the same event).

    A composite foreign key (owner_id, field_id) → (owner_id, id): the database itself refuses a
    link to another event's hub, whoever writes. The target needs `OwnerKey` among its constraints.
    """

    default_violation_error_message = _("Choose an item of the same event.")

    def __init__(self, *, field: str, name: str, owner: str = "event", **kwargs: Any) -> None:
        self.field, self.owner = field, owner
        super().__init__(name=name, **kwargs)

    def _columns(self, model: type[models.Model]) -> tuple[str, str, str, str]:
        link: Any = model._meta.get_field(self.field)
        target = link.related_model
        return (
            model._meta.get_field(self.owner).column,
            link.column,
            self._owner_column(target),
            target._meta.pk.column,
        )

    def _owner_column(self, target: type[models.Model]) -> str:
        try:
            return target._meta.get_field(self.owner).column
        except FieldDoesNotExist as error:
            raise ValueError(f"{target.__name__} has no field {self.owner}") from error

    def constraint_sql(self, model: type[models.Model] | None, schema_editor: Any) -> None:
        """Deferred to the end of the migration: the target table may not exist yet."""
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model: Any, schema_editor: Any) -> Statement:
        link = model._meta.get_field(self.field)
        owner, field, target_owner, target_key = map(schema_editor.quote_name, self._columns(model))
        return Statement(
            "ALTER TABLE %(table)s ADD CONSTRAINT %(name)s FOREIGN KEY (%(columns)s) "
            "REFERENCES %(target)s (%(target_columns)s) DEFERRABLE INITIALLY DEFERRED",
            table=Table(model._meta.db_table, schema_editor.quote_name),
            name=schema_editor.quote_name(self.name),
            columns=f"{owner}, {field}",
            target=Table(link.related_model._meta.db_table, schema_editor.quote_name),
            target_columns=f"{target_owner}, {target_key}",
        )

    def remove_sql(self, model: Any, schema_editor: Any) -> Statement:
        return schema_editor._delete_constraint_sql(
            schema_editor.sql_delete_constraint, model, self.name
        )

    def validate(
        self, model: Any, instance: Any, exclude: Any = None, using: str = "default"
    ) -> None:
        if exclude and (self.field in exclude or self.owner in exclude):
            return
        if getattr(instance, f"{self.field}_id") is None:
            return
        linked = getattr(instance, self.field)
        owner = model._meta.get_field(self.owner).attname
        if getattr(linked, owner) != getattr(instance, owner):
            raise ValidationError(
                {self.field: self.get_violation_error_message()}, code=self.violation_error_code
            )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SameOwner) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash((self.name, self.field, self.owner))

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "field": self.field, "owner": self.owner}


class OwnerKey(models.UniqueConstraint):
    """The key (owner, id) that `SameOwner` points to. Always true, so it has no message to show."""

    def __init__(self, *, name: str, owner: str = "event") -> None:
        self.owner = owner
        super().__init__(fields=[owner, "id"], name=name)

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Nothing to check: `id` alone is unique."""

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        path = f"{type(self).__module__}.{type(self).__qualname__}"
        return path, (), {"name": self.name, "owner": self.owner}


class Beside:
    """For a constraint about several fields: its message is said beside one of them."""

    def __init__(self, *, beside: str, **kwargs: Any) -> None:
        self.beside = beside
        super().__init__(**kwargs)

    def validate(self, model: Any, instance: Any, exclude: Any = None, **kwargs: Any) -> None:
        try:
            super().validate(model, instance, exclude=exclude, **kwargs)  # type: ignore[misc]
        except ValidationError as refused:
            raise ValidationError({self.beside: refused.messages}) from refused

    def __eq__(self, other: object) -> bool:
        return super().__eq__(other) is True and self.beside == getattr(other, "beside", "")

    def __hash__(self) -> int:
        return hash((type(self), self.beside))

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()  # type: ignore[misc]
        return path, args, {**kwargs, "beside": self.beside}


class CheckBeside(Beside, models.CheckConstraint):
    pass


class UniqueBeside(Beside, models.UniqueConstraint):
    pass


class GoesWith(BaseConstraint):
    """A foreign key whose rows leave with the row they point to (ON DELETE CASCADE).

    For rows that PostgreSQL itself writes: Django cannot know which of them to delete first. The
    field has `db_constraint=False`. Always true, so it has no message to show.
    """

    def __init__(self, *, field: str, name: str) -> None:
        self.field = field
        super().__init__(name=name)

    def constraint_sql(self, model: type[models.Model] | None, schema_editor: Any) -> None:
        """Deferred to the end of the migration: the target table may not exist yet."""
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model: Any, schema_editor: Any) -> Statement:
        link = model._meta.get_field(self.field)
        target = link.related_model._meta
        return Statement(
            "ALTER TABLE %(table)s ADD CONSTRAINT %(name)s FOREIGN KEY (%(column)s) "
            "REFERENCES %(target)s (%(key)s) ON DELETE CASCADE",
            table=Table(model._meta.db_table, schema_editor.quote_name),
            name=schema_editor.quote_name(self.name),
            column=schema_editor.quote_name(link.column),
            target=Table(target.db_table, schema_editor.quote_name),
            key=schema_editor.quote_name(target.pk.column),
        )

    def remove_sql(self, model: Any, schema_editor: Any) -> Statement:
        return schema_editor._delete_constraint_sql(
            schema_editor.sql_delete_constraint, model, self.name
        )

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Nothing to check: the form's own field offers rows that exist."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, GoesWith) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash((self.name, self.field))

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        path = f"{type(self).__module__}.{type(self).__qualname__}"
        return path, (), {"name": self.name, "field": self.field}
