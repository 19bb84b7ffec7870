"""Questionnaires and money of the full dossier."""

from typing import Any

DAY = "2020-03-10"
NOON = f"{DAY}T12:00+01:00"
UUIDS = [f"00000000-0000-4000-8000-{number:012}" for number in range(9)]


def survey() -> dict[str, Any]:
    choices = [{"code": "oui", "label": "Oui", "position": 1}, {"code": "non", "label": "Non"}]
    scale = [{"code": "bien", "label": "Bien", "valence": "positive", "position": 1}]
    kinds = {
        "q1": "satisfaction",
        "q2": "single",
        "q3": "multiple",
        "q4": "recommendation",
        "q5": "text",
    }
    questions = [
        {
            "code": code,
            "kind": kind,
            "label": code,
            "help_text": "Aide",
            "is_required": True,
            "position": int(code[1]),
            "choices": scale if code == "q1" else choices if code in ("q2", "q3") else [],
        }
        for code, kind in kinds.items()
    ]
    answers = {"q1": "bien", "q2": "oui", "q3": ["oui", "non"], "q4": 0, "q5": "Merci « ici »"}
    return {
        "code": "visiteurs",
        "audience": "visitor",
        "title": "Visiteurs",
        "introduction": "Bonjour",
        "opens_at": NOON,
        "closes_at": f"{DAY}T18:00+01:00",
        "people_asked": 12,
        "versions": [
            {
                "number": 2,
                "questions": questions,
                "responses": [
                    {
                        "hour": NOON,
                        "channel": "qr",
                        "language": "ar",
                        "activity": "atelier",
                        "answers": answers,
                        "id": UUIDS[4],
                    },
                    {"hour": NOON, "channel": "paper", "id": UUIDS[5]},
                ],
            },
        ],
        "invitations": [{"code": "pro-1", "is_answered": True}],
    }


def money_parts() -> dict[str, Any]:
    return {
        "grants": [
            {
                "code": "aide",
                "funder": "mairie",
                "slug": "grant_commune",
                "requested": 500,
                "awarded": 400.5,
                "paid": 100,
                "decision_reference": "D1",
                "decided_on": "2020-01-01",
                "agreement_signed_on": "2020-01-02",
                "year": 2020,
            },
        ],
        "budget": {
            "status": "closed",
            "approved_on": "2020-01-31",
            "comment": "Équilibré",
            "lines": [
                {
                    "code": "achats",
                    "slug": "supplies",
                    "label": "Achats",
                    "planned": 400.5,
                    "actual": 380.25,
                    "comment": "Moins",
                    "position": 1,
                },
                {
                    "code": "aide",
                    "slug": "grant_commune",
                    "planned": 400.5,
                    "actual": 400.5,
                    "grant": "aide",
                    "position": 2,
                },
            ],
        },
        "in_kind_contributions": [
            {
                "code": "salle",
                "label": "Salle",
                "giver": "mairie",
                "use": "goods_and_services",
                "source": "services",
                "quantity": 2.5,
                "unit": "jours",
                "unit_value": 100,
                "method": "Tarif",
                "evidence": "Délibération",
                "planned": 250,
            },
        ],
        "declared_figures": [
            {"figure": "beneficiaries", "value": 410, "source": "Bilan"},
            {"figure": "observation_days", "is_counted": False, "source": "Personne"},
        ],
        "bilan": {
            "title": "Bilan",
            "subtitle": "2020",
            "blocks": [{"section": "context", "text": "Texte\n\n- Un"}],
        },
    }
