"""The tally: read and cancelled here, never typed. Profiles are shown by the dashboards only,
where small counts are masked."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from core.errors import message_of
from events.administration.filters import OneQuestionFilter, ScopedRelatedFilter
from events.administration.scoped import ScopedAdmin, ViewOnly
from visits.models import CheckIn
from visits.models.check_in import CancellationReason
from visits.services import cancel_check_ins


class CountedFilter(OneQuestionFilter):
    title = _("state")
    parameter_name = "counted"
    value_label = _("counted, not cancelled")

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.counted()


class CancellationForm(ActionForm):
    reason = forms.ChoiceField(label=_("Reason:"), choices=CancellationReason, required=False)


@admin.register(CheckIn)
class CheckInAdmin(ViewOnly, ScopedAdmin):
    list_display = ["slot", "kind", "headcount", "hub", "activity", "source", "is_counted"]
    list_filter = [
        CountedFilter,
        "kind",
        "source",
        ("hub", ScopedRelatedFilter),
        ("activity", ScopedRelatedFilter),
    ]
    list_select_related = ["hub", "activity", "cancellation", "event"]
    date_hierarchy = "slot"
    ordering = ["slot", "kind", "id"]
    fields = ["slot", "kind", "headcount", "hub", "activity", "source"]
    exclude: list[str] = []
    action_form = CancellationForm
    actions = ["cancel"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[CheckIn]:
        return super().get_queryset(request).select_related("hub", "activity", "cancellation")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Django lets an address filter by any field: a profile would be read cell by cell."""
        hidden = {field.name for field in self.opts.fields}.difference(self.fields)
        is_hidden = lookup.split("__", maxsplit=1)[0] in hidden
        return not is_hidden and super().lookup_allowed(lookup, value, request)

    @admin.display(description=_("counted"), boolean=True)
    def is_counted(self, obj: CheckIn) -> bool:
        return not hasattr(obj, "cancellation")

    @admin.action(description=_("Cancel the selected check-ins"))
    def cancel(self, request: HttpRequest, check_ins: QuerySet[CheckIn]) -> None:
        reason = CancellationReason(request.POST.get("reason") or CancellationReason.MISTAKE)
        try:
            number = cancel_check_ins(check_ins=check_ins, reason=reason)
        except IntegrityError as error:
            self.message_user(request, message_of(error), messages.ERROR)
            return
        level = messages.SUCCESS if number else messages.WARNING
        self.message_user(request, _told(number), level)


def _told(number: int) -> str:
    if not number:
        return gettext("Nothing to cancel: these check-ins were cancelled already.")
    told = ngettext(
        "%(number)d check-in is cancelled.", "%(number)d check-ins are cancelled.", number
    )
    return told % {"number": number}
