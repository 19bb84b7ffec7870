"""Rules over several rows or over time, held by PostgreSQL triggers declared beside the model.

The message is an English msgid; `core.errors.message_of` gives it back in the reader's language.
"""

from typing import Any

import pgtrigger


def changes(*columns: str) -> str:
    """SQL: an insertion, a deletion, or an update that gives one of the columns another value.

    PostgreSQL's UPDATE OF is not enough: Django writes every column when it saves a row.
    """
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
    return f"(TG_OP <> 'UPDATE' OR ROW({old}) IS DISTINCT FROM ROW({new}))"


def reassigned(*columns: str) -> str:
    """SQL: an update that writes somebody else there. Nobody is allowed: accounts are deleted."""
    tests = (
        f"NEW.{name} IS NOT NULL AND NEW.{name} IS DISTINCT FROM OLD.{name}" for name in columns
    )
    return f"(TG_OP = 'UPDATE' AND ({' OR '.join(tests)}))"


class Refuse(pgtrigger.Trigger):
    """Refuses an operation, with a message, where the SQL expression `test` is true.

    Raises `check_violation`, so Django answers with IntegrityError as for any other constraint.
    `figures` gives, under the names that the message puts in braces, SQL expressions of numbers.
    Forms show the message beside `field`, if they have it.
    """

    when = pgtrigger.Before

    def __init__(
        self,
        *,
        message: str,
        test: str = "TRUE",
        figures: dict[str, str] | None = None,
        field: str = "",
        **kwargs: Any,
    ) -> None:
        self.message, self.test, self.figures = message, test, figures or {}
        self.field = field
        super().__init__(**kwargs)

    def get_func(self, model: Any) -> str:
        row = "OLD" if self.operation == pgtrigger.Delete else "COALESCE(NEW, OLD)"
        row = "NULL" if self.level == pgtrigger.Statement else row
        message = self.message.replace("'", "''")
        return (
            f"IF {self.test} THEN "
            f"RAISE EXCEPTION USING MESSAGE = '{message}', "
            f"ERRCODE = 'check_violation', CONSTRAINT = '{self.name}'{self._detail()}; "
            f"END IF; RETURN {row};"
        )

    def _detail(self) -> str:
        pairs = ", ".join(f"'{name}', {number}" for name, number in self.figures.items())
        return f", DETAIL = json_build_object({pairs})::text" if pairs else ""


class KeepTable(Refuse):
    """Refuses to empty the whole table (TRUNCATE), which fires no trigger of a row."""

    level = pgtrigger.Statement
    operation = pgtrigger.Truncate


def refusals_of(model: Any) -> list[Refuse]:
    """The triggers of a model that refuse something, and so have a message."""
    triggers = getattr(model._meta, "triggers", ())
    return [trigger for trigger in triggers if isinstance(trigger, Refuse)]
