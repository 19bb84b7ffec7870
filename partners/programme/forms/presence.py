from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Event, Hub
from partners.models import Stand
from partners.programme.forms.fields import (
    day_field,
    moment,
    people_field,
    show_chosen_first,
    taken_texts,
    time_field,
)
from partners.programme.writing import add_presences, people_taken


class PresenceForm(forms.Form):
    """Several people at one stand or hub desk, at the same hours."""

    place = forms.ChoiceField(
        label=gettext_lazy("Where"),
        help_text=gettext_lazy("Whoever runs an activity is named on the page of the activity."),
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        self.places = places_of(event)
        self.fields["place"].choices = place_choices(self.places)
        self.fields |= {
            "day": day_field(event),
            "starts_at": time_field(_("From")),
            "ends_at": time_field(_("To")),
            "people": people_field(event, _("Professionals"), required=True),
        }
        show_chosen_first(self, "people")

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = (moment(values.get("day"), values.get(name)) for name in SLOT)
        if start and end and start >= end:
            self.add_error("ends_at", _("Say from when to when; it ends after it starts."))
        elif start and end and values.get("people"):
            self.slot = start, end
            for text in taken_texts(people_taken(self.event, values["people"], start, end)):
                self.add_error("people", text)
        return values

    def refuse(self, message: str, field: str = "") -> None:
        if "people" not in self.errors:
            self.add_error("people", message)

    def save(self) -> int:
        start, end = self.slot
        return add_presences(
            event=self.event,
            place=self.places[self.cleaned_data["place"]],
            people=self.cleaned_data["people"],
            starts_at=start,
            ends_at=end,
        )


SLOT = ("starts_at", "ends_at")


def places_of(event: Event) -> dict[str, Hub | Stand]:
    hubs = {f"pole-{one.code}": one for one in event.hubs.all()}
    return {**hubs, **{f"stand-{one.number}": one for one in event.stands.by_number()}}


def place_choices(places: dict[str, Hub | Stand]) -> list[Any]:
    hubs = [(key, str(one)) for key, one in places.items() if isinstance(one, Hub)]
    stands = [(key, str(one)) for key, one in places.items() if isinstance(one, Stand)]
    groups = [(_("Desk of a hub"), hubs), (_("Stands"), stands)]
    return [("", _("Choose a place")), *((name, rows) for name, rows in groups if rows)]
