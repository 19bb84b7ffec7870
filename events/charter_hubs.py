"""The hubs of the network charter: French data that every event may then change."""

from typing import Any

CHARTER_HUBS = (
    ("orientation", "Choisir son orientation"),
    ("employment", "Trouver un emploi"),
    ("training", "Trouver une formation"),
    ("career_change", "Changer sa vie professionnelle"),
    ("business", "Créer son activité"),
    ("vae", "Valoriser son expérience (VAE)"),
)
CROSS_CUTTING = "vae"


def charter_hubs() -> list[dict[str, Any]]:
    """Values of the five hubs and of the one that serves them all."""
    return [
        {
            "code": code,
            "name": name,
            "is_cross_cutting": code == CROSS_CUTTING,
            "position": position,
        }
        for position, (code, name) in enumerate(CHARTER_HUBS, start=1)
    ]
