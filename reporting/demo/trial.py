"""An event that is on now, wholly made up: where tablets, the live view and the wall are tried."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from events.charter_hubs import charter_hubs
from reporting.dossier.parsing import FORMAT, VERSION
from visits.default_profiles import default_choices
from visits.services import USUAL_QUESTIONS

LASTS = 30  # days
WITH_WORKSHOPS = 7
OPENS, CLOSES = time(8), time(20)
WORKSHOPS = (
    ("cv", "Relire son CV", time(10), "employment", 12),
    ("entretien", "S’entraîner à l’entretien", time(14), "employment", 10),
    ("metiers", "Découvrir les métiers du numérique", time(16), "orientation", 20),
)
ROOM = "Salle 1"
DESKS = (
    {"code": "entree", "name": "Entrée"},
    {"code": "sortie", "name": "Sortie", "kind": "exit"},
    {
        "code": "pole-orientation",
        "name": "Pôle orientation",
        "kind": "hub",
        "hub": "orientation",
    },
    {"code": "ateliers", "name": "Ateliers", "kind": "workshop"},
)


def trial_dossier(today: date) -> dict[str, Any]:
    """Starts on that day."""
    days = [today + timedelta(days=number) for number in range(LASTS)]
    return {
        "format": FORMAT,
        "version": VERSION,
        "personal_data": False,
        "event": {
            "slug": "essai",
            "name": "Cité éphémère d’essai",
            "starts_on": days[0].isoformat(),
            "ends_on": days[-1].isoformat(),
            "summary": "Pour essayer l’accueil sur tablette, le direct et l’écran mural.",
            "counts_exits": True,
            "is_demonstration": True,
            "demonstration_note": "Cette édition est entièrement inventée : elle sert à essayer.",
        },
        "venue": {
            "name": "Salle d’essai",
            "postcode": "93170",
            "commune": "Bagnolet",
            "insee_code": "93006",
            "capacity": 150,
        },
        "opening_days": [
            {"date": day.isoformat(), "opens_at": f"{OPENS:%H:%M}", "closes_at": f"{CLOSES:%H:%M}"}
            for day in days
        ],
        "hubs": charter_hubs(),
        "rooms": [{"name": ROOM, "capacity": 20}],
        "activities": list(_activities(days[:WITH_WORKSHOPS])),
        "profile_choices": list(default_choices()),
        "asked_questions": asked_questions(),
        "desks": list(DESKS),
    }


def asked_questions() -> list[dict[str, Any]]:
    return [
        {"question": str(question), "position": position}
        for position, question in enumerate(USUAL_QUESTIONS, start=1)
    ]


def _activities(days: list[date]) -> Iterator[dict[str, Any]]:
    zone = timezone.get_current_timezone()
    for day in days:
        for code, title, hour, hub, seats in WORKSHOPS:
            starts = datetime.combine(day, hour, zone)
            yield {
                "code": f"{code}-{day:%m%d}",
                "title": title,
                "hub": hub,
                "room": ROOM,
                "starts_at": starts.isoformat(),
                "ends_at": (starts + timedelta(hours=1)).isoformat(),
                "capacity": seats,
            }
