"""Filled questionnaires from a tablet: once each, as the web would have taken them."""

from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from surveys.holding import LATEST_ARRIVAL
from surveys.mixing import OTHERS, shuffle_responses
from surveys.models import Answer, Response
from surveys.services import new_version
from tests.factories import make_activity, make_desk
from tests.surveys.answering.questionnaires import (
    ANSWERS,
    OPINION,
    REASON,
    SCORE,
    WHICH,
    WORDS,
    make_open_survey,
)
from tests.visits.api.filling import filled, given, hand
from tests.visits.api.sending import (
    CONFLICT,
    CREATED,
    DUPLICATE,
    rejected,
    utc_text,
)
from visits.handround.giving import hand_to


def replies_of(key):
    rows = Answer.objects.filter(response=key).values_list(
        "question__code", "choice__code", "score", "text"
    )
    return sorted((code, choice or score or text) for code, choice, score, text in rows)


def test_questionnaire_becomes_one_response_without_a_trace_of_the_tablet(filling, version):
    form = filled(version)
    assert filling.outcome(form) == CREATED
    response = Response.objects.get(pk=form["id"])
    hour = timezone.now() - timedelta(minutes=15)
    assert (response.version, response.activity, response.channel, response.language) == (
        version,
        None,
        "tablet",
        "ar",
    )
    assert abs(response.hour - hour) < timedelta(hours=2)
    assert replies_of(form["id"]) == [
        (WHICH, "cdi"),
        (WHICH, "stage"),
        (WORDS, "Très bon accueil."),
        (SCORE, 9),
        (OPINION, "positive"),
        (REASON, "emploi"),
    ]


def test_replay_is_a_duplicate_also_after_rows_were_mixed(filling, version, event):
    forms = [filled(version) for _ in range(5)]
    assert filling.outcomes(*forms) == [CREATED] * 5
    shuffle_responses(event)
    assert filling.outcomes(*reversed(forms), forms[0]) == [DUPLICATE] * 6
    assert event.responses.count() == 5


def test_same_identifier_with_other_answers_is_a_conflict(filling, version):
    form = filled(version)
    other = {**form, "answers": {OPINION: {"choices": ["negative"]}}}
    assert filling.outcomes(form, other, {**form, "language": "fr"}) == [
        CREATED,
        CONFLICT,
        CONFLICT,
    ]


def test_identifier_of_another_event_is_a_conflict_and_says_nothing_more(filling, version):
    elsewhere = hand(make_desk())
    form = filled(version)
    Response.objects.create(
        id=UUID(form["id"]),
        event=elsewhere.event,
        version=elsewhere,
        hour=timezone.now().replace(minute=0, second=0, microsecond=0),
        channel="tablet",
    )
    assert filling.outcome(form) == CONFLICT


def test_one_bad_questionnaire_sinks_no_other(filling, version, event):
    bad = [
        filled(version, answers={}),
        filled(version, answers={OPINION: {"choices": ["of-another"]}}),
        filled(version, answers={**ANSWERS, OPINION: {}}),
        "no object",
    ]
    good = [filled(version), filled(version)]
    found = filling.outcomes(*bad[:2], good[0], *bad[2:], good[1])
    assert found == [
        rejected("answers", OPINION),
        rejected("answers", OPINION),
        CREATED,
        rejected("answers", OPINION),
        rejected("invalid_item"),
        CREATED,
    ]
    assert event.responses.count() == 2


def test_replies_to_questions_that_were_not_shown_are_left_out(filling, version):
    form = filled(version, answers={**ANSWERS, REASON: {"choices": ["autre"], "text": "Voir"}})
    assert filling.outcome(form) == CREATED
    assert WHICH not in dict(replies_of(form["id"]))


def test_older_version_is_taken_in_after_a_new_one(filling, version):
    assert filling.outcome(filled(version)) == CREATED
    version.survey.closes_at = timezone.now()
    version.survey.save()
    newer = new_version(survey=version.survey)
    version.survey.closes_at = timezone.now() + timedelta(days=1)
    version.survey.save()
    old, new = filled(version), filled(newer)
    assert filling.outcomes(old, new) == [CREATED, CREATED]
    assert Response.objects.get(pk=old["id"]).version == version
    assert Response.objects.get(pk=new["id"]).version == newer


def test_desk_hands_round_what_it_was_given_and_nothing_else(filling, version, tablet):
    other = hand(make_desk(event=tablet.event))
    assert filling.outcome(filled(other)) == rejected("not_handed", "survey")
    hand_to(desk=tablet.desk, surveys=[other.survey])
    form = filled(version)
    assert filling.outcomes(filled(other), form) == [CREATED, rejected("not_handed", "survey")]
    hand_to(desk=tablet.desk, surveys=[other.survey, version.survey])
    assert filling.outcome(form) == CREATED


