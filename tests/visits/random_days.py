"""Random days of tablets against the real server: the events they need, and who kills what."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg

from core.project_paths import ROOT
from tests.browser import chromium
from tests.real_site.site import Site
from tests.visits.node import QUIET

PLAYER = ROOT / "tests" / "reception_js" / "schedules.mjs"
PATIENCE = 180  # seconds
AT_ONCE = 6
MAKE = """
import json
from datetime import timedelta
from django.utils import timezone
from events.models import Activity, Event, Hub, Venue
from visits.models import Desk, PairingCode, ProfileChoice
from visits.sync.speaker import hash_of
from visits.tablets import CODE_LETTERS
first, count, codes = {first}, {count}, {codes}
now = timezone.now()
today, two_days = timezone.localdate(), timedelta(days=2)
venue = Venue.objects.create(name=f"Jours {{first}}")
events = Event.objects.bulk_create(
    Event(name=f"Jour {{n}}", slug=f"jour-{{n}}", venue=venue, counts_exits=True,
        starts_on=today - two_days, ends_on=today + two_days)
    for n in range(first, first + count))
Hub.objects.bulk_create(Hub(event=event, code="vae", name="VAE") for event in events)
Activity.objects.bulk_create(
    Activity(event=event, code="cv", title="CV", starts_at=now, ends_at=now + timedelta(hours=1))
    for event in events)
ProfileChoice.objects.bulk_create(
    ProfileChoice(event=event, dimension="age_band", code="18_25", label="18 à 25 ans")
    for event in events)
desks = Desk.objects.bulk_create(
    Desk(event=event, code=f"poste-{{n}}", name=f"Poste {{n}}")
    for event in events for n in range(codes))
def code_of(number):
    letters = ""
    for _ in range(8):
        number, letter = divmod(number, 32)
        letters = CODE_LETTERS[letter] + letters
    return letters
plain = [code_of(first * codes + n) for n, _ in enumerate(desks)]
PairingCode.objects.bulk_create(
    PairingCode(desk=desk, code_hash=hash_of(code), expires_at=now + timedelta(hours=12))
    for desk, code in zip(desks, plain))
print(json.dumps([
    dict(slug=event.slug, codes=plain[n * codes:(n + 1) * codes])
    for n, event in enumerate(events)]))
"""
CODES_OF_AN_EVENT = 8
DATABASE = """
import json
from django.db import connection
print(json.dumps(connection.get_connection_params(), default=str))
"""
REVOKE = """
UPDATE visits_tablet SET revoked_at = GREATEST(now(), paired_at)
WHERE revoked_at IS NULL AND event_id = (SELECT id FROM events_event WHERE slug = %s)"""
COUNTS = """
SELECT slug,
    (SELECT COALESCE(SUM(headcount), 0) FROM visits_checkin WHERE event_id = event.id AND id NOT IN
        (SELECT check_in_id FROM visits_checkincancellation WHERE event_id = event.id)),
    (SELECT COALESCE(SUM(people), 0) FROM visits_slottally WHERE event_id = event.id),
    (SELECT COUNT(*) FROM visits_checkin WHERE event_id = event.id),
    (SELECT COUNT(*) FROM visits_checkincancellation WHERE event_id = event.id),
    (SELECT COALESCE(SUM(last_number - waiting - to_review - (
        SELECT COALESCE(SUM(upper(piece) - lower(piece)), 0) FROM unnest(received) AS piece)), 0)
        FROM visits_tablet WHERE event_id = event.id)
FROM events_event AS event WHERE slug = ANY (%s)"""


@dataclass(frozen=True)
class Counted:
    """On the server: people by the rows and by the counters, rows, and numbers that are missing."""

    people: int
    tallied: int
    check_ins: int
    cancellations: int
    missing: int


class Stage:
    """The site on which days are played, and what players ask for that tablets cannot do."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._database = json.loads(site.run(DATABASE))

    def make_events(self, first: int, count: int) -> list[dict[str, Any]]:
        code = MAKE.format(first=first, count=count, codes=CODES_OF_AN_EVENT)
        made: list[dict[str, Any]] = json.loads(self.site.run(code))
        return made

    def do(self, asked: dict[str, Any]) -> None:
        if asked["ask"] == "revoke":
            self._insist(lambda link: link.execute(REVOKE, [asked["event"]]))
        elif asked["what"] == "server":
            self.site.kill()
            self.site.start()
        else:
            self.site.kill_database()
            self.site.start_database()

    def counts(self, slugs: list[str]) -> dict[str, Counted]:
        rows = self._insist(lambda link: link.execute(COUNTS, [slugs]).fetchall())
        return {slug: Counted(*map(int, numbers)) for slug, *numbers in rows}

    def _insist(self, work: Callable[[psycopg.Connection[Any]], Any]) -> Any:
        """Until the database, which may just have been killed, is back."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                with self._connection() as link:
                    return work(link)
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)

    @contextmanager
    def _connection(self) -> Iterator[psycopg.Connection[Any]]:
        known = ("dbname", "user", "password", "host", "port")
        wanted = {name: value for name, value in self._database.items() if name in known and value}
        with psycopg.connect(**wanted, connect_timeout=PATIENCE) as link:
            yield link


def play(node: str, stage: Stage, days: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What each day says of itself, once all are over."""
    command = [node, QUIET, str(PLAYER)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=os.environ | chromium.variables(), **pipes) as player:
        assert player.stdin
        assert player.stdout
        _say(player, {"base": stage.site.url, "at_once": AT_ONCE, "days": days})
        for line in player.stdout:
            message = json.loads(line)
            if "results" in message:
                results: list[dict[str, Any]] = message["results"]
                return results
            stage.do(message)
            _say(player, {"id": message["id"]})
    raise AssertionError(f"the player ended with {player.returncode}")


def _say(player: subprocess.Popen[str], message: dict[str, Any]) -> None:
    assert player.stdin
    player.stdin.write(json.dumps(message) + "\n")
    player.stdin.flush()
