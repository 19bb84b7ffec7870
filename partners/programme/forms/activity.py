from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import Activity, Event
from partners.programme.forms.fields import (
    ProgrammeForm,
    day_field,
    initial_slot,
    moment,
    organisations_field,
    people_field,
    show_chosen_first,
    taken_texts,
    time_field,
)
from partners.programme.writing import people_taken, save_activity

ORDER = ("title", "kind", "hub", "description", "day", "starts_at", "ends_at", "room", "capacity")


class ActivityForm(ProgrammeForm):
    """An activity, when it takes place, and who runs it. The code makes itself."""

    class Meta:
        model = Activity
        fields = ["title", "kind", "hub", "description", "room", "capacity"]
        widgets = {"description": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "description": _("What visitors will find there, in one or two sentences: printed."),
            "capacity": _("Empty: as many as the room holds, without a count."),
        }

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        self.fields |= {
            "day": day_field(event),
            "starts_at": time_field(_("Starts at")),
            "ends_at": time_field(_("Ends at")),
            "hosts": organisations_field(event, _("Organisations that run it")),
            "people": people_field(event, _("Professionals who run it")),
        }
        self.fields["hub"].empty_label = _("no hub in particular")
        self.fields["room"].empty_label = _("to be found")
        self.fields["room"].label_from_instance = room_label
        self.order_fields(ORDER)
        if self.instance.pk:
            self.initial |= initial_slot(self.instance) | linked(self.instance)
        show_chosen_first(self, "hosts", "people")

    def _get_validation_exclusions(self) -> set[str]:
        """The slot is put together from three fields, and judged like any other value."""
        return super()._get_validation_exclusions() - set(self._typed_slot())

    def _typed_slot(self) -> dict[str, datetime]:
        values = self.cleaned_data
        slot = {name: moment(values.get("day"), values.get(name)) for name in SLOT}
        return {name: value for name, value in slot.items() if value} if all(slot.values()) else {}

    def _post_clean(self) -> None:
        for name, value in self._typed_slot().items():
            setattr(self.instance, name, value)
        super()._post_clean()
        if self._typed_slot():
            self._tell_who_is_taken()

    def _tell_who_is_taken(self) -> None:
        start, end = self.instance.starts_at, self.instance.ends_at
        people = self.cleaned_data.get("people")
        if people and start < end:
            rows = people_taken(self.event, people, start, end, besides=self.instance)
            for text in taken_texts(rows):
                self.add_error("people", text)

    def save(self, commit: bool = True) -> Activity:
        values = self.cleaned_data
        return save_activity(
            activity=self.instance, partnerships=values["hosts"], people=values["people"]
        )


SLOT = ("starts_at", "ends_at")


def linked(activity: Activity) -> dict[str, Any]:
    return {
        "hosts": list(activity.hosts.values_list("partnership", flat=True)),
        "people": list(activity.assignments.values_list("mobilisation", flat=True)),
    }


def room_label(room: Any) -> str:
    return f"{room.name} ({room.capacity})" if room.capacity else str(room.name)
