"""What a dump of the database tells of two responses given in a known order: see docs/adr/0012."""

import itertools
import random
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from surveys.answering import record_response
from surveys.drafts import finish_abandoned_drafts
from surveys.instrument import read_instrument
from surveys.links import create_link, spend
from surveys.mixing import OTHERS, shuffle_responses
from surveys.models import Response, ShuffledHour, WayIn
from surveys.paper_answers import record_sheet
from tests.factories import make_draft, make_invitation, make_moderation, make_response
from tests.privacy.dumps import assert_coin_toss, dump, start_afresh
from tests.surveys.answering.questionnaires import (
    OPINION,
    WORDS,
    begin,
    make_open_survey,
    walk,
    way_in_of,
)

HOUR = datetime(2026, 11, 23, 9, tzinfo=UTC)
TRIALS = 120
TABLES = [
    "surveys_answer",
    "surveys_draft",
    "surveys_invitation",
    "surveys_moderation",
    "surveys_response",
    "surveys_wayin",
]


@pytest.fixture
def version(db):
    return make_open_survey()


def answer(version, text="mot", hour=HOUR, **overrides):
    record_response(
        version=version,
        activity=None,
        channel="qr",
        language="fr",
        answers={OPINION: {"choices": ["positive"]}, WORDS: {"text": text}},
        hour=hour,
        **overrides,
    )


def order_of_words():
    """The verbatims, as the dump lists the answers; and as it lists their responses."""
    texts = {row[0]: row[1] for row in dump("surveys_answer", "(response_id, text)") if row[1]}
    listed = [row[0] for row in dump("surveys_response", "(id)")]
    by_answer = [row[0] for row in dump("surveys_answer", "(text)") if row[0]]
    return by_answer, [texts[key] for key in listed if key in texts]


def test_a_dump_lists_rows_as_they_came(db):
    """What has to be undone: without it, the order of a dump is the order of arrival."""
    start_afresh("surveys_response")
    first, second = make_response().pk, make_response().pk
    assert dump("surveys_response", "(id)") == [(str(first),), (str(second),)]


def test_order_of_two_responses_is_a_coin_toss(version):
    answers_first = responses_first = 0
    for trial in range(TRIALS):
        hour = HOUR + timedelta(hours=trial)
        for text in (f"{trial} premier", f"{trial} second"):
            answer(version, text, hour)
    by_answer, by_response = order_of_words()
    for trial in range(TRIALS):
        pair = (f"{trial} premier", f"{trial} second")
        answers_first += by_answer.index(pair[0]) < by_answer.index(pair[1])
        responses_first += by_response.index(pair[0]) < by_response.index(pair[1])
    assert_coin_toss(answers_first, TRIALS)
    assert_coin_toss(responses_first, TRIALS)


def test_order_is_a_coin_toss_for_every_pair_of_an_hour(version):
    """Twelve responses in each of twelve hours: their 66 pairs fall either way."""
    for hour, number in itertools.product(range(12), range(12)):
        answer(version, f"{hour:02}.{number:02}", HOUR + timedelta(hours=hour))
    for order in order_of_words():
        upward = [
            one < other for one, other in itertools.combinations(order, 2) if one[:2] == other[:2]
        ]
        assert len(upward) == 12 * 66
        # The pairs of one hour hang together: of n! orders, the inversions vary by this much.
        deviation = (12 * 12 * 11 * 29 / 72) ** 0.5
        assert abs(sum(upward) - 12 * 33) < 6 * deviation


def test_words_and_ticks_of_one_person_are_not_side_by_side(version):
    """Answers are mixed among the responses, not in blocks."""
    for number in range(20):
        answer(version, f"{number}")
    owners = [row[0] for row in dump("surveys_answer", "(response_id)")]
    neighbours = sum(one == other for one, other in itertools.pairwise(owners))
    assert neighbours < 10  # in blocks: 20


def test_a_busy_hour_says_one_in_thirty_one_at_best(version):
    """The last rows of the dump were written with the last response: so many, and no fewer."""
    for number in range(3 * OTHERS):
        answer(version, f"{number:03}")
    places = []
    for number in range(40):
        answer(version, f"dernier {number}")
        order = order_of_words()[1]
        places.append(len(order) - 1 - order.index(f"dernier {number}"))
    assert max(places) <= OTHERS
    assert OTHERS / 4 < sum(places) / len(places) < 3 * OTHERS / 4


