"""Time and queries of the pages that people open most: `python3 dev.py bench [rounds]`.

Django's test client asks each page of the demo: no network, no static file, no other user.
"""

import os
import statistics
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "citeephemere.settings.development")
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

EVENT = "bagnolet-2019"
COORDINATOR = "coordination@example.org"
PAGES = [
    "/",
    f"/evenements/{EVENT}/",
    f"/pilotage/{EVENT}/",
    f"/pilotage/{EVENT}/frequentation/",
    f"/pilotage/{EVENT}/satisfaction/",
    f"/pilotage/{EVENT}/impact/",
    f"/pilotage/{EVENT}/budget/",
    "/administration/",
]


def main(rounds: int) -> None:
    client = Client(SERVER_NAME="localhost")
    client.force_login(get_user_model().objects.get(email=COORDINATOR))
    print(f"{'page':<42}{'median ms':>10}{'queries':>9}{'kB':>7}")
    for page in PAGES:
        size, queries = weigh(client, page)
        print(f"{page:<42}{median_ms(client, page, rounds):>10.1f}{queries:>9}{size / 1000:>7.1f}")
    client.logout()


def weigh(client: Client, page: str) -> tuple[int, int]:
    """Bytes of the answer, queries it took; also warms the page up."""
    client.get(page)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(page)
    if answer.status_code != 200:
        sys.exit(f"{page} answers {answer.status_code}.")
    return len(answer.content), len(queries)


def median_ms(client: Client, page: str, rounds: int) -> float:
    return statistics.median(elapsed_ms(client, page) for _ in range(rounds))


def elapsed_ms(client: Client, page: str) -> float:
    started = time.perf_counter()
    client.get(page)
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
