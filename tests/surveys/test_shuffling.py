"""What lies in random order is left alone; what came since is shuffled (docs/adr/0012)."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from surveys import mixing
from surveys.answering import record_response
from surveys.delivery import deliver_response
from surveys.drafts import finish_abandoned_drafts
from surveys.instrument import read_instrument
from surveys.mixing import shuffle_responses
from surveys.models import Answer, Response, ShuffledHour
from surveys.moderation import Decision, moderate, take_back
from surveys.paper_answers import record_sheet
from surveys.paper_answers import take_back as take_sheet_back
from tests.factories import make_draft, make_response
from tests.personas import holder
from tests.surveys.answering.questionnaires import (
    ANSWERS,
    OPINION,
    WORDS,
    begin,
    make_open_survey,
    walk,
    way_in_of,
)

pytestmark = pytest.mark.django_db
HOUR = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def version():
    """Two hours: three responses in the first, one in the second."""
    version = make_open_survey()
    for hour in (HOUR, HOUR, HOUR, HOUR + timedelta(hours=1)):
        record(version, hour=hour)
    return version


def record(version, hour=HOUR):
    record_response(
        version=version,
        activity=None,
        channel="qr",
        language="fr",
        answers={OPINION: ANSWERS[OPINION], WORDS: ANSWERS[WORDS]},
        hour=hour,
    )


def key_in(version, key="sheet-1"):
    record_sheet(
        version=version,
        instrument=read_instrument(version, "fr"),
        activity=None,
        language="fr",
        moment=HOUR,
        key=key,
        answers={WORDS: ANSWERS[WORDS]},
    )


def test_what_was_shuffled_is_not_written_again(version):
    assert [shuffle_responses(version.event) for _time in range(3)] == [4, 0, 0]


def test_only_the_hour_that_something_came_into_is_written_again(version):
    shuffle_responses(version.event)
    record(version)
    assert [shuffle_responses(version.event) for _time in range(2)] == [4, 0]


def test_other_versions_are_left_alone(version):
    other = make_open_survey(event=version.event).survey.versions.get()
    record(other)
    shuffle_responses(version.event)
    record(other)
    assert shuffle_responses(version.event) == 2


def test_rows_that_came_by_other_ways_are_due(version):
    """Loaded, or restored: nothing says that they were ever shuffled."""
    make_response(version=version, hour=HOUR + timedelta(hours=5))
    assert shuffle_responses(version.event) == 5


def answer_by_the_poster(client, version):
    walk(client, begin(client, f"/q/{way_in_of(version).code}/"))


def abandon_a_draft(_client, version):
    make_draft(version=version, hour=HOUR, answers={WORDS: ANSWERS[WORDS]})
    assert finish_abandoned_drafts(version.event) == 1


def send_from_a_tablet(_client, version):
    deliver_response(
        key=uuid4(),
        version=version,
        activity_id=None,
        language="fr",
        answers={OPINION: ANSWERS[OPINION]},
        hour=HOUR,
    )


def moderate_a_text(_client, version):
    coordinator = holder(version.event, "coordinator")
    answer = Answer.objects.filter(version=version).exclude(text="").first()
    moderate(answer=answer, verdict="hidden", by=coordinator)


def take_a_verdict_back(client, version):
    moderate_a_text(client, version)
    shuffle_responses(version.event)
    survey = version.survey
    survey.opens_at = survey.closes_at = None  # its texts can be read
    survey.save()
    texts = Answer.objects.filter(version=version, moderation__isnull=False)
    decisions = [Decision(str(answer.pk)) for answer in texts]
    coordinator = holder(version.event, "coordinator")
    assert take_back(event=version.event, decisions=decisions, by=coordinator) == 1


CAME = {
    "poster": (answer_by_the_poster, {1}),
    "paper": (lambda _client, version: key_in(version), {4}),
    "hand-round tablet": (send_from_a_tablet, {4}),
    "abandoned draft": (abandon_a_draft, {4}),
    "moderation": (moderate_a_text, {1, 3}),
    "moderation taken back": (take_a_verdict_back, {1, 3}),
}


@pytest.mark.parametrize("way", CAME)
def test_hour_is_due_again_whatever_way_something_came(client, version, way):
    bring, written = CAME[way]
    shuffle_responses(version.event)
    bring(client, version)
    assert shuffle_responses(version.event) in written
    assert shuffle_responses(version.event) == 0


def during_the_shuffle(monkeypatch, act):
    """`act` happens once, after the first piece was written."""
    write, acts = mixing._shuffle_piece, [act]

    def write_then_act(*values):
        write(*values)
        if acts:
            acts.pop()()

    monkeypatch.setattr(mixing, "_shuffle_piece", write_then_act)


def test_response_that_comes_during_a_shuffle_is_due(version, monkeypatch):
    during_the_shuffle(monkeypatch, lambda: record(version))
    assert [shuffle_responses(version.event) for _time in range(3)] == [4, 4, 0]


def test_sheet_corrected_during_a_shuffle_is_due_though_its_key_is_the_same(version, monkeypatch):
    key_in(version)

    def correct():
        assert take_sheet_back(survey=version.survey, key="sheet-1")
        key_in(version)

    during_the_shuffle(monkeypatch, correct)
    assert [shuffle_responses(version.event) for _time in range(3)] == [5, 4, 0]


def test_shuffle_that_was_broken_off_is_done_again(version, monkeypatch):
    monkeypatch.setattr(mixing, "_shuffle_piece", broken_off)
    with pytest.raises(KeyboardInterrupt):
        shuffle_responses(version.event)
    monkeypatch.undo()
    assert [shuffle_responses(version.event) for _time in range(2)] == [4, 0]


def broken_off(*_values):
    raise KeyboardInterrupt


def test_shuffle_does_not_vouch_for_another_that_was_broken_off(version, monkeypatch):
    """A response comes; a second shuffle begins and breaks off; the first, which had read its keys
    before, comes to its end: the response is still due."""

    def overtake():
        record(version)
        with monkeypatch.context() as inner:
            inner.setattr(mixing, "_shuffle_piece", broken_off)
            with pytest.raises(KeyboardInterrupt):
                shuffle_responses(version.event)

    during_the_shuffle(monkeypatch, overtake)
    assert [shuffle_responses(version.event) for _time in range(3)] == [4, 4, 0]


def test_no_response_is_lost_or_twice(version):
    before = sorted(Response.objects.values_list("pk", flat=True))
    for _time in range(3):
        shuffle_responses(version.event)
        ShuffledHour.objects.all().delete()
    assert sorted(Response.objects.values_list("pk", flat=True)) == before
