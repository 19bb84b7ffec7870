from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import Event
from partners.committees.forms.member import SeatChoiceField


class MobilisedChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.professional.display_name} · {obj.professional.organisation}"


class FeedForm(forms.Form):
    member = SeatChoiceField(
        queryset=None,
        required=False,
        label=_("A member of the committee"),
        empty_label=_("Nobody in particular"),
    )
    mobilisation = MobilisedChoiceField(
        queryset=None,
        required=False,
        label=_("Or a professional of the event"),
        empty_label=_("Nobody in particular"),
        help_text=_("Neither one nor the other: the link shows the meetings of the committee."),
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["member"].queryset = event.committee_members.with_people()
        fields["mobilisation"].queryset = event.mobilisations.select_related(
            "professional__organisation"
        ).order_by("professional__last_name", "professional__first_name")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("member") and data.get("mobilisation"):
            self.add_error("mobilisation", _("A calendar link is for one person."))
        return data
