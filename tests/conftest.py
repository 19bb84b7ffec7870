import pytest
from django.db import connection
from hypothesis import settings

# A busy machine is slow, not wrong: speed is measured in bench/.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# Keys as a site has them after a year: from 1 000 on, French writes them with a space in between.
MANY_ROWS_AGO = """
    DO $$
    DECLARE counter regclass;
    BEGIN
        FOR counter IN SELECT oid FROM pg_class
            WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
        LOOP
            EXECUTE format('ALTER SEQUENCE %s RESTART WITH 100001', counter);
        END LOOP;
    END $$
"""

pytest_plugins = ["tests.personas", "tests.real_site.fixtures"]


@pytest.fixture(scope="session", autouse=True)
def emptied_tables():
    """Between two tests that commit, Django empties every table: those that refuse it as well.

    For the class: while a browser is driven, the tests of the same thread have a connection apart.
    """
    operations = type(connection.ops)
    flush = operations.sql_flush

    def without_triggers(*args, **kwargs):
        return ["SET LOCAL session_replication_role = replica", *flush(*args, **kwargs)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", without_triggers)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Keys begin high.

    A browser keeps its connection to the live server open, and the server's thread its session:
    both are ended before the database is dropped, which would otherwise be refused.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(MANY_ROWS_AGO)
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
