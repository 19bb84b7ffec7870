"""The committees of the full dossier."""

from typing import Any


def committees() -> dict[str, Any]:
    """Every property of every table of a meeting."""
    return {
        "committee_rules": {"quorum": "all"},
        "committee_members": [
            {"code": "ada", "organisation": "mairie", "professional": "pro-1"},
            {
                "code": "zoe",
                "organisation": "mairie",
                "first_name": "Zoé",
                "last_name": "Petit",
                "email": "zoe@example.org",
                "deputy_of": "ada",
                "has_voice": False,
                "left_on": "2020-03-01",
            },
        ],
        "withdrawn_numbers": [{"number": 2}],
        "committee_meetings": [
            {
                "number": 1,
                "date": "2020-01-20",
                "starts_at": "14:00",
                "ends_at": "16:00",
                "place": "Ici",
                "convened_on": "2020-01-05",
                "agenda": "Un\nDeux",
                "status": "held",
                "minutes": "Compte rendu",
                "minutes_status": "approved",
                "minutes_sent_on": "2020-01-25",
                "minutes_approved_on": "2020-02-01",
                "quorum_rule": "all",
                "quorum_there": 0,
                "quorum_carriers": 1,
                "attendances": [
                    {
                        "organisation": "mairie",
                        "status": "excused",
                        "people": 0,
                        "organisation_name": "La mairie",
                    }
                ],
                "decisions": [
                    {
                        "number": 1,
                        "text": "Faire",
                        "owner": "mairie",
                        "owner_name": "La mairie",
                        "due_on": "2020-02-10",
                        "status": "done",
                        "about": "line:achats",
                    }
                ],
                "members": [
                    {
                        "member": "ada",
                        "status": "represented",
                        "represented_by": "zoe",
                        "name": "Ada Martin",
                    },
                    {"member": "zoe", "status": "excused", "name": "Zoé Petit"},
                ],
                "points": [
                    {
                        "position": 1,
                        "title": "Lieu",
                        "speaker": "La mairie",
                        "minutes": 20,
                        "kind": "decision",
                        "decision": 1,
                        "notes": "Visité.",
                    }
                ],
            },
        ],
    }
