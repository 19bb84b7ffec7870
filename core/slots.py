"""Something that is taken from one moment to another: by one at a time, whoever writes.

A row has `starts_at` and `ends_at`. Slots that touch (10–11, 11–12) do not overlap.
"""

from datetime import datetime
from typing import Any

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.backends.ddl_references import Statement, Table
from django.db.models import F, Func, Q
from django.db.models.constraints import BaseConstraint

SLOT = ("starts_at", "ends_at")
TURN = 20190418  # key of the advisory lock of `TakesTurn`


class TsTzRange(Func):
    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class OneAtATime(ExclusionConstraint):
    """What `field` points to serves one row at a time.

    Validation says beside the field what takes it, and when: the `told` of the other row. With
    `same_slot_as`, the slot is that of the row it points to, if it points to one.
    """

    def __init__(
        self, *, field: str, name: str, violation_error_message: Any, same_slot_as: str = ""
    ) -> None:
        self.field, self.same_slot_as = field, same_slot_as
        super().__init__(
            name=name,
            expressions=[
                (field, RangeOperators.EQUAL),
                (TsTzRange(*SLOT, RangeBoundary()), RangeOperators.OVERLAPS),
            ],
            # What ends before it starts is told so, and nothing else.
            condition=Q(**{f"{field}__isnull": False}, ends_at__gt=F("starts_at")),
            violation_error_message=violation_error_message,
        )

    def validate(
        self, model: Any, instance: Any, exclude: Any = None, using: str = "default"
    ) -> None:
        key = getattr(instance, f"{self.field}_id")
        slot = self._slot(instance, exclude or ())
        if slot is None or key is None or self.field in (exclude or ()):
            return
        rows = model._default_manager.using(using).filter(**{self.field: key})
        rival = overlapping(rows.exclude(pk=instance.pk), *slot).first()
        if rival is not None:
            text = f"{self.get_violation_error_message()} {rival.told}"
            raise ValidationError({self.field: text}, code=self.violation_error_code)

    def _slot(self, instance: Any, exclude: Any) -> tuple[datetime, datetime] | None:
        source = getattr(instance, self.same_slot_as) if self.same_slot_as else None
        if source is None and set(SLOT) & set(exclude):
            return None
        start, end = (getattr(source or instance, name) for name in SLOT)
        return (start, end) if start and end and start < end else None

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        values = {
            "name": self.name,
            "field": self.field,
            "violation_error_message": self.violation_error_message,
        }
        if self.same_slot_as:
            values["same_slot_as"] = self.same_slot_as
        return f"{type(self).__module__}.{type(self).__qualname__}", (), values


def overlapping(rows: Any, start: datetime, end: datetime) -> Any:
    """Those that take a moment of the slot, the first to start first."""
    return rows.filter(starts_at__lt=end, ends_at__gt=start).order_by("starts_at", "pk")


class SlotKey(models.UniqueConstraint):
    """The key that `FollowsSlot` points to. Always true, so it has no message to show."""

    def __init__(self, *, name: str) -> None:
        super().__init__(fields=["id", *SLOT], name=name)

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Nothing to check: `id` alone is unique."""

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        return f"{type(self).__module__}.{type(self).__qualname__}", (), {"name": self.name}


class FollowsSlot(BaseConstraint):
    """A row has the slot of the row that `field` points to, and moves with it.

    A composite foreign key ON UPDATE CASCADE: when the one moves the other moves in the same
    statement, so that an exclusion constraint over the second refuses the change of the first. It
    also makes a move wait for whoever is writing such a row. Always true, thanks to `TakesSlot`.
    """

    def __init__(self, *, field: str, name: str) -> None:
        self.field = field
        super().__init__(name=name)

    def constraint_sql(self, model: type[models.Model] | None, schema_editor: Any) -> None:
        """Deferred to the end of the migration: the key may not exist yet."""
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model: Any, schema_editor: Any) -> Statement:
        link = model._meta.get_field(self.field)
        names = map(schema_editor.quote_name, SLOT)
        return Statement(
            "ALTER TABLE %(table)s ADD CONSTRAINT %(name)s FOREIGN KEY (%(column)s, %(slot)s) "
            "REFERENCES %(target)s (%(key)s, %(slot)s) ON UPDATE CASCADE",
            table=Table(model._meta.db_table, schema_editor.quote_name),
            name=schema_editor.quote_name(self.name),
            column=schema_editor.quote_name(link.column),
            target=Table(link.related_model._meta.db_table, schema_editor.quote_name),
            key=schema_editor.quote_name(link.related_model._meta.pk.column),
            slot=", ".join(names),
        )

    def remove_sql(self, model: Any, schema_editor: Any) -> Statement:
        return schema_editor._delete_constraint_sql(
            schema_editor.sql_delete_constraint, model, self.name
        )

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Nothing to check: `TakesSlot` writes the slot."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FollowsSlot) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash((self.name, self.field))

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        values = {"name": self.name, "field": self.field}
        return f"{type(self).__module__}.{type(self).__qualname__}", (), values


TAKE_SLOT = (
    "IF NEW.{column} IS NOT NULL THEN "
    "SELECT source.starts_at, source.ends_at INTO NEW.starts_at, NEW.ends_at "
    "FROM {table} AS source WHERE source.id = NEW.{column} FOR KEY SHARE; "
    "END IF; RETURN NEW;"
)


class TakesSlot(pgtrigger.Trigger):
    """Writes into the row the slot of the row that `field` points to: nobody types it twice."""

    when = pgtrigger.Before

    def __init__(self, *, field: str, name: str) -> None:
        self.field = field
        super().__init__(name=name, operation=pgtrigger.Insert | pgtrigger.Update)

    def get_func(self, model: Any) -> str:
        link = model._meta.get_field(self.field)
        return TAKE_SLOT.format(column=link.column, table=link.related_model._meta.db_table)


def take_turn() -> None:
    """Until the transaction ends. For who holds a row with a slot, or takes one away, before
    giving another: `TakesTurn` would come too late."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])


class TakesTurn(pgtrigger.Trigger):
    """Whoever gives something a slot waits for the one who is giving slots to end.

    Of two who write at once an exclusion constraint lets each wait for the other, and PostgreSQL
    then ends one as a deadlock instead of refusing it with the constraint's message. One turn for
    all tables with slots, since moving a row moves those that follow it; taken before any row is
    locked (so it cannot know the event), kept until the transaction ends.
    """

    when = pgtrigger.Before
    level = pgtrigger.Statement
    func = f"PERFORM pg_advisory_xact_lock({TURN}); RETURN NULL;"

    def __init__(self, *, field: str, name: str) -> None:
        written = pgtrigger.UpdateOf(f"{field}_id", *SLOT)
        super().__init__(name=name, operation=pgtrigger.Insert | written)
