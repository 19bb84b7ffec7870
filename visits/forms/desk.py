from operator import attrgetter
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.forms import EventScopedModelForm
from events.models import Event
from surveys.models import Survey
from visits.handround.giving import hand_to, surveys_to_hand
from visits.models import Desk
from visits.models.desk import DeskKind

# Its tablet would count arrivals, and those who leave would be counted as if they came again.
EXITS_ARE_NOT_COUNTED = _(
    "This event does not count exits. Tick “exits are counted” on the page of the event, under "
    "Administration, then add this desk; or choose another kind."
)
# Which place goes with which kind; the form shows no other, so it sends no other.
PLACES = {DeskKind.HUB: "hub", DeskKind.WORKSHOP: "activity"}


class CountedExitsForm(EventScopedModelForm):
    """On the page of the desks and in the administration alike."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        is_new_exit = data.get("kind") == DeskKind.EXIT and "kind" in self.changed_data
        if is_new_exit and not self.instance.event.counts_exits:
            self.add_error("kind", EXITS_ARE_NOT_COUNTED)
        return data


class DeskForm(CountedExitsForm):
    """The code makes itself; the place is that of the kind."""

    surveys = forms.ModelMultipleChoiceField(
        queryset=Survey.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Questionnaires that its tablet may hand round"),
        help_text=_(
            "People fill them in on the tablet, one after the other. Nothing of their answers "
            "stays on the screen."
        ),
    )

    class Meta:
        model = Desk
        fields = ["name", "kind", "hub", "activity"]
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        for name in self.Meta.fields:
            self.fields[name].label = capfirst(str(Desk._meta.get_field(name).verbose_name))
        self.fields["name"].help_text = _("What people call this place: main door, welcome table…")
        self.fields["kind"].help_text = _(
            "The reception counts who arrives, the way out who leaves, a hub its interviews, "
            "a workshop its participants."
        )
        self.fields["kind"].choices = [
            (value, capfirst(str(label))) for value, label in DeskKind.choices
        ]
        self.fields["hub"].queryset = event.hubs.all()
        self.fields["hub"].empty_label = _("Choose a hub")
        self.fields["activity"].queryset = event.activities.all()
        self.fields["activity"].label_from_instance = attrgetter("dated_title")
        self.fields["activity"].empty_label = _("The tablet asks which one")
        self._offer_surveys(event)

    def _offer_surveys(self, event: Event) -> None:
        """Without a questionnaire there is nothing to ask."""
        offered = surveys_to_hand(event)
        if not offered.exists():
            del self.fields["surveys"]
            return
        self.fields["surveys"].queryset = offered
        if self.instance.pk:
            self.initial["surveys"] = offered.filter(handed_to__desk=self.instance)

    def save(self, commit: bool = True) -> Desk:
        """Desk and questionnaires together."""
        desk: Desk = super().save(commit)
        if "surveys" in self.fields:
            hand_to(desk=desk, surveys=self.cleaned_data["surveys"])
        return desk

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        own = PLACES.get(data.get("kind", ""), "")
        for place in PLACES.values():
            if place != own:
                data[place] = None
        if own == "hub" and not data.get("hub") and "hub" not in self.errors:
            self.add_error("hub", _("Choose the hub of this desk."))
        return data
