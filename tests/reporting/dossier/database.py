"""Looking at, and emptying, the whole database."""

from django.apps import apps
from django.db import connection


def row_counts() -> dict[str, int]:
    """How many rows each table holds: "nothing written" is checked on all of them."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def empty_all() -> None:
    """Events, organisations and all that hangs on them, frozen rows included."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # triggers would refuse
        cursor.execute("TRUNCATE events_venue, partners_organisation CASCADE")
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
