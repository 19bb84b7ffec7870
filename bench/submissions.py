"""Questionnaires through the production server, against pgbench on the same table in the same run.

`python3 dev.py bench submissions [seconds]`: a server and a PostgreSQL of their own, thrown away.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.check_ins import PRODUCTION
from citeephemere.development import ordinary_user, postgres_binaries
from core.project_paths import ROOT
from tests.real_site.site import Site

CLIENTS = (1, 4, 8)
MAKE = """
from datetime import timedelta
from django.utils import timezone
from surveys.services import create_from_bank, create_way_in
from tests.factories import make_event
event = make_event()
survey = create_from_bank(event=event, questionnaire="visitors")
survey.opens_at = timezone.now() - timedelta(days=1)
survey.save()
version = survey.versions.get()
print(event.pk, version.pk, create_way_in(survey=survey).code)
"""
# Another version than the one that is answered: its rows are not mixed with those of pgbench.
SECOND_VERSION = """
from surveys.models import SurveyVersion
version = SurveyVersion.objects.get(pk={version})
print(SurveyVersion.objects.create(survey=version.survey, event=version.event, number=0).pk)
"""
ONE_ROW = """
INSERT INTO surveys_response (id, event_id, version_id, hour, channel, language)
VALUES (gen_random_uuid(), {event}, {version}, date_trunc('hour', now()), 'qr', 'fr');
"""


def compare(seconds: float) -> None:
    with tempfile.TemporaryDirectory(prefix="cite-bench-") as folder:
        site = Site(Path(folder), SURVEY_STARTS_PER_MINUTE="1000000000")
        try:
            _compare(site, seconds)
        finally:
            site.end()


def _compare(site: Site, seconds: float) -> None:
    site.manage("migrate", "--verbosity", "0")
    event, version, code = site.run(MAKE).split()
    baseline = ONE_ROW.format(event=event, version=site.run(SECOND_VERSION.format(version=version)))
    socket_folder = site.run(
        "from django.db import connection as c; print(c.settings_dict['HOST'])"
    )
    site.environment |= PRODUCTION
    site.environment["DATABASE_URL"] = f"postgres://postgres@/{socket_folder}/cite"
    site.manage("collectstatic", "--no-input", "--verbosity", "0")
    site.start()
    print(f"Questionnaires, in times pgbench's one-row insert ({seconds:g} s each)")
    print(f"{'clients':>8}{'pgbench rows/s':>16}{'sending':>12}{'start to end':>14}")
    for clients in CLIENTS:
        alone = _pgbench(socket_folder, baseline, clients, seconds)
        sent, whole = (_rate(site, clients, seconds, code, part) for part in ("send", "whole"))
        print(f"{clients:>8}{alone:>16.0f}{sent / alone:>12.3f}{whole / alone:>14.3f}", end="")
        print(f"   ({sent:.0f} and {whole:.0f} a second here)")


def _rate(site: Site, clients: int, seconds: float, code: str, part: str) -> float:
    arguments = [str(value) for value in (site.port, clients, seconds, code, part)]
    command = [sys.executable, "-m", "bench.respondents", *arguments]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout)


def _pgbench(socket_folder: str, sql: str, clients: int, seconds: float) -> float:
    program = ordinary_user.reachable(postgres_binaries.find(None)) / "pgbench"
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(sql)
        script.flush()
        Path(script.name).chmod(0o644)
        options = ["-n", "-f", script.name, "-c", str(clients), "-j", "2", "-T", f"{seconds:.0f}"]
        place = ["-h", socket_folder, "-U", "postgres", "cite"]
        done = subprocess.run(
            [program, *options, *place], capture_output=True, text=True, check=True
        )
    [found] = re.findall(r"tps = ([\d.]+)", done.stdout)
    return float(found)
