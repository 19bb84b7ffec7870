from typing import Any

from django.utils.translation import gettext_lazy as _

from events.models import Event
from partners.models import Stand
from partners.programme.forms.fields import ProgrammeForm, organisations_field, show_chosen_first
from partners.programme.writing import save_stand

ORDER = ("number", "zone", "room", "hub", "holders")


class StandForm(ProgrammeForm):
    """A stand, what it needs, and which organisations hold it."""

    class Meta:
        model = Stand
        fields = [
            "number",
            "zone",
            "room",
            "hub",
            "tables",
            "chairs",
            "panels",
            "needs_power",
            "note",
        ]

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        self.fields["holders"] = organisations_field(event, _("Organisations at this stand"))
        self.fields["hub"].empty_label = _("no hub in particular")
        self.fields["room"].empty_label = _("no room in particular")
        self.order_fields(ORDER)
        if self.instance.pk:
            self.initial["holders"] = list(
                self.instance.holders.values_list("partnership", flat=True)
            )
        show_chosen_first(self, "holders")

    def _clean_fields(self) -> None:
        """“a12” is A12: a number is written in capitals on the plan."""
        name = self.add_prefix("number")
        if name in self.data:
            self.data = self.data.copy()
            self.data[name] = self.data[name].strip().upper()
        super()._clean_fields()

    def save(self, commit: bool = True) -> Stand:
        return save_stand(stand=self.instance, partnerships=self.cleaned_data["holders"])
