"""Activities of the programme: below the events because of the organisations that run them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.administration.filters import ScopedRelatedFilter
from events.administration.inlines import Rows
from events.administration.scoped import ScopedAdmin
from events.models import Activity
from partners.models import ActivityHost, Assignment


class HostRows(Rows):
    model = ActivityHost
    fk_name = "activity"
    autocomplete_fields = ["partnership"]
    fixed = ("partnership",)
    select_related = ("activity", "partnership__organisation")
    verbose_name = _("organisation that runs the activity")
    verbose_name_plural = _("organisations that run the activity")


class RunByRows(Rows):
    model = Assignment
    fk_name = "activity"
    fields = ["mobilisation"]
    autocomplete_fields = ["mobilisation"]
    fixed = ("mobilisation",)
    select_related = ("activity", "mobilisation__professional__organisation")
    verbose_name = _("professional who runs the activity")
    verbose_name_plural = _("professionals who run the activity")


@admin.register(Activity)
class ActivityAdmin(ScopedAdmin):
    list_display = ["title", "kind", "starts_at", "ends_at", "room", "hub", "capacity"]
    list_filter = ["kind", ("hub", ScopedRelatedFilter), ("room", ScopedRelatedFilter)]
    list_select_related = ["room", "hub", "event"]
    search_fields = ["title", "code", "description"]
    date_hierarchy = "starts_at"
    inlines = [HostRows, RunByRows]
    fieldsets = [
        (None, {"fields": ["title", "code", "kind", "description"]}),
        (
            _("When and where"),
            {
                "fields": ["starts_at", "ends_at", "room", "hub", "capacity"],
                "description": _("No room and no person can be in two places at the same time."),
            },
        ),
    ]
