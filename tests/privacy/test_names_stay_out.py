"""What Django prints on its own account — logs, admin history, error mails — names nobody."""

from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.db import models

from tests.core.test_factories import MODELS, OWN_APPS, factory_of

CANARY = "Zzcanari"
DAY = date(2019, 3, 1)
CANARY_PHONE = "09 87 65 43 21"  # a telephone number holds no letters
PERSONAL = {
    "budgets.evidence": ("name",),
    "accounts.user": ("email", "full_name"),
    "events.event": ("contact_name", "contact_address", "contact_email"),
    "partners.partnership": ("charter_accepted_by",),
    "partners.directoryimport": ("file_name",),
    "events.outgoingmessage": ("to_email", "to_name", "subject", "text", "last_error"),
    "partners.professional": ("first_name", "last_name", "email", "phone", "job_title"),
    "partners.committeemember": ("first_name", "last_name", "email"),
    "partners.partneraccess": ("contact_name", "contact_email", "token_hash"),
    "partners.charteracceptance": ("contact_name", "contact_role"),
    "partners.preparationsession": ("tutor",),
    "partners.changeproposal": ("before", "after", "word"),
    "partners.inkindproposal": ("word",),
    "surveys.invitation": ("token_hash", "link_nonce"),
    "surveys.answer": ("text",),
    "surveys.draft": ("answers", "key_hash"),
    "surveys.moderation": ("text",),
}
# What the database wants beside such a value.
BESIDE = {
    "surveys.answer": {"score": None},
    "partners.partnership": {"charter_accepted_on": DAY},
    "partners.preparationsession": {"kind": "observation"},
    "events.outgoingmessage": {"erased_on": DAY},
    "partners.partneraccess": {"expires_at": datetime(2099, 1, 1, tzinfo=UTC)},
}
TELLING = ("first_name", "last_name", "full_name", "phone", "contact")


def fill_with_canary():
    for label, fields in PERSONAL.items():
        for row in apps.get_model(label)._default_manager.all():
            values = dict.fromkeys(fields, f"{CANARY}-{row.pk}")
            values |= {"phone": CANARY_PHONE} if "phone" in fields else {}
            type(row)._default_manager.filter(pk=row.pk).update(**values, **BESIDE.get(label, {}))


def everything():
    return [row for model in MODELS for row in model._default_manager.all()]


@pytest.mark.django_db
def test_no_object_is_named_after_a_person():
    for model in MODELS:
        factory_of(model)()
    fill_with_canary()
    rows = everything()
    assert {type(row) for row in rows} == set(MODELS)
    names = [f"{row} {row!r}" for row in rows]
    assert [name for name in names if CANARY in name or CANARY_PHONE in name] == []


def test_personal_fields_are_listed():
    """By their type or by their name."""
    found = {
        f"{model._meta.label_lower}.{field.name}"
        for label in OWN_APPS
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.fields
        if isinstance(field, models.EmailField) or field.name.startswith(TELLING)
    }
    listed = {f"{label}.{field}" for label, fields in PERSONAL.items() for field in fields}
    assert sorted(found - listed) == []


@pytest.mark.django_db
def test_log_of_a_missing_page_keeps_no_question(client, caplog):
    caplog.set_level("DEBUG")
    client.get("/introuvable/", {"nom": CANARY})
    client.post("/introuvable/", {"nom": CANARY})
    assert "/introuvable/" in caplog.text
    assert CANARY not in caplog.text
