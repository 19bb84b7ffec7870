"""Profile lists that a new event starts with: French data, codes stable across editions."""

from collections.abc import Iterator
from typing import Any

from events.charter_hubs import CHARTER_HUBS
from visits.models.profile import ProfileDimension

DEFAULT_LISTS = {
    ProfileDimension.AGE_BAND: (
        ("under_16", "Moins de 16 ans"),
        ("16_17", "16–17 ans"),
        ("18_25", "18–25 ans"),
        ("26_29", "26–29 ans"),
        ("30_44", "30–44 ans"),
        ("45_54", "45–54 ans"),
        ("55_64", "55–64 ans"),
        ("65_plus", "65 ans et plus"),
    ),
    ProfileDimension.SITUATION: (
        ("pupil", "Élève"),
        ("student", "Étudiant ou apprenti"),
        ("job_seeker", "En recherche d’emploi"),
        ("employee", "Salarié ou agent public"),
        ("self_employed", "Indépendant"),
        ("inactive", "Sans activité"),
        ("retired", "Retraité"),
        ("accompanying_parent", "Parent accompagnateur"),
        ("professional", "Professionnel du secteur"),
        ("other", "Autre situation"),
    ),
    ProfileDimension.STUDY_LEVEL: (
        ("none", "Sans diplôme"),
        ("cap_bep", "CAP, BEP"),
        ("bac", "Bac"),
        ("bac_2", "Bac +2"),
        ("bac_3_4", "Bac +3 ou +4"),
        ("bac_5", "Bac +5 et plus"),
        ("studying", "Encore en études"),
    ),
    ProfileDimension.GENDER: (
        ("woman", "Femme"),
        ("man", "Homme"),
        ("other", "Autre"),
    ),
    ProfileDimension.REASON: (
        *CHARTER_HUBS,
        ("discover", "Découvrir, autre raison"),
    ),
    ProfileDimension.HEARD_FROM: (
        ("adviser", "Un conseiller, une structure"),
        ("poster", "Une affiche"),
        ("brochure", "Une brochure ou le programme"),
        ("social", "Les réseaux sociaux"),
        ("website", "Un site internet"),
        ("press", "La presse, la radio"),
        ("word_of_mouth", "Le bouche-à-oreille"),
        ("passing", "En passant devant"),
        ("other", "Autrement"),
    ),
}


def default_choices() -> Iterator[dict[str, Any]]:
    """Values of every item, without the place of a reason."""
    for dimension, items in DEFAULT_LISTS.items():
        for position, (code, label) in enumerate(items, start=1):
            yield {
                "dimension": str(dimension),
                "code": code,
                "label": label,
                "position": position,
            }
