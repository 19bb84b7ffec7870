"""An event about which little is sure: few people in many cells."""

import random

from events.models import Event
from surveys.models import Answer
from tests.factories import (
    make_activity,
    make_check_in,
    make_event,
    make_profile_choice,
    make_response,
    make_venue,
)
from tests.reporting.results.filled import add_question, make_questionnaire

CODES = ("c1", "c2", "c3", "c4", "c5", "c6")
FIELDS = ("age_band", "situation", "study_level", "gender", "heard_from")
COMMUNES = ("93006", "93048", "93045", "93063", "75120", "92050", "77288")
SIZES = (0, 0, 1, 1, 2, 3, 4, 5, 7, 10, 11, 12, 20, 45, 120)
WEIGHTS = (8, 5, 3, 1)  # of languages and workshops, the most frequent first


def make_random_event(seed: int) -> Event:
    chance = random.Random(seed)
    event = make_event(venue=make_venue(insee_code="93006"))
    add_visits(event, chance)
    add_answers(event, chance, "visitors", "visitor", [])
    activities = [make_activity(event=event, title=f"Atelier {n}") for n in range(len(WEIGHTS))]
    add_answers(event, chance, "workshops", "workshop", activities)
    return event


def add_visits(event, chance):
    for field in FIELDS:
        for position, code in enumerate(CODES):
            make_profile_choice(
                event=event, dimension=field, code=code, label=f"{field} {code}", position=position
            )
            came(event, chance, **{field: code})
    for bit, code in enumerate(CODES[:4]):
        make_profile_choice(
            event=event,
            dimension="reason",
            code=code,
            label=f"raison {code}",
            bit=bit,
            position=bit,
        )
    for reasons in chance.sample(range(1, 16), 6):
        came(event, chance, reasons=reasons)
    for qpv in ("yes", "no", "unknown"):
        came(event, chance, qpv=qpv)
    for code in COMMUNES:
        came(event, chance, insee_code=code)


def came(event, chance, **profile):
    if number := chance.choice(SIZES):
        make_check_in(event=event, headcount=number, **profile)


def add_answers(event, chance, code, audience, activities):
    """Two satisfaction questions, one of every other kind, and how the event was heard of. Some
    groups criticise nothing, one or two of them a little: they are told, and others nearly so."""
    version = make_questionnaire(event, code, audience)
    for position, name in enumerate(("overall", "welcome")):
        add_question(version, name, "satisfaction", position=position)
    add_question(version, "heard_from", choices=CODES, position=3)
    add_question(version, "again", choices=("yes", "no"), position=4)
    add_question(version, "obtained", "multiple", ("ideas", "steps"), position=5)
    add_question(version, "mark", "recommendation", position=6)
    told_apart = "activity" if activities else "language"
    groups = activities or ["fr", "en", "ar", "tr"]
    critical = {group: chance.choice((0, 0, 0.05, 0.4)) for group in groups}
    answers = []
    for _ in range(chance.randint(40, 120)):
        group = chance.choices(groups, WEIGHTS)[0]
        channel = chance.choices(("qr", "paper"), (20, 1))[0]
        response = make_response(version=version, channel=channel, **{told_apart: group})
        answers += [
            Answer(version=version, response=response, question=question, **value)
            for question in version.questions.prefetch_related("choices")
            for value in replies(question, chance, critical[group])
        ]
    Answer.objects.bulk_create(answers)


def replies(question, chance, critical):
    """What one person gives: as often as the group is critical, the other kind of reply."""
    is_bad = chance.random() < critical
    choices = list(question.choices.all())
    if question.kind == "recommendation":
        return [{"score": chance.choice((2, 6) if is_bad else (9, 10))}]
    if question.kind == "multiple":
        return [{"choice": choice} for choice in (choices if is_bad else choices[:1])]
    if question.kind == "satisfaction":
        choices = choices[2:4] if is_bad else choices[:2]
    elif question.code == "again":
        choices = choices[1:] if is_bad else choices[:1]
    return [{"choice": chance.choice(choices)}]
