"""Tablets that hand a questionnaire round, over the worst Wi-Fi, against the production server and
PostgreSQL: each finished questionnaire arrives exactly once.

CITE_RANDOM_ROUNDS changes how many tablets play.
"""

import json
import os
import subprocess
from collections import Counter

import pytest

from core.project_paths import ROOT
from tests.browser import chromium
from tests.visits.node import QUIET, find_node

ROUNDS = int(os.environ.get("CITE_RANDOM_ROUNDS", "150"))
FIRST_SEED = 500_001
PLAYER = ROOT / "tests" / "reception_js" / "rounds.mjs"
LONGEST = 1800  # seconds
MAKE = """
import json
from datetime import timedelta
from django.utils import timezone
from tests.factories import make_desk, make_event, make_handed_survey, make_question, make_survey
from tests.factories import make_survey_version
from visits.tablets import create_pairing_code
today, day = timezone.localdate(), timedelta(days=1)
event = make_event(slug="circulation", starts_on=today - 2 * day, ends_on=today + day)
survey = make_survey(event=event, opens_at=timezone.now() - 9 * day)
version = make_survey_version(event=event, survey=survey)
make_question(version=version, code="mots", kind="text")
codes = []
for number in range({count}):
    desk = make_desk(event=event, code=f"tablette-{{number}}")
    make_handed_survey(event=event, desk=desk, survey=survey)
    codes.append(create_pairing_code(desk=desk, by=None))
print(json.dumps(codes))
"""
COUNT = """
import json
from surveys.models import Answer, Response
answers = Answer.objects.filter(response__event__slug="circulation")
responses = Response.objects.filter(event__slug="circulation", channel="tablet", language="es")
print(json.dumps([responses.count(), list(answers.values_list("text", flat=True))]))
"""


@pytest.fixture(scope="module")
def played(site):
    codes = json.loads(site.run(MAKE.format(count=ROUNDS)))
    rounds = [{"seed": FIRST_SEED + n, "codes": [code]} for n, code in enumerate(codes)]
    message = {"base": site.url, "at_once": 6, "event": "circulation", "rounds": rounds}
    done = subprocess.run(
        [find_node(), QUIET, str(PLAYER)],
        input=json.dumps(message),
        env=os.environ | chromium.variables(),
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-5000:]
    return json.loads(done.stdout)


def test_each_finished_questionnaire_arrives_exactly_once(played, site):
    assert len(played) == ROUNDS
    assert [one["seed"] for one in played if one["left"]] == []
    begun = {mark for one in played for mark in one["begun"]}
    finished = {mark for one in played for mark in one["finished"]}
    assert len(finished) > 6 * ROUNDS
    responses, marks = json.loads(site.run(COUNT))
    assert responses == len(marks)
    assert [mark for mark, times in Counter(marks).items() if times > 1] == []
    assert finished - set(marks) == set()
    assert set(marks) - begun == set()
