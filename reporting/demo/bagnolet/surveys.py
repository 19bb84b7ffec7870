"""Three questionnaires with the published counts. How answers combine is made up."""

from reporting.demo.bagnolet.event import DAY
from reporting.demo.bagnolet.verbatims import VISITOR_COMMENTS
from reporting.demo.bagnolet.visits import PARTICIPANTS
from reporting.demo.spreading import identifier, shuffled, spread

LEVELS = [
    ("very_positive", "Très satisfait"),
    ("positive", "Satisfait"),
    ("negative", "Peu satisfait"),
    ("very_negative", "Pas du tout satisfait"),
    ("no_opinion", "Sans opinion"),
]


def _satisfaction(code, label, counts):
    choices = [{"code": level, "label": name, "valence": level} for level, name in LEVELS]
    codes = [level for level, _name in LEVELS]
    return _question(code, "satisfaction", label, choices), dict(zip(codes, counts, strict=False))


def _single(code, label, choices):
    rows = [{"code": choice, "label": name} for choice, name, _count in choices]
    return _question(code, "single", label, rows), {choice: n for choice, _name, n in choices}


def _question(code, kind, label, choices):
    ordered = [{**row, "position": place} for place, row in enumerate(choices, start=1)]
    return {"code": code, "kind": kind, "label": label, "choices": ordered}


PROFESSIONALS = [
    _single(
        "concept_meets_needs",
        "Le concept répond-il aux besoins des publics ?",
        [("yes", "Oui", 42), ("partly", "En partie", 4), ("no", "Non", 5)],
    ),
    _single(
        "main_benefit",
        "Qu'en avez-vous retiré avant tout ?",
        [
            ("meeting_professionals", "Rencontrer des professionnels du territoire", 30),
            ("new_tools", "Découvrir de nouveaux outils", 10),
            ("practice", "Améliorer ma pratique", 4),
            ("other", "Autre, ou sans réponse précise", 7),
        ],
    ),
    _single(
        "wish_frequency",
        "Que souhaitez-vous pour la suite ?",
        [
            ("more_often", "Des éditions plus fréquentes", 12),
            ("longer", "Des éditions plus longues", 6),
            ("both", "Des éditions plus fréquentes et plus longues", 27),
            ("as_is", "La même formule", 6),
        ],
    ),
]
VISITORS = [
    _satisfaction("overall", "Êtes-vous satisfait de votre visite ?", [38, 47, 11, 4]),
    _satisfaction(
        "date_time_duration",
        "La date, les horaires et la durée vous convenaient-ils ?",
        [29, 53, 14, 4],
    ),
    _single(
        "obtained",
        "Qu'avez-vous obtenu avant tout ?",
        [
            ("new_information", "De nouvelles informations", 53),
            ("steps", "Des démarches à entreprendre", 15),
            ("contacts", "Des contacts précis", 14),
            ("prospects", "De nouvelles perspectives", 9),
            ("other", "Autre chose, ou rien", 9),
        ],
    ),
]
WORKSHOPS = [
    _satisfaction("quality", "Êtes-vous satisfait de la qualité de l'atelier ?", [51, 43, 5, 1]),
    _single(
        "left_with",
        "Avec quoi repartez-vous ?",
        [
            ("information", "Des informations", 60),
            ("prospects", "Des perspectives", 13),
            ("steps", "Des démarches à entreprendre", 10),
            ("expectations", "Une réponse à mes attentes", 11),
            ("other", "Autre chose, ou rien", 6),
        ],
    ),
]
COMMENT = _question("comment", "text", "Une remarque, une suggestion ?", [])


def _responses(survey, questions, size, hours):
    drawn = {
        question["code"]: shuffled(spread(size, counts), f"{survey} {question['code']}")
        for question, counts in questions
    }
    moments = shuffled(spread(size, hours), f"{survey} hours")
    return [
        {
            "id": identifier(f"{survey} {number}"),
            "hour": moments[number],
            "channel": "declared",
            "answers": {code: values[number] for code, values in drawn.items()},
        }
        for number in range(size)
    ]


def _version(questions, responses):
    ordered = [{**row, "position": place} for place, row in enumerate(questions, start=1)]
    return [{"number": 1, "questions": ordered, "responses": responses}]


def _of_the_day(first, last):
    return {f"{DAY}T{hour}:00+02:00": 1 for hour in range(first, last + 1)}


def _professionals():
    hours = {f"2019-04-{day}T{hour}:00+02:00": 1 for day in (18, 19, 23, 24) for hour in (10, 15)}
    return {
        "code": "professionals",
        "audience": "professional",
        "title": "Questionnaire aux professionnels des structures partenaires",
        "opens_at": "2019-04-18T09:00+02:00",
        "closes_at": "2019-05-17T18:00+02:00",
        "people_asked": 84,
        "versions": _version(
            [question for question, _counts in PROFESSIONALS],
            _responses("professionals", PROFESSIONALS, 51, hours),
        ),
    }


def _visitors():
    responses = _responses("visitors", VISITORS, 100, _of_the_day(11, 17))
    for number, text in enumerate(VISITOR_COMMENTS):
        responses[number * 11]["answers"]["comment"] = text
    return {
        "code": "visitors",
        "audience": "visitor",
        "title": "Questionnaire aux visiteurs",
        "introduction": "Quatre questions, sans nom ni adresse. Merci de votre aide.",
        "opens_at": f"{DAY}T10:00+02:00",
        "closes_at": f"{DAY}T18:30+02:00",
        "versions": _version([*(question for question, _counts in VISITORS), COMMENT], responses),
    }


def _workshops():
    responses = _responses("workshops", WORKSHOPS, 100, _of_the_day(11, 17))
    activities = shuffled(spread(100, PARTICIPANTS), "workshop activities")
    for response, activity in zip(responses, activities, strict=True):
        response["activity"] = activity
    return {
        "code": "workshops",
        "audience": "workshop",
        "title": "Questionnaire aux participants des ateliers",
        "opens_at": f"{DAY}T10:30+02:00",
        "closes_at": f"{DAY}T18:30+02:00",
        "versions": _version([question for question, _counts in WORKSHOPS], responses),
    }


def survey_parts():
    return {"surveys": [_professionals(), _visitors(), _workshops()]}
