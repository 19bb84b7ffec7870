from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.forms import EventScopedModelForm
from events.administration.scoped import ScopedAdmin
from visits.models import ProfileChoice
from visits.models.profile import ProfileDimension
from visits.services import free_reason_bit


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
