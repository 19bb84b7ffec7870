"""A made-up dossier that states every property of the format at least once."""

import json
from typing import Any

from tests.reporting.dossier.full_committees import committees
from tests.reporting.dossier.full_parts import DAY, NOON, UUIDS, floor, money_parts, survey
from tests.reporting.dossier.full_parts_kept import SURVEY_PURGE, erased_survey


def as_bytes(document: Any) -> bytes:
    return json.dumps(document).encode()


def full_dossier(**changes: Any) -> dict[str, Any]:
    """A new copy each time: tests spoil it."""
    return {
        "format": "cite-ephemere/event-dossier",
        "version": 1,
        "personal_data": True,
        **_event_parts(),
        **_partner_parts(),
        **_visit_parts(),
        "surveys": [survey()],
        "handed_surveys": [{"desk": "a", "survey": "visiteurs"}],
        **money_parts(),
        **changes,
    }


def purged_dossier(**changes: Any) -> dict[str, Any]:
    """The same event after its time: counts instead of check-ins, totals instead of answers."""
    document = full_dossier(
        surveys=[erased_survey()],
        survey_purge=SURVEY_PURGE,
        purge={"done_on": "2022-01-01"},
        kept_counts=[
            {"kind": "arrival", "slot": NOON, "people": 30, "check_ins": 3},
            {"kind": "interview", "slot": NOON, "hub": "emploi", "people": 2, "check_ins": 2},
            {"kind": "workshop", "slot": NOON, "activity": "atelier", "people": 9, "check_ins": 1},
        ],
    )
    del document["check_ins"], document["cancellations"]
    return {**document, **changes}


def _event_parts() -> dict[str, Any]:
    return {
        "venue": {
            "name": "Halle",
            "insee_code": "93006",
            "address": "1 rue Neuve",
            "postcode": "93170",
            "commune": "Bagnolet",
            "capacity": 300,
            "description": "Au centre.",
        },
        "event": {
            "slug": "complet",
            "name": "Édition « complète »",
            "starts_on": DAY,
            "ends_on": "2020-03-11",
            "previous_event": "precedente",
            "summary": "Résumé",
            "contact_name": "Contact",
            "contact_address": "Ici",
            "contact_email": "c@example.org",
            "website": "https://example.org/cite",
            "is_public": True,
            "is_demonstration": True,
            "demonstration_note": "Tout.",
            "counts_exits": True,
            "mask_inside": 6,
            "mask_public": 12,
            "explain_gap_from": 15,
            "retention_months": 24,
        },
        "opening_days": [{"date": DAY, "opens_at": "09:30", "closes_at": "18:00:30"}],
        "hubs": [
            {
                "code": "emploi",
                "name": "Emploi",
                "description": "CV",
                "is_cross_cutting": True,
                "position": 1,
            },
        ],
        "rooms": [{"name": "Salle A", "capacity": 20}],
        "activities": [
            {
                "code": "atelier",
                "kind": "conference",
                "title": "Atelier",
                "description": "Texte",
                "hub": "emploi",
                "room": "Salle A",
                "starts_at": NOON,
                "ends_at": f"{DAY}T13:00+01:00",
                "capacity": 20,
                "hosts": [{"organisation": "mairie"}],
            },
        ],
        "communication_supports": [
            {
                "code": "affiche",
                "kind": "poster",
                "title": "Affiche",
                "quantity": 50,
                "released_on": "2020-02-01",
                "note": "A3",
            },
        ],
        "mail_templates": [
            {
                "purpose": "survey-invitation",
                "subject": "Votre avis",
                "body": "Bonjour,\n\n{lien}",
            },
        ],
        "indicators": [
            {
                "code": "public",
                "name": "Public",
                "unit": "personnes",
                "figure": "beneficiaries",
                "planned": 10.5,
                "comment": "Oui",
                "position": 1,
            },
            {"code": "presse", "name": "Presse", "achieved": 3, "position": 2},
        ],
    }


def _partner_parts() -> dict[str, Any]:
    return {
        "organisations": [
            {
                "code": "mairie",
                "name": "Mairie",
                "acronym": "M",
                "kind": "commune",
                "siret": "21930006400017",
                "is_spro": True,
                "commune": "Bagnolet",
                "insee_code": "93006",
                "website": "https://example.org",
            },
        ],
        "partnerships": [
            {
                "organisation": "mairie",
                "status": "agreed",
                "is_carrier": True,
                "is_partner": False,
                "is_funder": True,
                "is_host": True,
                "invited_on": "2018-12-01",
                "reminded_on": "2018-12-15",
                "joined_on": "2019-01-01",
                "charter_accepted_on": "2019-01-02",
                "charter_accepted_by": "Ada Martin, directrice",
                "agreement_signed_on": "2019-01-03",
                "note": "Note",
            },
        ],
        "charter_acceptances": [
            {
                "organisation": "mairie",
                "contact_name": "Ada Martin",
                "contact_role": "Directrice",
                "wording": "2026-11",
                "accepted_at": NOON,
            },
        ],
        "professionals": [
            {
                "code": "pro-1",
                "organisation": "mairie",
                "first_name": "Ada",
                "last_name": "Martin",
                "email": "ada@example.org",
                "phone": "0102030405",
                "job_title": "Conseillère",
            },
        ],
        "mobilisations": [{"professional": "pro-1", "role": "reception", "hub": "emploi"}],
        **floor(),
        "preparation_steps": [{"kind": "awareness", "is_mandatory": False}],
        "preparation_sessions": [
            {
                "code": "reunion",
                "kind": "observation",
                "title": "Réunion",
                "date": "2020-01-15",
                "starts_at": "09:00",
                "ends_at": "17:00",
                "half_days": 2,
                "place": "Ici",
                "capacity": 30,
                "hub": "emploi",
                "tutor": "Ada Martin",
                "status": "held",
                "attendances": [{"professional": "pro-1", "status": "attended"}],
            },
        ],
        **committees(),
    }


def _visit_parts() -> dict[str, Any]:
    lists = ["age_band", "situation", "study_level", "gender", "heard_from"]
    return {
        "profile_choices": [
            {"dimension": "reason", "code": "r1", "label": "Raison 1", "position": 1},
            {"dimension": "reason", "code": "r2", "label": "Raison 2", "position": 2},
            *({"dimension": name, "code": "x", "label": "X", "position": 1} for name in lists),
        ],
        "asked_questions": [{"question": "reasons", "position": 1}],
        "desks": [
            {
                "code": "a",
                "name": "A",
                "kind": "workshop",
                "activity": "atelier",
                "is_active": False,
            },
            {"code": "b", "name": "B", "kind": "hub", "hub": "emploi"},
        ],
        "check_ins": [
            {
                "kind": "arrival",
                "slot": f"{DAY}T09:45+01:00",
                "headcount": 3,
                "source": "paper",
                **dict.fromkeys(lists, "x"),
                "insee_code": "2A004",
                "qpv": "unknown",
                "reasons": ["r1", "r2"],
                "id": UUIDS[0],
            },
            {"kind": "interview", "slot": NOON, "hub": "emploi", "id": UUIDS[1]},
            {"kind": "workshop", "slot": NOON, "activity": "atelier", "id": UUIDS[2]},
        ],
        "cancellations": [{"check_in": UUIDS[1], "reason": "twice", "id": UUIDS[3]}],
    }