def test_shuffling_leaves_no_trace_of_the_order_of_a_busy_hour(version):
    for number in range(3 * OTHERS):
        answer(version, f"{number:03}")
    moderated = Response.objects.order_by("?").first().answers.get(question__code=WORDS)
    make_moderation(answer=moderated, verdict="hidden")
    before = {table: sorted(dump(table)) for table in TABLES}
    assert shuffle_responses(version.event) == 3 * OTHERS
    assert {table: sorted(dump(table)) for table in TABLES} == before
    for order in order_of_words():
        count = len(order)
        upward = sum(one < other for one, other in itertools.combinations(order, 2))
        deviation = (count * (count - 1) * (2 * count + 5) / 72) ** 0.5
        assert abs(upward - count * (count - 1) / 4) < 6 * deviation


def test_command_shuffles_one_event_or_all(version, capsys):
    for _ in range(3):
        answer(version)
    before = dump("surveys_response", "(id)")
    seen = set()
    for _time in range(30):
        ShuffledHour.objects.all().delete()  # what is shuffled stays as it is
        call_command("shuffle_responses", version.event.slug)
        seen.add(tuple(dump("surveys_response", "(id)")))
    assert {tuple(sorted(order)) for order in seen} == {tuple(sorted(before))}
    assert len(seen) > 1
    ShuffledHour.objects.all().delete()
    capsys.readouterr()
    call_command("shuffle_responses")
    assert "3" in capsys.readouterr().out


def test_abandoned_drafts_come_in_no_order(version):
    """The order in which they were begun is not that in which they become responses."""
    for number in range(25):
        words = {WORDS: {"text": f"{number:02}"}}
        make_draft(version=version, hour=HOUR - timedelta(days=365), answers=words)
    assert finish_abandoned_drafts(version.event) == 25
    assert dump("surveys_draft") == []
    for order in order_of_words():
        assert order != sorted(order)


def test_sheets_keyed_in_come_in_no_order_and_without_their_key(version):
    instrument = read_instrument(version, "fr")
    for number in range(25):
        record_sheet(
            version=version,
            instrument=instrument,
            activity=None,
            language="fr",
            moment=HOUR,
            key=f"sheet-{number:016}",
            answers={WORDS: {"text": f"{number:02}"}},
        )
    for order in order_of_words():
        assert len(order) == 25
        assert order != sorted(order)
    whole = "\n".join("\t".join(row) for table in TABLES for row in dump(table))
    assert "sheet-" not in whole


def test_invitation_and_response_are_joined_by_nothing(db):
    """Two people answer in an order drawn by lot: neither table says in which."""
    same = first_listed = 0
    for trial in range(TRIALS):
        version = make_open_survey()
        people = [make_invitation(survey=version.survey, event=version.event) for _ in range(2)]
        order = random.sample(people, 2)
        for place, person in enumerate(order):
            spend(person)
            answer(version, f"{trial} {place}", HOUR + timedelta(hours=trial))
        known = {person.pk: f"{trial} {place}" for place, person in enumerate(order)}
        keys = [int(row[0]) for row in dump("surveys_invitation", "(id)")]
        listed = [key for key in keys if key in known]
        words = [text for text in order_of_words()[1] if text.startswith(f"{trial} ")]
        same += [known[key] for key in listed] == words
        first_listed += listed[0] == order[0].pk
    assert_coin_toss(same, TRIALS)
    assert_coin_toss(first_listed, TRIALS)


def test_every_invitation_is_written_again_when_one_is_answered(version):
    """Not even the transaction that wrote a row last tells which was answered."""
    people = [make_invitation(survey=version.survey, event=version.event) for _ in range(5)]
    spend(people[2])
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT xmin::text, cmin::text FROM surveys_invitation")
        assert len(cursor.fetchall()) == 1


@pytest.mark.django_db(transaction=True)
def test_dump_after_real_answers_says_nothing_more_than_the_hour():
    """Three people by the poster, two by their links: what is left of them."""
    version = make_open_survey()
    door = f"/q/{way_in_of(version).code}/"
    for _ in range(3):
        walk(Client(), begin(Client(), door))
    secrets = []
    for _ in range(2):
        invitation = make_invitation(survey=version.survey, event=version.event)
        token = create_link(invitation)
        first = begin(Client(), f"/q/lien/{token}/")
        secrets += [token, invitation.token_hash, first.split("/")[4]]
        walk(Client(), first)
    tables = {table: dump(table) for table in TABLES}
    assert tables["surveys_draft"] == []
    whole = "\n".join("\t".join(row) for rows in tables.values() for row in rows)
    moments = re.findall(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\S*", whole)
    assert len(moments) == 6  # five responses, one way in
    assert all(re.search(r":00:00\+\d\d$", moment) for moment in moments), moments
    anonymous = "\n".join(
        "\t".join(row)
        for table in ("surveys_answer", "surveys_response", "surveys_wayin")
        for row in tables[table]
    )
    assert not any(secret in anonymous for secret in secrets)
    assert dump("surveys_invitation", "(is_answered)") == [("t",), ("t",)]
    assert WayIn.objects.get().rate_starts in (1, 2, 3)
