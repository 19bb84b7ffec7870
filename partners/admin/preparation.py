from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.administration.inlines import Rows
from events.administration.scoped import ScopedAdmin
from partners.admin.filters import ToConfirmFilter
from partners.models import PreparationSession, SessionAttendance


class SessionAttendanceRows(Rows):
    model = SessionAttendance
    autocomplete_fields = ["mobilisation"]
    fixed = ("mobilisation",)
    select_related = ("session", "mobilisation__professional__organisation")


@admin.register(PreparationSession)
class PreparationSessionAdmin(ScopedAdmin):
    list_display = ["kind", "title", "date", "half_days", "status", "attended"]
    list_filter = [ToConfirmFilter, "kind", "status"]
    search_fields = ["title", "code", "place"]
    date_hierarchy = "date"
    ordering = ["date", "code"]
    inlines = [SessionAttendanceRows]
    fieldsets = [
        (
            None,
            {
                "fields": ["kind", "title", "code", "status"],
                "description": _(
                    "A session is counted in the report once its status is “held”. "
                    "A professional is prepared after attending one session."
                ),
            },
        ),
        (
            _("When and where"),
            {"fields": ["date", ("starts_at", "ends_at"), "half_days", "place", "capacity"]},
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PreparationSession]:
        attended = Count("attendances", filter=Q(attendances__status="attended"))
        return super().get_queryset(request).annotate(attended_count=attended)

    @admin.display(description=_("attended"), ordering="attended_count")
    def attended(self, obj: Any) -> int:
        return obj.attended_count
