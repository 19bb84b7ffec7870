from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.admin import as_saved
from events.administration.inlines import Rows
from events.administration.scoped import ScopedAdmin
from events.mail.outbox import CannotPrepare
from partners.admin.filters import ToConfirmFilter
from partners.admin.forms import NotHeldYet, SessionAttendanceForm
from partners.committees.presentations import tell_called_off
from partners.models import PreparationSession, PreparationStep, SessionAttendance
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
                    "A professional is ready after attending each mandatory step."
                ),
            },
        ),
        (
            _("When and where"),
            {"fields": ["date", ("starts_at", "ends_at"), "half_days", "place", "capacity"]},
        ),
        (
            _("Observation"),
            {
                "fields": ["hub", "tutor"],
                "description": _("Beside whom, and where: only for an observation."),
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PreparationSession]:
        attended = Count("attendances", filter=Q(attendances__status="attended"))
        return super().get_queryset(request).annotate(attended_count=attended)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Whoever was invited to a meeting that is called off here is told as well."""
        super().save_model(request, obj, form, change)
        try:
            called = tell_called_off(session=obj, by=request.user)
        except CannotPrepare as error:
            self.message_user(request, str(error), messages.ERROR)
            return
        if called.messages:
            told = _("The cancellations are in the outbox: read, then send.")
            self.message_user(request, told)

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


@admin.register(PreparationStep)
class PreparationStepAdmin(ScopedAdmin):
    """A step without a row is asked for as the charter does."""

    list_display = ["kind", "is_mandatory"]
    list_editable = ["is_mandatory"]
    list_filter = ["is_mandatory"]
    ordering = ["kind"]
