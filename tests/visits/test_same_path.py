"""The tablet asks the questions that the web would ask, and misses the same replies."""

import json
import os
import random
import subprocess

from core.project_paths import ROOT
from surveys.answering import RepliesRefused, accepted_replies
from surveys.instrument import Instrument, Item, Option
from surveys.models.instrument import QuestionKind
from surveys.replies import Posted, Reply, read_reply, visible_items
from tests.browser import chromium
from tests.visits.node import QUIET, find_node

PLAYER = ROOT / "tests" / "reception_js" / "paths.mjs"
TRIALS = 400
LONGEST = 300  # seconds
CLOSED = (QuestionKind.SATISFACTION, QuestionKind.SINGLE, QuestionKind.MULTIPLE)


def drawn_instrument(lot):
    items = []
    for number in range(lot.randint(1, 8)):
        kind = lot.choice(list(QuestionKind))
        options = tuple(Option(f"c{n}", "", False, "") for n in range(3 * (kind in CLOSED)))
        earlier = [item for item in items if item.choices]
        shown_if = None
        if earlier and lot.random() < 0.5:
            shown_if = (lot.choice(earlier).code, f"c{lot.randrange(3)}")
        required = lot.random() < 0.3
        items.append(Item(f"q{number}", kind, "", "", required, options, shown_if))
    return Instrument(tuple(items))


def drawn_reply(lot, item):
    if lot.random() < 0.3:
        return {}
    if item.kind == QuestionKind.RECOMMENDATION:
        return {"score": lot.randint(0, 10)}
    if item.kind == QuestionKind.TEXT:
        return {"text": lot.choice(["", "  ", "mot", "\u00e9" * 2001, "\U0001f642" * 2000])}
    most = 3 if item.kind == QuestionKind.MULTIPLE else 1
    return {"choices": sorted(lot.sample(["c0", "c1", "c2"], lot.randint(0, most)))}


def of_the_server(instrument, replies):
    read = {
        item.code: read_reply(item, Posted(replies[item.code])) for item in instrument.questions
    }
    fine = {code: reply for code, reply in read.items() if isinstance(reply, Reply)}
    visible = [item.code for item in visible_items(instrument, fine)]
    try:
        accepted_replies(instrument, replies)
        problems = {}
    except RepliesRefused as error:
        problems = {code: one.name for code, one in error.problems.items() if code in visible}
    return [visible, problems]


def test_path_is_the_same_on_the_tablet_and_on_the_web():
    lot = random.Random(17)
    asked, expected = [], []
    for _ in range(TRIALS):
        instrument = drawn_instrument(lot)
        replies = {item.code: drawn_reply(lot, item) for item in instrument.questions}
        questions = [
            {
                "code": item.code,
                "kind": item.kind,
                "is_required": item.is_required,
                "shown_if": item.shown_if,
            }
            for item in instrument.questions
        ]
        asked.append({"questions": questions, "replies": replies})
        expected.append(of_the_server(instrument, replies))
    done = subprocess.run(
        [find_node(), QUIET, str(PLAYER)],
        env=os.environ | chromium.variables(),
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=True,
    )
    assert json.loads(done.stdout) == expected
    assert sum(bool(problems) for _visible, problems in expected) > TRIALS // 8
