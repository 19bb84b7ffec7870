from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.administration.scoped import ScopedAdmin
from visits.forms.desk import CountedExitsForm
from visits.models import Desk


@admin.register(Desk)
class DeskAdmin(ScopedAdmin):
    form = CountedExitsForm
    list_display = ["name", "kind", "hub", "activity", "is_active"]
    list_filter = ["kind", "is_active"]
    list_select_related = ["hub", "activity", "event"]
    search_fields = ["name", "code"]
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "code", "kind", "hub", "activity", "is_active"],
                "description": _(
                    "One desk for each tablet: at the door, at a hub, at a workshop. A desk that "
                    "had a tablet cannot be deleted, for what is missing from it would be "
                    "forgotten: untick “active”."
                ),
            },
        ),
    ]
