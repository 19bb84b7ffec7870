"""Django's own forms, in the words of this platform: an account is an e-mail address."""

from typing import Any

from django.contrib.auth import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class LoginForm(forms.AuthenticationForm):
    error_messages = {
        **forms.AuthenticationForm.error_messages,
        "invalid_login": _(
            "The e-mail address or the password is wrong. Capital and small letters differ."
        ),
    }


class PasswordResetForm(forms.PasswordResetForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        email = self.fields["email"]
        email.label = capfirst(User._meta.get_field("email").verbose_name)
        email.error_messages["invalid"] = _(
            "Type an e-mail address, for example marie@example.org."
        )
