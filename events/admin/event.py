from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from core.forms import EventScopedModelForm
from events.admin.membership import MembershipRows
from events.administration.inlines import Rows
from events.administration.scope import SESSION_KEY, scope_of
from events.administration.scoped import RoleAdmin
from events.models import Event, Hub, OpeningDay, Room
from events.services import create_charter_hubs, create_opening_days


class EventRows(Rows):
    """Rows whose parent is the event itself."""

    exclude: list[str] = []


class OpeningDayRows(EventRows):
    model = OpeningDay
    select_related = ("event",)


class HubRows(EventRows):
    model = Hub
    shows_code = True
    fields = ["name", "code", "is_cross_cutting", "position"]
    select_related = ("event",)


class RoomRows(EventRows):
    model = Room
    select_related = ("event",)


class EventForm(EventScopedModelForm):
    class Meta:
        labels = {"slug": _("Web address (end of the link)")}


@admin.register(Event)
class EventAdmin(RoleAdmin):
    """Coordinators edit their events; an instance administrator creates and deletes them."""

    form = EventForm
    exclude: list[str] = []
    list_display = ["name", "venue", "starts_on", "ends_on", "is_public"]
    list_select_related = ["venue"]
    search_fields = ["name", "slug", "venue__name", "venue__commune"]
    date_hierarchy = "starts_on"
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["venue"]
    inlines = [OpeningDayRows, HubRows, RoomRows, MembershipRows]
    fieldsets = [
        (None, {"fields": ["name", "slug", "venue", ("starts_on", "ends_on"), "previous_event"]}),
        (
            _("Public page"),
            {
                "fields": ["is_public", "summary", "website"],
                "description": _("What anybody can read without an account."),
            },
        ),
        (
            _("At the door"),
            {
                "fields": ["counts_exits"],
                "description": _("Desks, tablets and what they ask have pages of their own."),
            },
        ),
        (
            _("Contact"),
            {
                "fields": ["contact_name", "contact_address", "contact_email"],
                "description": _("Printed in the report and on the public page."),
            },
        ),
        (
            _("Privacy and report"),
            {
                "classes": ["collapse"],
                "fields": [
                    ("mask_inside", "mask_public"),
                    "explain_gap_from",
                    "retention_months",
                    "is_demonstration",
                    "demonstration_note",
                ],
                "description": _(
                    "Small counts could point to a person: they are masked. "
                    "The defaults suit most events."
                ),
            },
        ),
    ]

    def event_of(self, obj: Any) -> Event | None:
        return obj

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        return scope_of(request).limit(super().get_queryset(request), "pk")

    def choices_for(self, request: HttpRequest, event: Event | None) -> QuerySet[Event]:
        """A previous edition is another event of the reader, or the one that is already named:
        left out of the list it would be erased by whoever saves the form."""
        rows = self.get_queryset(request)
        if event is None:
            return rows
        known = Q(pk__in=rows.values("pk")) | Q(pk=event.previous_event_id)
        return Event.objects.filter(known).exclude(pk=event.pk)

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        return self.inlines if obj else []

    def _covers(self, request: HttpRequest, obj: Any) -> bool:
        scope = scope_of(request)
        return scope.is_open and (obj is None or scope.covers(obj.pk))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._covers(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._covers(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return scope_of(request).everything

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return scope_of(request).everything

    def save_model(self, request: HttpRequest, obj: Event, form: Any, change: bool) -> None:
        """A new event starts with the hubs of the charter and a day for each date; its creator
        goes on working on it."""
        super().save_model(request, obj, form, change)
        if not change:
            create_charter_hubs(event=obj)
            create_opening_days(event=obj)
            request.session[SESSION_KEY] = obj.pk

    def response_post_save_add(self, request: HttpRequest, obj: Event) -> HttpResponse:
        """An event that was just created first needs the person who will coordinate it."""
        told = _("Its hubs and its opening days are there already. Now say who works on it.")
        self.message_user(request, told)
        return redirect("team", obj.slug)
