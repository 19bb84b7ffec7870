"""Questionnaires and money of the full dossier."""

from typing import Any

DAY = "2020-03-10"
NOON = f"{DAY}T12:00+01:00"
UUIDS = [f"00000000-0000-4000-8000-{number:012}" for number in range(9)]


def survey() -> dict[str, Any]:
    choices = [
        {
            "code": "oui",
            "label": "Oui",
            "position": 1,
            "wordings": [{"language": "tr", "label": "Evet"}, {"language": "en", "label": "Yes"}],
        },
        {"code": "non", "label": "Non", "asks_text": True},
    ]
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
    questions[4]["shown_if"] = {"question": "q3", "choice": "non"}
    questions[0]["wordings"] = [{"language": "ar", "label": "سؤال", "help_text": "مساعدة"}]
    answers = {"q1": "bien", "q2": "oui", "q3": ["oui", "non"], "q4": 0, "q5": "Merci « ici »"}
    return {
        "code": "visiteurs",
        "audience": "visitor",
        "title": "Visiteurs",
        "introduction": "Bonjour",
        "opens_at": NOON,
        "closes_at": f"{DAY}T18:00+01:00",
        "paper_until": f"{DAY}T20:00+01:00",
        "people_asked": 12,
        "wordings": [{"language": "zh", "title": "问卷", "introduction": "您好"}],
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
                        "words": {"q3": "Ni l’un ni l’autre, Zoé"},
                        "moderation": {
                            "q3": {"verdict": "published", "text": "Ni l’un ni l’autre"},
                            "q5": {"verdict": "published", "in_report": True},
                        },
                        "id": UUIDS[4],
                    },
                    {"hour": NOON, "channel": "paper", "id": UUIDS[5]},
                    {
                        "hour": NOON,
                        "channel": "qr",
                        "answers": {"q5": "Non."},
                        "moderation": {"q5": {"verdict": "hidden"}},
                        "id": UUIDS[6],
                    },
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
                "decision_reference": "D1",
                "decided_on": "2020-01-01",
                "agreement_signed_on": "2020-01-02",
                "requested_on": "2019-12-01",
                "overpaid_reason": "Avenant",
                "payments": [
                    {
                        "code": "versement",
                        "amount": 100,
                        "paid_on": "2020-01-03",
                        "reference": "Mandat 12",
                    }
                ],
                "account_sent_on": "2021-06-01",
                "year": 2020,
            },
        ],
        "budget": {
            "status": "closed",
            "approved_on": "2020-01-31",
            "comment": "Équilibré",
            "shown_to_funders": "plan",
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
            "revisions": [
                {
                    "number": 1,
                    "opened_on": "2020-01-31",
                    "approved_on": "2020-01-31",
                    "amounts": [{"code": "achats", "slug": "supplies", "amount": 300}],
                },
                {
                    "number": 2,
                    "reason": "Subvention",
                    "opened_on": "2020-02-01",
                    "approved_on": "2020-02-02",
                    "amounts": [
                        {
                            "part": "in_kind",
                            "code": "salle",
                            "slug": "goods_and_services/services",
                            "label": "Salle",
                            "amount": 250,
                        },
                        {
                            "code": "achats",
                            "slug": "supplies",
                            "label": "Achats",
                            "amount": 400.5,
                            "position": 1,
                        },
                        {
                            "code": "aide",
                            "slug": "grant_commune",
                            "amount": 400.5,
                            "position": 2,
                        },
                    ],
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
                "valuation": "price_list",
                "method": "Tarif",
                "accepted_on": "2020-02-03",
                "evidence": "Délibération",
                "planned": 250,
            },
        ],
        "grant_accounts": [
            {
                "grant": "aide",
                "layout": "cerfa-12156",
                "holder": "mairie",
                "rna": "W751000001",
                "local_registration": "123",
                "implementation": "Un jour d’accueil.",
                "beneficiaries": "410 personnes.",
                "dates_and_places": "10 mars, mairie.",
                "objectives": "Atteints.",
                "allocation_rules": "Sans objet.",
                "gaps": "Moins d’achats.",
                "in_kind": "Une salle.",
                "observations": "",
                "signatory": "Zoé Maire",
                "signed_on": "2020-05-01",
                "signed_at": "Bagnolet",
            }
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


def floor() -> dict[str, Any]:
    """Stands, and one person who is at three places in turn."""
    return {
        "stands": [
            {
                "number": "A12",
                "zone": "Hall",
                "room": "Salle A",
                "hub": "emploi",
                "tables": 2,
                "chairs": 4,
                "panels": 1,
                "needs_power": True,
                "note": "Un écran",
                "holders": [{"organisation": "mairie"}],
            },
        ],
        "assignments": [
            {
                "professional": "pro-1",
                "activity": "atelier",
                "starts_at": NOON,
                "ends_at": f"{DAY}T13:00+01:00",
            },
            {
                "professional": "pro-1",
                "stand": "A12",
                "starts_at": f"{DAY}T13:00+01:00",
                "ends_at": f"{DAY}T14:00+01:00",
            },
            {
                "professional": "pro-1",
                "hub": "emploi",
                "starts_at": f"{DAY}T14:00+01:00",
                "ends_at": f"{DAY}T15:00+01:00",
            },
        ],
    }
