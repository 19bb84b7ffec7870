"""Two workers killed in the middle of a batch, again and again: nothing is lost (docs/adr/0015)."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from core.project_paths import ROOT
from events.models import OutgoingMessage
from tests.events.mail.nursery import COMMAND
from tests.events.mail.real_server import Box, mail_server
from tests.events.mail.worker_environment import worker_environment
from tests.factories import make_event, make_outgoing_message

CONVOCATIONS = 84
MOST_KILLS = 60
PATIENCE = 120  # seconds


@pytest.mark.django_db(transaction=True)
def test_84_convocations_survive_killed_workers(capsys):
    event = make_event(name="Cité éphémère de l’été")
    for number in range(CONVOCATIONS):
        make_outgoing_message(
            event=event,
            state="approved",
            to_email=f"personne-{number}@example.org",
            message_id=f"<convocation-{number}@example.org>",
        )
    box = Box(slowness=0.02)
    with mail_server(box) as port:
        kills = send_with_killed_workers(port, random.Random(2019))
    messages = list(OutgoingMessage.objects.all())
    received = Counter(box.message_ids())
    assert {message.state for message in messages} == {"sent"}
    assert set(received) == {message.message_id for message in messages}
    repeated = {
        message.message_id: message.possible_repeats
        for message in messages
        if received[message.message_id] > 1
    }
    assert all(received[name] - 1 <= counted for name, counted in repeated.items())
    assert {(str(one["Message-ID"]), str(one["To"])) for one in box.received} == {
        (message.message_id, message.to_email) for message in messages
    }
    real, counted = len(box.received) - CONVOCATIONS, OutgoingMessage.objects.all().repeats()
    assert kills > 10
    assert real <= counted <= kills
    with capsys.disabled():
        sys.stdout.write(
            f"\n{CONVOCATIONS} convocations, {kills} workers killed: {len(received)} arrived, "
            f"{real} of them twice, {counted} possible repeats counted\n"
        )


def send_with_killed_workers(port, chance):
    """How many were killed. Two work at any moment; after so many deaths they are left in peace."""
    nursery = subprocess.Popen(
        [sys.executable, "manage.py", "shell", "--no-imports", "--command", COMMAND],
        cwd=ROOT,
        env=worker_environment(port),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    kills, deadline = 0, time.monotonic() + PATIENCE
    try:
        while OutgoingMessage.objects.waiting().exists():
            assert time.monotonic() < deadline, "the messages do not leave"
            workers = [born(nursery), born(nursery)]
            time.sleep(chance.uniform(0.05, 0.25))
            if kills < MOST_KILLS:
                kills += sum(killed(worker) for worker in workers)
            else:
                time.sleep(1)
    finally:
        nursery.stdin.close()
        os.killpg(nursery.pid, signal.SIGKILL)
        nursery.wait()
        nursery.stdout.close()
    return kills


def born(nursery):
    nursery.stdin.write("one more\n")
    nursery.stdin.flush()
    return int(nursery.stdout.readline())


def killed(worker):
    """Whether it was still at work."""
    with suppress(ProcessLookupError, FileNotFoundError):
        status = Path(f"/proc/{worker}/stat").read_text()
        if status.rpartition(")")[2].split()[0] != "Z":
            os.kill(worker, signal.SIGKILL)
            return True
    return False


@pytest.mark.django_db(transaction=True)
def test_worker_told_to_stop_ends_cleanly():
    event, box = make_event(), Box()
    make_outgoing_message(event=event, state="approved")
    with mail_server(box) as port:
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "send_mail", "--watch"],
            cwd=ROOT,
            env=worker_environment(port),
            stdout=subprocess.PIPE,
            text=True,
        )
        deadline = time.monotonic() + PATIENCE
        while OutgoingMessage.objects.waiting().exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        worker.send_signal(signal.SIGTERM)
        written = worker.communicate(timeout=PATIENCE)[0]
    assert worker.returncode == 0
    assert written.startswith("Partis")
    assert len(box.received) == 1
