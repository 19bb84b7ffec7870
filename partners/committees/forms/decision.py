from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from events.models import Event
from partners.committees.forms.fields import DayField
from partners.committees.forms.member import OrganisationChoiceField
from partners.committees.subjects import choices_of
from partners.models import Decision
from partners.models.decision import DecisionStatus


class DecisionForm(forms.Form):
    text = forms.CharField(
        label=_("Decision"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One sentence: who does what. Its number is given by itself."),
    )
    owner = OrganisationChoiceField(
        queryset=None,
        required=False,
        label=_("Carried out by"),
        empty_label=_("Nobody yet"),
    )
    due_on = DayField(label=_("Due on"), required=False)
    about = forms.ChoiceField(
        label=_("About a budget line or an indicator"), required=False, choices=()
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        owners = event.partnerships.select_related("organisation")
        fields["owner"].queryset = owners.with_seats_first()
        fields["about"].choices = [("", _("Nothing in particular")), *choices_of(event)]

    @classmethod
    def initial_of(cls, decision: Decision) -> dict[str, Any]:
        return {
            "text": decision.text,
            "owner": decision.owner_id,
            "due_on": decision.due_on,
            "about": decision.about,
        }


def states() -> list[tuple[str, str]]:
    """With those that are late, which is no state of its own."""
    known = [(value, capfirst(str(label))) for value, label in DecisionStatus.choices]
    return [("", _("All")), *known[:1], ("late", _("Late")), *known[1:]]


class RegisterForm(forms.Form):
    words = forms.CharField(label=_("Search"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False, choices=states)
    owner = OrganisationChoiceField(
        queryset=None, required=False, label=_("Carried out by"), empty_label=_("All")
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owners: Any = self.fields["owner"]
        held = event.partnerships.filter(owned_decisions__isnull=False)
        owners.queryset = held.select_related("organisation").distinct()
