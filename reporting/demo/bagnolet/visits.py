"""Arrivals, interviews and workshop participations. Only the total of 400 people is published."""

from reporting.demo.bagnolet.event import ACTIVITIES, DAY
from reporting.demo.bagnolet.profiles import arrival_profiles
from reporting.demo.spreading import identifier, shuffled, spread
from reporting.demo.trial import asked_questions
from visits.default_profiles import default_choices

GROUPS = [15, 12, 12, 10, 8, 8, 6, 6, 5, 4, 4, 3, 3]
PEOPLE = 400
# How busy each quarter-hour is, from 10:00 to 17:45: a morning peak, a dip at lunch, an afternoon.
CURVE = [
    6,
    10,
    14,
    18,
    20,
    22,
    20,
    17,
    13,
    9,
    7,
    6,
    7,
    9,
    13,
    17,
    20,
    22,
    23,
    21,
    19,
    17,
    15,
    13,
    11,
    10,
    8,
    7,
    5,
    4,
    2,
    1,
]
SLOTS = {
    f"{DAY}T{10 + index // 4:02}:{index % 4 * 15:02}+02:00": weight
    for index, weight in enumerate(CURVE)
}
INTERVIEWS = {
    "orientation": 66,
    "employment": 58,
    "training": 49,
    "career_change": 34,
    "business": 17,
    "vae": 12,
}
PARTICIPANTS = {
    "atelier-atouts": 19,
    "atelier-cv": 22,
    "conference-numerique": 46,
    "atelier-reconversion": 17,
    "atelier-entretien": 21,
    "atelier-vae": 12,
    "atelier-creation": 14,
    "demonstration-portail": 15,
}
DESKS = [
    {"code": "accueil-a", "name": "Accueil A"},
    {"code": "accueil-b", "name": "Accueil B"},
    {"code": "pole-orientation", "name": "Pôle orientation", "kind": "hub", "hub": "orientation"},
    {"code": "ateliers", "name": "Ateliers", "kind": "workshop"},
]
MISTAKES = 2


def _arrivals():
    sizes = [*GROUPS, *[1] * (PEOPLE - sum(GROUPS))]
    slots = shuffled(spread(len(sizes), SLOTS), "arrivals")
    for number, (size, slot, profile) in enumerate(
        zip(sizes, slots, arrival_profiles(len(sizes)), strict=True)
    ):
        yield {
            "id": identifier(f"arrival {number}"),
            "kind": "arrival",
            "slot": slot,
            "headcount": size,
            **profile,
        }


def _interviews():
    total = sum(INTERVIEWS.values())
    hubs = shuffled(spread(total, INTERVIEWS), "interview hubs")
    slots = shuffled(spread(total, SLOTS), "interview slots")
    for number, (hub, slot) in enumerate(zip(hubs, slots, strict=True)):
        yield {
            "id": identifier(f"interview {number}"),
            "kind": "interview",
            "slot": slot,
            "hub": hub,
        }


def _participations():
    starts = {activity["code"]: activity["starts_at"] for activity in ACTIVITIES}
    for code, people in PARTICIPANTS.items():
        yield {
            "id": identifier(f"participation {code}"),
            "kind": "workshop",
            "slot": starts[code],
            "headcount": people,
            "source": "paper",
            "activity": code,
        }


def _mistakes():
    for number in range(MISTAKES):
        yield {
            "id": identifier(f"mistake {number}"),
            "kind": "arrival",
            "slot": f"{DAY}T10:00+02:00",
        }


def visit_parts():
    mistakes = list(_mistakes())
    return {
        "profile_choices": list(default_choices()),
        "asked_questions": asked_questions(),
        "desks": DESKS,
        "check_ins": [*_arrivals(), *_interviews(), *_participations(), *mistakes],
        "cancellations": [
            {"id": identifier(f"cancellation {row['id']}"), "check_in": row["id"]}
            for row in mistakes
        ],
    }
