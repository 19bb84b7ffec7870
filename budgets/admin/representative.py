from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from budgets.forms.funders import FunderAccessForm
from budgets.models import FunderRepresentative
from budgets.services import (
    drop_idle_funder_role,
    give_funder_access,
    take_funder_access_back,
)
from events.administration.scoped import ScopedAdmin


@admin.register(FunderRepresentative)
class FunderRepresentativeAdmin(ScopedAdmin):
    """Given and taken back; to change one, take it back and give another."""

    form = FunderAccessForm
    list_display = ["account", "funder"]
    list_select_related = ["event", "membership__user", "funder__organisation"]
    search_fields = ["membership__user__email", "membership__user__full_name"]
    fields = ["email", "funder"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["account", "funder"] if obj else ["email", "funder"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["account"] if obj else []

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        given = give_funder_access(user=form.account, funder=obj.funder)
        obj.pk, obj.membership = given.pk, given.membership

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        membership = obj.membership
        super().delete_model(request, obj)
        drop_idle_funder_role(membership=membership)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for representative in queryset:
            take_funder_access_back(representative=representative)

    @admin.display(description=_("account"), ordering="membership__user__email")
    def account(self, representative: FunderRepresentative) -> str:
        return representative.membership.user.display_name
