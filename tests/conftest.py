import pytest
from django.db import connection

pytest_plugins = ["tests.personas"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A browser keeps its connection to the live server open, and the server's thread its session:
    both are ended before the database is dropped, which would otherwise be refused."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
