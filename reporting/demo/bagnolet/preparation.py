"""Preparation sessions: their kinds and number are published, their dates and lists are not."""

from reporting.demo.spreading import shuffled

CITE = "Cité des métiers de Paris"
BAGNOLET = "Campus Fonderie de l'image, Bagnolet"
SESSIONS = [
    # code, kind, title, date, place, half-days, how many attended, how many were absent
    (
        "presentation-1",
        "presentation_meeting",
        "Première réunion de présentation",
        "2018-10-11",
        CITE,
        1,
        24,
        2,
    ),
    (
        "presentation-2",
        "presentation_meeting",
        "Deuxième réunion de présentation",
        "2018-11-22",
        BAGNOLET,
        1,
        21,
        0,
    ),
    (
        "presentation-3",
        "presentation_meeting",
        "Troisième réunion de présentation",
        "2018-12-13",
        BAGNOLET,
        1,
        18,
        3,
    ),
    (
        "ressources-1",
        "resources",
        "La Cité des métiers et ses ressources, 1",
        "2019-01-22",
        CITE,
        1,
        19,
        1,
    ),
    (
        "ressources-2",
        "resources",
        "La Cité des métiers et ses ressources, 2",
        "2019-01-29",
        CITE,
        1,
        17,
        0,
    ),
    (
        "ressources-3",
        "resources",
        "La Cité des métiers et ses ressources, 3",
        "2019-02-05",
        CITE,
        1,
        20,
        2,
    ),
    (
        "ressources-4",
        "resources",
        "La Cité des métiers et ses ressources, 4",
        "2019-03-12",
        CITE,
        1,
        16,
        1,
    ),
    (
        "portail",
        "portal",
        "Journée de présentation du portail numérique",
        "2019-03-19",
        CITE,
        2,
        31,
        2,
    ),
]
# What each professional had to attend was never published: the presentation of the resources.
STEPS = ("awareness", "observation", "portal", "resources")
PREPARED = 79  # the others came to no session: the index page must have somebody to name


def _attendances(code, attended, absent):
    numbers = shuffled(range(1, PREPARED + 1), code)[: attended + absent]
    return [
        {
            "professional": f"bagnolet-{number:03}",
            "status": "attended" if rank < attended else "absent",
        }
        for rank, number in enumerate(numbers)
    ]


def preparation_parts():
    return {
        "preparation_steps": [
            {"kind": kind, "is_mandatory": kind == "resources"} for kind in STEPS
        ],
        "preparation_sessions": [
            {
                "code": code,
                "kind": kind,
                "title": title,
                "date": date,
                "place": place,
                "half_days": half_days,
                "status": "held",
                "starts_at": "09:30",
                "ends_at": "12:30" if half_days == 1 else "17:00",
                "attendances": _attendances(code, attended, absent),
            }
            for code, kind, title, date, place, half_days, attended, absent in SESSIONS
        ],
    }