def test_questionnaires_of_other_events_and_of_professionals_do_not_exist(filling, version, event):
    elsewhere = hand(make_desk())
    professional = make_open_survey(event=event, audience="professional")
    unknown = rejected("unknown_survey", "survey")
    assert filling.outcomes(filled(elsewhere), filled(professional)) == [unknown, unknown]


def test_workshop_names_its_activity_and_visitors_none(filling, version, tablet):
    workshop = hand(tablet.desk, audience="workshop")
    activity = make_activity(event=tablet.event)
    form = filled(workshop, activity=activity.code)
    assert filling.outcomes(
        form,
        filled(workshop),
        filled(workshop, activity=make_activity().code + "-absent"),
        filled(version, activity=activity.code),
    ) == [
        CREATED,
        rejected("activity", "activity"),
        rejected("unknown_activity", "activity"),
        rejected("activity", "activity"),
    ]
    assert Response.objects.get(pk=form["id"]).activity == activity


def test_closed_meanwhile_answers_given_in_time_are_taken_in(filling, version):
    closed = timezone.now() - timedelta(days=1)
    version.survey.closes_at = closed.replace(minute=30, second=0, microsecond=0)
    version.survey.opens_at = version.survey.closes_at - timedelta(days=3)
    version.survey.save()
    closes = version.survey.closes_at
    before, after = closes - timedelta(seconds=1), closes + timedelta(seconds=1)
    assert filling.outcomes(
        filled(version, **given(before)),
        filled(version, **given(after)),
        filled(version, **given(version.survey.opens_at - timedelta(hours=1))),
    ) == [CREATED, rejected("closed"), rejected("not_open")]


def test_answers_given_in_time_may_be_seven_days_late(filling, version):
    long_ago = timezone.now() - LATEST_ARRIVAL - timedelta(minutes=1)
    version.survey.opens_at, version.survey.closes_at = long_ago - timedelta(days=2), long_ago
    version.survey.save()
    form = filled(version, **given(long_ago - timedelta(hours=1)))
    assert filling.outcome(form) == rejected("too_late")
    version.survey.closes_at = long_ago + timedelta(minutes=2)
    version.survey.save()
    assert filling.outcome(form) == CREATED


def test_what_is_recorded_stays_a_duplicate_once_it_could_no_longer_come(filling, version, tablet):
    """The answer to the tablet was lost; then it closed for good, and the desk lost it."""
    form = filled(version)
    assert filling.outcome(form) == CREATED
    long_ago = timezone.now() - LATEST_ARRIVAL - timedelta(days=1)
    version.survey.opens_at, version.survey.closes_at = long_ago - timedelta(days=2), long_ago
    version.survey.save()
    assert filling.outcomes(form, filled(version)) == [DUPLICATE, rejected("closed")]
    tablet.desk.handed_surveys.all().delete()
    assert filling.outcomes(form, filled(version)) == [DUPLICATE, rejected("not_handed", "survey")]


def test_clock_of_the_tablet_is_corrected(filling, version):
    slow = timezone.now() - timedelta(days=400)
    form = filled(version, **given(slow))
    assert filling.outcome(form, sent_at=utc_text(slow)) == CREATED
    response = Response.objects.get(pk=form["id"])
    assert abs(response.hour - timezone.now()) < timedelta(hours=2)
    assert filling.outcome(filled(version, **given(timezone.now() + timedelta(hours=1)))) == (
        rejected("invalid_time", "given_at")
    )


def test_dump_says_nothing_of_the_order_in_which_people_answered(filling, tablet):
    """Two people, one after the other, seventy times: rows lie either way. With more forms in one
    hour than are mixed at once, the hourly shuffle does the rest (docs/adr/0012)."""
    first = 0
    for trial in range(70):
        if trial % (OTHERS // 2) == 0:
            version = hand(tablet.desk)
        pair = [
            filled(version, answers={**ANSWERS, WORDS: {"text": f"{trial} {place}"}})
            for place in range(2)
        ]
        assert [filling.outcome(form) for form in pair] == [CREATED, CREATED]
        keys = [form["id"] for form in pair]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id::text FROM surveys_response WHERE id = ANY(%s::uuid[]) ORDER BY ctid",
                [keys],
            )
            first += cursor.fetchone()[0] == keys[0]
    assert 12 < first < 58  # a coin is outside once in ten million
