from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.forms import EventScopedModelForm
from events.administration.scope import scope_of
from events.administration.scoped import ScopedAdmin
from visits.models import ProfileChoice
from visits.models.profile import ProfileDimension
from visits.services import create_default_profile_lists, free_reason_bit


class ProfileChoiceForm(EventScopedModelForm):
    """A reason gets a place of its own among the event's reasons."""

    def _post_clean(self) -> None:
        if self.cleaned_data.get("dimension") != ProfileDimension.REASON:
            self.instance.bit = None
        elif self.instance.bit is None and self.instance.event_id is not None:
            self.instance.bit = free_reason_bit(self.instance.event)
        super()._post_clean()


@admin.register(ProfileChoice)
class ProfileChoiceAdmin(ScopedAdmin):
    form = ProfileChoiceForm
    shows_code = True
    list_display = ["label", "dimension", "code", "position"]
    list_filter = ["dimension"]
    search_fields = ["label", "code"]
    fieldsets = [
        (
            None,
            {
                "fields": ["dimension", "label", "code", "position"],
                "description": _(
                    "What may be ticked about a visitor, each item optional. "
                    "Editions are compared by the code: keep it."
                ),
            },
        ),
    ]

    def get_urls(self) -> list[URLPattern]:
        add_usual = self.admin_site.admin_view(self.add_usual_lists)
        name = "visits_profilechoice_usual"
        return [path("listes-usuelles/", add_usual, name=name), *super().get_urls()]

    @method_decorator(require_POST)
    def add_usual_lists(self, request: HttpRequest) -> HttpResponse:
        event = scope_of(request).current
        if event is None:
            raise PermissionDenied
        number = len(create_default_profile_lists(event=event))
        text = ngettext("%(number)d item was added.", "%(number)d items were added.", number)
        messages.success(request, text % {"number": number})
        return redirect("admin:visits_profilechoice_changelist")
