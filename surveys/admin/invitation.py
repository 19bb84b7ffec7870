from django.contrib import admin

from events.administration.filters import ScopedRelatedFilter
from events.administration.scoped import ScopedAdmin
from surveys.models import Invitation


@admin.register(Invitation)
class InvitationAdmin(ScopedAdmin):
    """Who was asked. Who answered is counted, and shown of nobody."""

    list_display = ["code", "survey"]
    list_filter = [("survey", ScopedRelatedFilter)]
    list_select_related = ["survey", "event"]
    search_fields = ["code"]
    exclude = ["event", "is_answered"]
