from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.admin import as_saved
from events.administration.inlines import Rows
from events.administration.scoped import ScopedAdmin
from partners.admin.filters import ToConfirmFilter
from partners.admin.forms import NotHeldYet, SessionAttendanceForm
from partners.models import PreparationSession, SessionAttendance
from partners.models.preparation import OccurrenceStatus
from partners.services import list_everybody


class SessionAttendanceRows(Rows):
    model = SessionAttendance
    form = SessionAttendanceForm
    autocomplete_fields = ["mobilisation"]
    fixed = ("mobilisation",)
    select_related = ("session", "mobilisation__professional__organisation")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.session_was_held = as_saved(obj, "status") == OccurrenceStatus.HELD
        return formset


@admin.register(PreparationSession)
class PreparationSessionAdmin(ScopedAdmin):
    form = NotHeldYet
    change_form_template = "admin/partners/preparationsession/change_form.html"
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

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """The button « add everybody »: what was typed is saved first."""
        if "_everybody" not in request.POST:
            return super().response_change(request, obj)
        added = list_everybody(session=self.get_object(request, str(obj.pk)))
        message = ngettext("%(count)d person added.", "%(count)d people added.", added)
        self.message_user(request, message % {"count": added})
        return HttpResponseRedirect(request.path)

    @admin.display(description=_("attended"), ordering="attended_count")
    def attended(self, obj: Any) -> int:
        return obj.attended_count
