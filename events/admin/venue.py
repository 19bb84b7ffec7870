from typing import Any

from django.contrib import admin
from django.db.models import QuerySet

from events.administration.shared import SharedAdmin
from events.models import Event, Venue


@admin.register(Venue)
class VenueAdmin(SharedAdmin):
    list_display = ["name", "commune", "postcode", "capacity"]
    search_fields = ["name", "commune", "postcode"]

    def events_using(self, obj: Any) -> QuerySet[Event]:
        return obj.events.all()
