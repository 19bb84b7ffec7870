"""What a worker in a process of its own needs to reach the database of the tests."""

import os

from django.db import connection


def worker_environment(port: int, **more: str) -> dict[str, str]:
    """`port`: that of the mail server."""
    known = connection.get_connection_params()
    host = str(known["host"])  # the folder of a socket, or a name
    place = f"/{host}" if host.startswith("/") else f"{host}:{known.get('port') or 5432}"
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "citeephemere.settings.development",
        "DATABASE_URL": f"postgres://{known['user']}@{place}/{known['dbname']}",
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "MAIL_MESSAGES_PER_MINUTE": "1000000",
        "PYTHONWARNINGS": "default",
        **more,
    }
