"""Steering committees. Approved minutes are frozen: the form then only shows them."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.admin import as_saved
from events.administration.filters import ScopedRelatedFilter
from events.administration.inlines import Rows
from events.administration.scoped import ScopedAdmin
from events.mail.outbox import CannotPrepare
from partners.admin.filters import LateDecisionFilter, MinutesFilter, ToConfirmFilter
from partners.admin.forms import DecisionForm, MeetingAttendanceForm, NotHeldYet
from partners.committees.agenda import keep_returning_decisions
from partners.committees.convening import tell_cancelled
from partners.models import CommitteeMeeting, Decision, MeetingAttendance
from partners.models.preparation import OccurrenceStatus

MINUTES = ["minutes", "minutes_status", "minutes_sent_on", "minutes_approved_on"]


def is_frozen(meeting: Any) -> bool:
    """A meeting whose minutes are approved; never one that is being added."""
    return as_saved(meeting, "minutes_status") == "approved"


class FrozenWithMeeting:
    """Rows of a meeting follow it: no change once its minutes are approved."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and not is_frozen(obj)  # type: ignore[misc]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)  # type: ignore[misc]
        return allowed and not is_frozen(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)  # type: ignore[misc]
        return allowed and not is_frozen(obj)


class MeetingAttendanceRows(FrozenWithMeeting, Rows):
    model = MeetingAttendance
    form = MeetingAttendanceForm
    autocomplete_fields = ["partnership"]
    fixed = ("partnership",)
    select_related = ("meeting", "partnership__organisation")


class DecisionRows(FrozenWithMeeting, Rows):
    model = Decision
    form = DecisionForm
    fields = ["number", "text", "owner", "due_on", "status"]
    select_related = ("meeting", "owner__organisation")
    show_change_link = True


@admin.register(CommitteeMeeting)
class CommitteeMeetingAdmin(ScopedAdmin):
    form = NotHeldYet
    list_display = ["number", "date", "status", "minutes_status", "decisions"]
    list_filter = [MinutesFilter, ToConfirmFilter, "status", "minutes_status"]
    search_fields = ["agenda", "minutes", "place"]
    date_hierarchy = "date"
    ordering = ["number"]
    inlines = [MeetingAttendanceRows, DecisionRows]
    readonly_fields = MINUTES
    fieldsets = [
        (None, {"fields": ["number", "date", ("starts_at", "ends_at"), "place", "status"]}),
        (_("Convocation"), {"fields": ["convened_on", "agenda"]}),
        (
            _("Minutes"),
            {
                "fields": MINUTES,
                "description": _(
                    "Minutes are written, sent and approved on the pages of the committee: there, "
                    "who writes at the same time is told, and what was read is what is approved."
                ),
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[CommitteeMeeting]:
        return super().get_queryset(request).with_decision_count()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not is_frozen(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not is_frozen(obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Only what was changed here: minutes that somebody writes meanwhile stay theirs. A status
        that is chosen here does what the pages of the committee do."""
        obj.save(update_fields=form.changed_data if change else None)
        if "status" in form.changed_data and obj.status == OccurrenceStatus.HELD:
            keep_returning_decisions(meeting=obj)
        self._tell_if_cancelled(request, obj)

    def _tell_if_cancelled(self, request: HttpRequest, obj: Any) -> None:
        try:
            called = tell_cancelled(meeting=obj, by=request.user)
        except CannotPrepare as error:
            self.message_user(request, str(error), messages.ERROR)
            return
        if called.messages:
            told = _("The cancellations are in the outbox: read, then send.")
            self.message_user(request, told)

    @admin.display(description=_("decisions"), ordering="decision_count")
    def decisions(self, obj: Any) -> int:
        return obj.decision_count


@admin.register(Decision)
class DecisionAdmin(ScopedAdmin):
    """A decision of approved minutes keeps its words; what becomes of it is still told."""

    form = DecisionForm

    list_display = ["number", "text", "meeting", "owner", "due_on", "status"]
    list_display_links = ["number", "text"]
    list_filter = [LateDecisionFilter, "status", ("meeting", ScopedRelatedFilter)]
    list_select_related = ["meeting", "owner__organisation", "event"]
    search_fields = ["text", "owner__organisation__name"]
    date_hierarchy = "due_on"
    autocomplete_fields = ["owner"]

    def related_choices(self, db_field: Any, request: HttpRequest) -> QuerySet[Any]:
        """Approved minutes take no more decisions, not even from here."""
        rows = super().related_choices(db_field, request)
        return rows.exclude(minutes_status="approved") if db_field.name == "meeting" else rows

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return (
            ["number", "meeting", "text", "owner", "due_on"]
            if obj and is_frozen(obj.meeting)
            else []
        )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj and is_frozen(obj.meeting))
