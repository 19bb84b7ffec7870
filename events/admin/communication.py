from django.contrib import admin

from events.administration.scoped import ScopedAdmin
from events.models import CommunicationSupport


@admin.register(CommunicationSupport)
class CommunicationSupportAdmin(ScopedAdmin):
    list_display = ["title", "kind", "quantity", "released_on"]
    list_filter = ["kind"]
    search_fields = ["title", "code", "note"]
    date_hierarchy = "released_on"
