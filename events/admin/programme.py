"""Hubs and rooms are edited in the event; these pages serve links and lists of choices.

Activities are in `partners.admin`, with the organisations that run them.
"""

from django.contrib import admin

from events.administration.scoped import ScopedAdmin
from events.models import Hub, Room


@admin.register(Hub)
class HubAdmin(ScopedAdmin):
    shows_code = True
    list_display = ["name", "code", "is_cross_cutting", "position"]
    search_fields = ["name", "code"]
    list_filter = ["is_cross_cutting"]


@admin.register(Room)
class RoomAdmin(ScopedAdmin):
    list_display = ["name", "capacity"]
    search_fields = ["name"]
