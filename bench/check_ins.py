"""Check-ins through the production server, against pgbench on the same table in the same run.

`python3 dev.py bench check-ins [seconds]`: a server and a PostgreSQL of their own, thrown away.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from citeephemere.development import ordinary_user, postgres_binaries
from core.project_paths import ROOT
from tests.real_site.site import Site

CLIENTS = (1, 4, 8)
BATCHES = (100, 200)
TABLETS = max(CLIENTS)
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "citeephemere.settings.base",
    "SECRET_KEY": "a-long-text-for-the-benchmark-and-for-nothing-else",
    "ALLOWED_HOSTS": "localhost,127.0.0.1",
    "SECURE_SSL_REDIRECT": "0",
    "INSTANCE_PUBLISHER": "Bench",
    "INSTANCE_CONTACT_EMAIL": "bench@example.org",
    "RECEPTION_REQUESTS_PER_MINUTE": "1000000000",
}
MAKE = f"""
from datetime import timedelta
from django.utils import timezone
from tests.factories import make_desk, make_event, make_tablet
today = timezone.localdate()
day = timedelta(days=1)
event = make_event(starts_on=today - day, ends_on=today + day)
for number in range({TABLETS}):
    desk = make_desk(event=event)
    make_tablet(event=event, desk=desk, series=f"{{number:022d}}", token=f"token{{number}}")
print(event.pk)
"""
ONE_ROW = """
INSERT INTO visits_checkin (id, event_id, kind, slot, headcount, source, age_band, situation,
    study_level, gender, insee_code, qpv, reasons, heard_from)
VALUES (gen_random_uuid(), {event}, 'arrival', date_bin('15 minutes', now(), '2000-01-01'), 1,
    'tablet', '', '', '', '', '', '', 0, '');
"""


def compare(seconds: float) -> None:
    with tempfile.TemporaryDirectory(prefix="cite-bench-") as folder:
        site = Site(Path(folder))
        try:
            _compare(site, seconds)
        finally:
            site.end()


def _compare(site: Site, seconds: float) -> None:
    site.manage("migrate", "--verbosity", "0")
    event = site.run(MAKE)
    socket_folder = site.run(
        "from django.db import connection as c; print(c.settings_dict['HOST'])"
    )
    site.environment |= PRODUCTION
    site.environment["DATABASE_URL"] = f"postgres://postgres@/{socket_folder}/cite"
    site.manage("collectstatic", "--no-input", "--verbosity", "0")
    site.start()
    print(f"Check-ins, in times pgbench's one-row insert into the same table ({seconds:g} s each)")
    print(f"{'clients':>8}{'pgbench rows/s':>16}{'one by one':>12}", end="")
    print("".join(f"{f'batch of {size}':>15}" for size in BATCHES))
    for clients in CLIENTS:
        alone = _pgbench(socket_folder, event, clients, seconds)
        ratios = [_rate(site, clients, seconds, size) * size / alone for size in (1, *BATCHES)]
        print(f"{clients:>8}{alone:>16.0f}{ratios[0]:>12.2f}", end="")
        print("".join(f"{ratio:>15.1f}" for ratio in ratios[1:]))


def _rate(site: Site, clients: int, seconds: float, batch: int) -> float:
    arguments = [str(value) for value in (site.port, clients, seconds, batch)]
    command = [sys.executable, "-m", "bench.tablets", *arguments]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout)


def _pgbench(socket_folder: str, event: str, clients: int, seconds: float) -> float:
    program = ordinary_user.reachable(postgres_binaries.find(None)) / "pgbench"
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(ONE_ROW.format(event=event))
        script.flush()
        Path(script.name).chmod(0o644)
        options = ["-n", "-f", script.name, "-c", str(clients), "-j", "2", "-T", f"{seconds:.0f}"]
        place = ["-h", socket_folder, "-U", "postgres", "cite"]
        done = subprocess.run(
            [program, *options, *place], capture_output=True, text=True, check=True
        )
    [found] = re.findall(r"tps = ([\d.]+)", done.stdout)
    return float(found)
