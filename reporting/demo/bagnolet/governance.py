"""Four steering committees were held; their dates, lists, members, agendas, minutes and decisions
are made up, and the note of the demonstration says so."""

from reporting.demo.bagnolet.network import network_parts

CARRIERS = ["cite-des-metiers-paris", "est-ensemble", "departement-93"]


SEATED = {
    "cite-des-metiers-paris": 2,
    "est-ensemble": 2,
    "departement-93": 2,
    "campus-fonderie-image": 1,
    "maison-emploi-1": 1,
    "mission-locale-1": 1,
}


def _code(organisation, number):
    return f"membre-{organisation}-{number}"


def _members(employers):
    """Made up: the first professionals of those who sit. `employers`: {professional: employer}."""
    for organisation, seats in SEATED.items():
        people = [code for code, employer in employers.items() if employer == organisation]
        for number, person in enumerate(people[:seats], start=1):
            row = {"code": _code(organisation, number), "organisation": organisation}
            is_deputy = {"deputy_of": _code(organisation, 1)} if number > 1 else {}
            yield {**row, "professional": person, **is_deputy}


def _seen(present):
    """Carriers came with titular and deputy; the others, where they are listed, with one person."""
    for organisation, seats in SEATED.items():
        if organisation in (*CARRIERS, *present):
            codes = (_code(organisation, number + 1) for number in range(seats))
            yield from ({"member": code, "status": "present"} for code in codes)


def _points(titles):
    return [
        {"position": number, "title": title, "kind": "decision" if number == 1 else "information"}
        for number, title in enumerate(titles, start=1)
    ]


def _meeting(number, date, convened_on, place, agenda, minutes, decisions, present, excused):
    return {
        "points": _points(agenda),
        "members": list(_seen(present)),
        "number": number,
        "date": date,
        "starts_at": "14:00",
        "ends_at": "16:00",
        "place": place,
        "convened_on": convened_on,
        "agenda": "\n".join(agenda),
        "status": "held",
        "minutes": minutes,
        "minutes_status": "sent",
        "attendances": [
            *({"organisation": code, "people": 2} for code in CARRIERS),
            *({"organisation": code} for code in present),
            *({"organisation": code, "status": "excused", "people": 0} for code in excused),
        ],
        "decisions": decisions,
    }


def _decision(number, text, owner, due_on, status="done"):
    return {"number": number, "text": text, "owner": owner, "due_on": due_on, "status": status}


MEETINGS = [
    _meeting(
        1,
        "2018-09-20",
        "2018-09-06",
        "Est Ensemble",
        [
            "Objet de la Cité des métiers éphémère",
            "Rôle des structures porteuses",
            "Choix de la période",
        ],
        "Les trois structures porteuses confirment leur engagement et le respect de la charte du "
        "réseau : accueil ouvert à tous, gratuit, anonyme. Une seule journée est retenue pour "
        "cette première édition.",
        [
            _decision(
                1,
                "Tenir l'événement au printemps, un mercredi, sur une journée.",
                "cite-des-metiers-paris",
                "2018-10-11",
            ),
            _decision(
                2, "Chercher un lieu ouvert et fréquenté à Bagnolet.", "est-ensemble", "2018-12-06"
            ),
        ],
        ["maison-emploi-1", "mission-locale-1"],
        [],
    ),
    _meeting(
        2,
        "2018-12-06",
        "2018-11-20",
        "Conseil départemental de la Seine-Saint-Denis",
        ["Lieu d'accueil", "Structures partenaires", "Budget et contributions en nature"],
        "Le Campus Fonderie de l'image accepte d'accueillir la journée. Le comité examine les "
        "candidatures des partenaires et rappelle que chacun signe la charte.",
        [
            _decision(3, "Retenir le Campus Fonderie de l'image.", "est-ensemble", "2019-01-15"),
            _decision(
                4,
                "Ouvrir un pôle transversal consacré à la VAE.",
                "cite-des-metiers-paris",
                "2019-02-14",
            ),
        ],
        ["campus-fonderie-image", "maison-emploi-1", "mission-locale-1", "cio-1"],
        ["universite-1"],
    ),
    _meeting(
        3,
        "2019-02-14",
        "2019-01-30",
        "Campus Fonderie de l'image",
        ["Répartition par pôle", "Préparation des professionnels", "Communication"],
        "Les pôles sont répartis entre les partenaires. Le comité insiste sur les temps "
        "d'observation auprès des conseillers, que chacun organise avec sa structure.",
        [
            _decision(
                5,
                "Demander à chaque professionnel une demi-journée de découverte des ressources.",
                "cite-des-metiers-paris",
                "2019-03-12",
            ),
            _decision(
                6,
                "Diffuser les affiches dans les équipements publics des neuf communes.",
                "est-ensemble",
                "2019-03-29",
            ),
        ],
        [
            "campus-fonderie-image",
            "maison-emploi-1",
            "maison-emploi-2",
            "mission-locale-1",
            "association-1",
        ],
        ["chambre-consulaire-1"],
    ),
    _meeting(
        4,
        "2019-03-28",
        "2019-03-14",
        "Campus Fonderie de l'image",
        ["Déroulé de la journée", "Accueil et comptage", "Questionnaires"],
        "Le déroulé est validé. L'accueil comptera les arrivées sans rien demander qui permette "
        "de reconnaître une personne ; trois questionnaires courts seront proposés.",
        [
            _decision(
                7,
                "Compter les visiteurs sans aucune donnée nominative.",
                "cite-des-metiers-paris",
                "2019-04-17",
            ),
            _decision(
                8,
                "Remettre un bilan partagé aux financeurs avant l'été.",
                "departement-93",
                "2019-06-28",
                status="open",
            ),
        ],
        [
            "campus-fonderie-image",
            "maison-emploi-1",
            "maison-emploi-3",
            "mission-locale-2",
            "agence-emploi-1",
            "organisme-formation-1",
        ],
        [],
    ),
]


def governance_parts():
    employers = {one["code"]: one["organisation"] for one in network_parts()["professionals"]}
    return {
        "committee_members": list(_members(employers)),
        "committee_meetings": MEETINGS,
    }
