"""Organisations, their participations and their professionals.

Published: the three carriers, the host, and the numbers (33 partners of which three employment
houses, 84 professionals). Every other name says that it is an example.
"""

from reporting.demo.spreading import shuffled, spread

CARRIERS = [
    {
        "code": "cite-des-metiers-paris",
        "name": "Cité des métiers de Paris",
        "kind": "cite_des_metiers",
        "commune": "Paris",
        "insee_code": "75056",
        "is_spro": True,
        "website": "https://www.cacdmparis.fr",
    },
    {"code": "est-ensemble", "name": "Est Ensemble", "kind": "epci"},
    {
        "code": "departement-93",
        "name": "Conseil départemental de la Seine-Saint-Denis",
        "acronym": "CD93",
        "kind": "department",
    },
]
HOST = {
    "code": "campus-fonderie-image",
    "name": "Campus Fonderie de l'image",
    "kind": "training",
    "commune": "Bagnolet",
    "insee_code": "93006",
}
EXAMPLES = [
    ("maison-emploi", "Maison de l'emploi", "employment_house", 3),
    ("mission-locale", "Mission locale", "youth_service", 3),
    ("agence-emploi", "Agence pour l'emploi", "employment_service", 3),
    ("cio", "Centre d'information et d'orientation", "guidance_centre", 3),
    ("organisme-formation", "Organisme de formation", "training", 5),
    ("universite", "Université", "university", 1),
    ("chambre-consulaire", "Chambre consulaire", "consular", 2),
    ("association", "Association", "association", 7),
    ("entreprise", "Entreprise", "company", 2),
    ("service-etat", "Service de l'État", "state", 1),
    ("commune", "Commune", "commune", 2),
]
SPRO_KINDS = {"youth_service", "employment_service", "guidance_centre"}
FUNDERS = {"est-ensemble", "departement-93"}
JOINED = {"2018-10-11": 14, "2018-11-22": 10, "2018-12-13": 5, "2019-02-14": 4}
PROFESSIONALS = 84
ROLES = {"adviser": 58, "reception": 12, "facilitator": 9, "organiser": 5}
HUBS = {
    "orientation": 15,
    "employment": 15,
    "training": 12,
    "career_change": 8,
    "business": 5,
    "vae": 3,
}


def _examples():
    for code, name, kind, count in EXAMPLES:
        for number in range(1, count + 1):
            yield {
                "code": f"{code}-{number}",
                "name": f"{name} (exemple {number})",
                "kind": kind,
                "is_spro": kind in SPRO_KINDS,
            }


PARTNERS = [HOST, *_examples()]


def _carrier(organisation):
    return {
        "organisation": organisation["code"],
        "status": "took_part",
        "is_carrier": True,
        "is_partner": False,
        "is_funder": organisation["code"] in FUNDERS,
        "joined_on": "2018-09-20",
        "charter_accepted_on": "2018-09-20",
    }


def _partner(organisation, joined_on):
    is_host = organisation is HOST
    row = {
        "organisation": organisation["code"],
        "status": "took_part",
        "is_host": is_host,
        "joined_on": joined_on,
        "charter_accepted_on": joined_on,
    }
    return {**row, "agreement_signed_on": "2019-02-14"} if is_host else row


def _professionals():
    codes = [one["code"] for one in [*CARRIERS, *PARTNERS]]
    employers = sorted(spread(PROFESSIONALS, dict.fromkeys(codes, 1)), key=codes.index)
    return [
        {"code": f"bagnolet-{number:03}", "organisation": employer}
        for number, employer in enumerate(employers, start=1)
    ]


def _mobilisations(professionals):
    roles = shuffled(spread(PROFESSIONALS, ROLES), "roles")
    hubs = iter(shuffled(spread(ROLES["adviser"], HUBS), "hubs"))
    for professional, role in zip(professionals, roles, strict=True):
        row = {"professional": professional["code"], "role": role}
        yield {**row, "hub": next(hubs)} if role == "adviser" else row


def network_parts():
    joined = spread(len(PARTNERS), JOINED)
    professionals = _professionals()
    return {
        "organisations": [*CARRIERS, *PARTNERS],
        "partnerships": [*map(_carrier, CARRIERS), *map(_partner, PARTNERS, joined)],
        "professionals": professionals,
        "mobilisations": list(_mobilisations(professionals)),
    }
