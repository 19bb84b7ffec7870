"""What PostgreSQL itself says of our tables, as plain rows."""

from dataclasses import dataclass, fields
from typing import Any

from django.db import connection


@dataclass(frozen=True)
class Column:
    table: str
    name: str
    type: str
    default: str | None


@dataclass(frozen=True)
class ForeignKey:
    table: str
    target: str


@dataclass(frozen=True)
class Check:
    table: str
    definition: str


@dataclass(frozen=True)
class Trigger:
    table: str
    name: str


@dataclass(frozen=True)
class Catalogue:
    columns: list[Column]
    foreign_keys: list[ForeignKey]
    checks: list[Check]
    triggers: list[Trigger]


QUERIES: dict[type[Any], str] = {
    # An identity or generated column counts as a default: the database fills it by itself.
    Column: """
        SELECT class.relname, attname, format_type(atttypid, atttypmod),
               COALESCE(pg_get_expr(adbin, adrelid), NULLIF(attidentity::text, ''))
        FROM pg_attribute
        JOIN pg_class AS class ON class.oid = attrelid AND class.relkind IN ('r', 'p')
        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE class.relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
        ORDER BY class.relname, attname
    """,
    ForeignKey: """
        SELECT DISTINCT conrelid::regclass::text, confrelid::regclass::text
        FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
        ORDER BY 1, 2
    """,
    Check: """
        SELECT conrelid::regclass::text, pg_get_constraintdef(oid)
        FROM pg_constraint
        WHERE contype = 'c' AND convalidated AND connamespace = 'public'::regnamespace
    """,
    Trigger: """
        SELECT tgrelid::regclass::text, tgname
        FROM pg_trigger JOIN pg_class AS class ON class.oid = tgrelid
        WHERE NOT tgisinternal AND class.relnamespace = 'public'::regnamespace
        ORDER BY 1, 2
    """,
}


def read_catalogue() -> Catalogue:
    lists = zip(fields(Catalogue), QUERIES, strict=True)
    return Catalogue(**{field.name: rows_of(kind) for field, kind in lists})


def rows_of(kind: type[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(QUERIES[kind])
        return [kind(*row) for row in cursor.fetchall()]
