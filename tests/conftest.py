import os

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings

from tests.factories.sequence import spare_small_numbers

# A busy machine is slow, not wrong: speed is measured in bench/. The same examples each time: what
# fails, fails for whoever changed something. CITE_HYPOTHESIS=searching draws others.
PATIENT = {"deadline": None, "print_blob": True, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("patient", derandomize=True, database=None, **PATIENT)
settings.register_profile("searching", **PATIENT)
settings.load_profile(os.environ.get("CITE_HYPOTHESIS", "patient"))

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

# A page may have asked something just before it was closed. Emptying the tables while the server
# answers would make each wait for the other.
NOBODY_AT_WORK = """
    DO $$
    BEGIN
        FOR look IN 1..3000 LOOP
            PERFORM pg_stat_clear_snapshot();
            EXIT WHEN NOT EXISTS (
                SELECT FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                AND backend_type = 'client backend' AND xact_start IS NOT NULL
            );
            PERFORM pg_sleep(0.02);
        END LOOP;
    END $$
"""

pytest_plugins = ["tests.personas", "tests.real_site.fixtures"]


def pytest_runtest_setup() -> None:
    spare_small_numbers()


@pytest.fixture(scope="session", autouse=True)
def emptied_tables():
    """Between two tests that commit, Django empties every table: those that refuse it as well.

    For the class: while a browser is driven, the tests of the same thread have a connection apart.
    """
    operations = type(connection.ops)
    flush = operations.sql_flush

    def without_triggers(*args, **kwargs):
        as_replica = "SET LOCAL session_replication_role = replica"
        return [NOBODY_AT_WORK, as_replica, *flush(*args, **kwargs)]

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
