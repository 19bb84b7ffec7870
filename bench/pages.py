"""Pages that people open most, against a page that goes through every middleware and reads no data.

Django's test client asks: no network, no static file, no other user.
"""

import sys

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.timing import median_ms

EVENT = "bagnolet-2019"
COORDINATOR = "coordination@example.org"
REFERENCE = "/accessibilite"
PAGES = [
    "/",
    f"/evenements/{EVENT}/",
    f"/pilotage/{EVENT}/",
    f"/pilotage/{EVENT}/frequentation/",
    f"/pilotage/{EVENT}/satisfaction/",
    f"/pilotage/{EVENT}/impact/",
    f"/pilotage/{EVENT}/budget/",
    f"/pilotage/{EVENT}/bilan/",
    "/administration/",
]


def compare(rounds: int) -> None:
    client = Client(SERVER_NAME="localhost")
    client.force_login(get_user_model().objects.get(email=COORDINATOR))
    reference = median_ms(lambda: client.get(REFERENCE), rounds)
    print(f"Pages, in times {REFERENCE} ({reference:.1f} ms here)")
    print(f"{'page':<42}{'times':>8}{'queries':>9}{'kB':>7}")
    for page in PAGES:
        size, queries = weigh(client, page)
        times = median_ms(lambda page=page: client.get(page), rounds) / reference
        print(f"{page:<42}{times:>8.1f}{queries:>9}{size / 1000:>7.1f}")


def weigh(client: Client, page: str) -> tuple[int, int]:
    """Bytes of the answer, and the queries that it took once warm."""
    client.get(page)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(page)
    if answer.status_code != 200:
        sys.exit(f"{page} answers {answer.status_code}.")
    return len(answer.content), len(queries)
