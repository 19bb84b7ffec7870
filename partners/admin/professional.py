"""Professionals are people: names appear only to those who work on an event with them."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.administration.filters import ScopedRelatedFilter
from events.administration.scoped import ScopedAdmin
from events.administration.shared import SharedAdmin
from events.models import Event
from partners.admin.filters import AdviserHubFilter, PreparationFilter
from partners.admin.rows_of_event import MobilisationRow, WithRowOfEvent
from partners.models import Mobilisation, Organisation, Professional


@admin.register(Professional)
class ProfessionalAdmin(WithRowOfEvent, SharedAdmin):
    """Whoever works with a person may correct the entry; another event's is never deleted."""

    list_display = ["display_name", "organisation", "job_title", "email", "phone"]
    list_select_related = ["organisation"]
    search_fields = ["last_name", "first_name", "code", "organisation__name", "email"]
    autocomplete_fields = ["organisation"]
    inlines = [MobilisationRow]
    fieldsets = [
        (
            None,
            {
                "fields": [("first_name", "last_name"), "organisation", "job_title", "code"],
                "description": _(
                    "Personal data: keep only what the preparation of the event needs. "
                    "The code stands for the person in exports and histories."
                ),
            },
        ),
        (_("To reach this person"), {"fields": ["email", "phone"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Professional]:
        rows = super().get_queryset(request).select_related("organisation")
        return rows.reachable_by(request.user)

    def events_using(self, obj: Any) -> QuerySet[Event]:
        return Event.objects.filter(mobilisations__professional=obj.pk)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_view_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = self.has_view_permission(request, obj)
        return allowed and (obj is None or not self.used_elsewhere(request, obj))

    def related_choices(self, db_field: Any, request: HttpRequest) -> QuerySet[Any]:
        """A new person belongs to an organisation of one's events, else it could not be seen."""
        rows = super().related_choices(db_field, request)
        if db_field.name != "organisation" or request.user.is_superuser:
            return rows
        events = Event.objects.coordinated_by(request.user)
        taking_part = Q(partnerships__event__in=events.values("pk"))
        known = Professional.objects.reachable_by(request.user).values("organisation")
        return Organisation.objects.filter(taking_part | Q(pk__in=known)).distinct()

    def choice_label(self, obj: Any) -> str:
        return f"{obj.display_name} · {obj.organisation}"

    @admin.display(description=_("professional"), ordering="last_name")
    def display_name(self, obj: Professional) -> str:
        return obj.display_name


@admin.register(Mobilisation)
class MobilisationAdmin(ScopedAdmin):
    list_display = ["name", "organisation", "role", "hub"]
    list_filter = [PreparationFilter, AdviserHubFilter, "role", ("hub", ScopedRelatedFilter)]
    list_select_related = ["professional__organisation", "hub", "event"]
    search_fields = [
        "professional__last_name",
        "professional__first_name",
        "professional__code",
        "professional__organisation__name",
    ]
    autocomplete_fields = ["professional"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mobilisation]:
        return super().get_queryset(request).select_related("professional__organisation")

    def choice_label(self, obj: Any) -> str:
        return f"{obj.professional.display_name} · {obj.professional.organisation}"

    @admin.display(description=_("professional"), ordering="professional__last_name")
    def name(self, obj: Mobilisation) -> str:
        return obj.professional.display_name

    @admin.display(description=_("organisation"), ordering="professional__organisation__name")
    def organisation(self, obj: Mobilisation) -> str:
        return str(obj.professional.organisation)
