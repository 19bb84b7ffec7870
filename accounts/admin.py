from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import (
    BaseUserCreationForm,
    ReadOnlyPasswordHashField,
    ReadOnlyPasswordHashWidget,
    UserChangeForm,
)
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.named_rows import NamedRows

admin.site.unregister(Group)  # Django registers it by itself; rights come from roles here


class AccountCreationForm(BaseUserCreationForm):
    class Meta:
        model = User
        fields = ("email", "full_name")


class PasswordLink(ReadOnlyPasswordHashWidget):
    """The button that leads to a new password, without any part of the old one's hash."""

    def get_context(self, *args: Any) -> dict[str, Any]:
        return {**super().get_context(*args), "summary": []}


class AccountChangeForm(UserChangeForm):
    password = ReadOnlyPasswordHashField(label=_("Password"), widget=PasswordLink)

    class Meta:
        model = User
        fields = ("email", "full_name", "is_active", "is_superuser", "password")


@admin.register(User)
class AccountAdmin(NamedRows, UserAdmin):
    """Administrators only: `User.has_perm` says yes to nobody else."""

    form = AccountChangeForm
    add_form = AccountCreationForm
    list_display = ["email", "full_name", "is_active", "is_superuser", "last_login"]
    list_filter = ["is_active", "is_superuser"]
    search_fields = ["email", "full_name"]
    ordering = ["email"]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined"]
    view_on_site = False
    fieldsets = [
        (None, {"fields": ["email", "full_name", "password"]}),
        (
            _("Access"),
            {
                "fields": ["is_active", "is_superuser"],
                "description": _(
                    "Roles are given on each event, in “who works on this event”. "
                    "An instance administrator needs none."
                ),
            },
        ),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "fields": ["email", "full_name", "password1", "password2"],
                "description": _("The person can change the password once logged in."),
            },
        ),
    ]

    def choice_label(self, obj: User) -> str:
        return obj.display_name
