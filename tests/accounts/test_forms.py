"""The account pages speak of an e-mail address everywhere, and of no « courriel »."""

import pytest
from django.urls import reverse
from django.utils import translation

from accounts.forms import LoginForm, PasswordResetForm
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_wrong_password_is_told_without_saying_which_was_wrong(client):
    make_user(email="marie@example.org")
    messages = {
        email: client.post(reverse("login"), {"username": email, "password": "faux"})
        .context["form"]
        .non_field_errors()
        for email in ("marie@example.org", "personne@example.org")
    }
    wrong = str(LoginForm.error_messages["invalid_login"])
    assert list(map(list, messages.values())) == [[wrong], [wrong]]


def test_forgotten_password_asks_for_the_address_in_the_words_of_the_login():
    with translation.override("fr"):
        label = PasswordResetForm().fields["email"].label
        assert label == LoginForm().fields["username"].label
    form = PasswordResetForm({"email": "marie"})
    assert "marie@example.org" in form.errors["email"][0]
