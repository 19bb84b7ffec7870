from django.contrib import admin

from events.administration.filters import ScopedRelatedFilter
from events.administration.scoped import ScopedAdmin
from surveys.models import Invitation


@admin.register(Invitation)
class InvitationAdmin(ScopedAdmin):
    """Says that somebody answered, so that only the others are reminded; never what."""

    list_display = ["code", "survey", "is_answered"]
    list_filter = ["is_answered", ("survey", ScopedRelatedFilter)]
    list_select_related = ["survey", "event"]
    search_fields = ["code"]
    readonly_fields = ["is_answered"]
