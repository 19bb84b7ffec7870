"""A second event, wholly made up and hardly begun: another coordinator's."""

from typing import Any

from events.charter_hubs import charter_hubs
from visits.default_profiles import default_choices

EVENT = {
    "slug": "pantin-exemple",
    "name": "Cité éphémère de Pantin (exemple)",
    "starts_on": "2027-05-18",
    "ends_on": "2027-05-19",
    "summary": "Deux journées en préparation, pour montrer ce qui reste à faire.",
    "is_demonstration": True,
    "demonstration_note": "Cette édition est entièrement inventée : lieu, structures et montants.",
}
ORGANISATIONS = [
    {
        "code": "pantin-porteur",
        "name": "Structure porteuse de Pantin (exemple)",
        "kind": "association",
    },
    {
        "code": "pantin-mission-locale",
        "name": "Mission locale de Pantin (exemple)",
        "kind": "youth_service",
        "is_spro": True,
    },
    {
        "code": "pantin-formation",
        "name": "Organisme de formation de Pantin (exemple)",
        "kind": "training",
    },
    {"code": "pantin-financeur", "name": "Financeur de Pantin (exemple)", "kind": "commune"},
]


def pantin_dossier() -> dict[str, Any]:
    """In preparation: a charter not signed, minutes not written, a budget out of balance."""
    return {
        "event": EVENT,
        "venue": {
            "name": "Halle de Pantin (exemple)",
            "postcode": "93500",
            "commune": "Pantin",
            "insee_code": "93055",
        },
        "opening_days": [
            {"date": "2027-05-18", "opens_at": "10:00", "closes_at": "18:00"},
            {"date": "2027-05-19", "opens_at": "10:00", "closes_at": "17:00"},
        ],
        "hubs": charter_hubs(),
        "profile_choices": list(default_choices()),
        "organisations": ORGANISATIONS,
        "partnerships": [
            {
                "organisation": "pantin-porteur",
                "status": "agreed",
                "is_carrier": True,
                "is_partner": False,
                "charter_accepted_on": "2026-09-15",
            },
            {
                "organisation": "pantin-mission-locale",
                "status": "agreed",
                "joined_on": "2026-10-06",
            },
            {"organisation": "pantin-formation", "status": "invited"},
            {
                "organisation": "pantin-financeur",
                "status": "agreed",
                "is_partner": False,
                "is_funder": True,
            },
        ],
        "professionals": [
            {"code": f"pantin-{number:03}", "organisation": "pantin-mission-locale"}
            for number in range(1, 4)
        ],
        "mobilisations": [
            {"professional": "pantin-001", "role": "organiser"},
            {"professional": "pantin-002", "hub": "orientation"},
            {"professional": "pantin-003", "hub": "employment"},
        ],
        "preparation_sessions": [
            {
                "code": "presentation-1",
                "kind": "presentation_meeting",
                "date": "2026-10-06",
                "status": "held",
                "attendances": [{"professional": "pantin-001", "status": "attended"}],
            },
        ],
        "committee_meetings": [
            {
                "number": 1,
                "date": "2026-10-20",
                "convened_on": "2026-10-05",
                "status": "held",
                "agenda": "Lancement\nCalendrier\nBudget",
            },
        ],
        "surveys": [
            {"code": "visitors", "audience": "visitor", "title": "Questionnaire aux visiteurs"},
        ],
        "grants": [
            {
                "code": "commune",
                "funder": "pantin-financeur",
                "slug": "grant_commune",
                "requested": 12000,
                "year": 2027,
            },
        ],
        "budget": {
            "lines": [
                {
                    "position": 1,
                    "code": "coordination",
                    "slug": "fees",
                    "label": "Coordination",
                    "planned": 14000,
                },
                {
                    "position": 2,
                    "code": "subvention",
                    "slug": "grant_commune",
                    "planned": 12000,
                    "grant": "commune",
                },
            ],
        },
        "bilan": {"title": "Cité éphémère de Pantin (exemple)"},
    }
