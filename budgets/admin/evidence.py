from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from budgets.models import Evidence
from events.administration.scoped import ScopedAdmin, ViewOnly


@admin.register(Evidence)
class EvidenceAdmin(ViewOnly, ScopedAdmin):
    """Added, read and removed on the budget's own pages, which check what a file is."""

    list_display = ["name", "kind", "size", "added_on"]
    list_filter = ["kind"]
    list_select_related = ["event"]
    search_fields = ["name"]
    fields: Any = ["kind", "name", "media_type", "size", "sha256", "added_on"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Evidence]:
        return super().get_queryset(request).defer("content")
