"""The edition, its place, its programme, its communication. Facts published in 2019, unless the
note of the demonstration says that they are illustrative."""

from events.charter_hubs import charter_hubs

DAY = "2019-04-17"
NOTE = (
    "Les chiffres clés, les points forts, les montants du budget et les pourcentages des "
    "questionnaires sont ceux du bilan publié de l'édition 2019. Les pourcentages des visiteurs et "
    "des ateliers sont publiés ; leur base (100 réponses) est conventionnelle, l'effectif réel "
    "n'ayant pas été publié. Tout le reste est inventé pour la démonstration : noms et types des "
    "structures partenaires (hors porteurs, lieu d'accueil et maisons de l'emploi), appartenance "
    "au SPRO, dates des réunions, membres et ordre du jour des comités, présences, "
    "comptes rendus et décisions, horaires et programme, stands et répartition des "
    "professionnels, heures d'arrivée et profils des visiteurs, entretiens, participations aux "
    "ateliers, répartition fine des réponses, valeurs prévues des objectifs, comptes du budget et "
    "rédaction des textes."
)

EVENT = {
    "slug": "bagnolet-2019",
    "name": "Cité des métiers éphémère de Bagnolet",
    "starts_on": DAY,
    "ends_on": DAY,
    "summary": (
        "Une journée ouverte à tous, gratuite, anonyme et sans rendez-vous, pour faire le point "
        "sur son orientation, sa formation, son emploi ou son projet. Trois structures porteuses "
        "et leurs partenaires ont réuni au même endroit des conseils habituellement dispersés."
    ),
    "contact_name": "Cité des métiers de Paris",
    "contact_address": "30 avenue Corentin-Cariou, 75019 Paris",
    "website": "https://www.cacdmparis.fr",
    "is_public": True,
    "is_demonstration": True,
    "demonstration_note": NOTE,
}
VENUE = {
    "name": "Campus Fonderie de l'image",
    "postcode": "93170",
    "commune": "Bagnolet",
    "insee_code": "93006",
    "description": (
        "Centre de formation aux métiers du numérique, ouvert et fréquenté, proche des quartiers "
        "populaires de la ville : un lieu où l'on entre sans hésiter."
    ),
}
ROOMS = [
    {"name": "Grand hall", "capacity": 120},
    {"name": "Salle Garamond", "capacity": 24},
    {"name": "Salle Bodoni", "capacity": 24},
]


def _activity(code, kind, title, hub, room, starts, ends, hosts):
    return {
        "code": code,
        "kind": kind,
        "title": title,
        "hub": hub,
        "room": room,
        "starts_at": f"{DAY}T{starts}+02:00",
        "ends_at": f"{DAY}T{ends}+02:00",
        "capacity": 100 if kind == "conference" else 24,
        "hosts": [{"organisation": code} for code in hosts],
    }


ACTIVITIES = [
    _activity(
        "atelier-atouts",
        "workshop",
        "Repérer ses atouts",
        "orientation",
        "Salle Garamond",
        "10:30",
        "11:30",
        ["cite-des-metiers-paris"],
    ),
    _activity(
        "atelier-cv",
        "workshop",
        "Un CV qui vous ressemble",
        "employment",
        "Salle Bodoni",
        "11:00",
        "12:00",
        ["maison-emploi-1"],
    ),
    _activity(
        "conference-numerique",
        "conference",
        "Les métiers de l'image et du numérique",
        "training",
        "Grand hall",
        "12:30",
        "13:30",
        ["campus-fonderie-image"],
    ),
    _activity(
        "atelier-reconversion",
        "workshop",
        "Changer de métier : par où commencer ?",
        "career_change",
        "Salle Garamond",
        "14:00",
        "15:00",
        ["association-1"],
    ),
    _activity(
        "atelier-entretien",
        "workshop",
        "Se préparer à un entretien",
        "employment",
        "Salle Bodoni",
        "14:30",
        "15:30",
        ["maison-emploi-2", "entreprise-1"],
    ),
    _activity(
        "atelier-vae",
        "workshop",
        "La VAE pas à pas",
        "vae",
        "Salle Garamond",
        "15:30",
        "16:30",
        ["organisme-formation-1"],
    ),
    _activity(
        "atelier-creation",
        "workshop",
        "De l'idée à l'entreprise",
        "business",
        "Salle Bodoni",
        "16:00",
        "17:00",
        ["chambre-consulaire-1"],
    ),
    _activity(
        "demonstration-portail",
        "demonstration",
        "Découvrir le portail numérique",
        "orientation",
        "Grand hall",
        "15:00",
        "16:00",
        ["cite-des-metiers-paris"],
    ),
]
SUPPORTS = [
    {"code": "brochure", "kind": "brochure", "title": "Brochure de présentation"},
    {"code": "affiches", "kind": "poster", "title": "Affiches"},
    {
        "code": "programme",
        "kind": "programme",
        "title": "Programme imprimé de la Cité des métiers et de ses centres associés",
    },
    {"code": "reseaux-sociaux", "kind": "social", "title": "Publications sur les réseaux sociaux"},
    {"code": "portail", "kind": "website", "title": "Portail numérique www.cacdmparis.fr"},
]


def _indicator(position, code, name, unit, figure, planned, comment):
    return {
        "position": position,
        "code": code,
        "name": name,
        "unit": unit,
        "figure": figure,
        "planned": planned,
        "comment": comment,
    }


TARGET = "La valeur prévue est illustrative."
INDICATORS = [
    _indicator(
        1,
        "structures",
        "Réunir les structures du territoire",
        "structures",
        "partner_organisations",
        30,
        f"Le réseau s'est élargi tout au long du projet. {TARGET}",
    ),
    _indicator(
        2,
        "professionnels",
        "Mobiliser leurs professionnels",
        "professionnels",
        "professionals_mobilised",
        70,
        TARGET,
    ),
    _indicator(
        3,
        "public",
        "Accueillir un large public",
        "personnes",
        "beneficiaries",
        300,
        TARGET,
    ),
    _indicator(
        4,
        "satisfaction",
        "Satisfaire les visiteurs",
        "%",
        "visitor_satisfaction",
        80,
        f"Le taux est publié, le nombre de réponses ne l'est pas. {TARGET}",
    ),
]


def event_parts():
    return {
        "event": EVENT,
        "venue": VENUE,
        "opening_days": [{"date": DAY, "opens_at": "10:00", "closes_at": "18:00"}],
        "hubs": charter_hubs(),
        "rooms": ROOMS,
        "activities": ACTIVITIES,
        "communication_supports": SUPPORTS,
        "indicators": INDICATORS,
    }
