"""The floor of an event, and who is where on its days."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.administration.filters import ScopedRelatedFilter
from events.administration.inlines import Rows
from events.administration.scoped import ScopedAdmin
from partners.models import Assignment, Stand, StandHolder

PERSON = "mobilisation__professional__organisation"


class HolderRows(Rows):
    model = StandHolder
    fk_name = "stand"
    autocomplete_fields = ["partnership"]
    fixed = ("partnership",)
    select_related = ("stand", "partnership__organisation")


class PresenceRows(Rows):
    model = Assignment
    fk_name = "stand"
    fields = ["mobilisation", "starts_at", "ends_at"]
    autocomplete_fields = ["mobilisation"]
    fixed = ("mobilisation",)
    select_related = ("stand", PERSON)
    verbose_name = _("professional at the stand")
    verbose_name_plural = _("professionals at the stand")


@admin.register(Stand)
class StandAdmin(ScopedAdmin):
    list_display = ["number", "zone", "room", "hub", "needs_power"]
    list_filter = ["zone", "needs_power", ("hub", ScopedRelatedFilter)]
    list_select_related = ["room", "hub", "event"]
    search_fields = ["number", "zone", "holders__partnership__organisation__name"]
    inlines = [HolderRows, PresenceRows]


@admin.register(Assignment)
class AssignmentAdmin(ScopedAdmin):
    """An activity gives its hours; a stand and the desk of a hub need theirs."""

    list_display = ["name", "place", "starts_at", "ends_at"]
    list_filter = [("hub", ScopedRelatedFilter), ("stand", ScopedRelatedFilter)]
    list_select_related = [PERSON, "activity", "stand", "hub", "event"]
    search_fields = [
        "mobilisation__professional__last_name",
        "mobilisation__professional__first_name",
        "mobilisation__professional__code",
        "activity__title",
    ]
    date_hierarchy = "starts_at"
    autocomplete_fields = ["mobilisation", "activity"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Assignment]:
        rows: QuerySet[Assignment] = super().get_queryset(request)
        return rows.select_related(PERSON, "activity", "stand", "hub")

    def choice_label(self, obj: Any) -> str:
        return f"{obj.mobilisation.professional.display_name} · {obj.place}"

    @admin.display(description=_("professional"), ordering="mobilisation__professional__last_name")
    def name(self, obj: Assignment) -> str:
        return str(obj.mobilisation.professional.display_name)

    @admin.display(description=_("place"))
    def place(self, obj: Assignment) -> str:
        return obj.place
