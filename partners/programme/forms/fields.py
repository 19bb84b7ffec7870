"""Fields that the forms of the programme share: a day of the event, people, organisations."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Case, When
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.dates import day_text
from core.forms import EventScopedModelForm
from events.models import Event
from partners.models import Assignment, Mobilisation, Partnership

MOST_DAYS = 62
TIME = {"format": "%H:%M", "attrs": {"type": "time"}}


class OrganisationsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Partnership) -> str:
        return str(obj.organisation.name)


class PeopleField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Mobilisation) -> str:
        return f"{obj.professional.display_name} · {obj.professional.organisation.name}"


def organisations_field(event: Event, label: Any) -> OrganisationsField:
    """Those that are in; the others do not come."""
    rows = event.partnerships.active().select_related("organisation")
    return OrganisationsField(
        rows.order_by("organisation__name"),
        label=label,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def people_field(event: Event, label: Any, *, required: bool = False) -> PeopleField:
    rows = event.mobilisations.select_related("professional__organisation")
    order = ("organisation__name", "last_name", "first_name", "code")
    return PeopleField(
        rows.order_by(*(f"professional__{name}" for name in order)),
        label=label,
        required=required,
        widget=forms.CheckboxSelectMultiple,
    )


def show_chosen_first(form: forms.BaseForm, *names: str) -> None:
    """In a long list, what is ticked must be seen without looking for it."""
    for name in names:
        values = form[name].value() or []
        keys = [int(value) for value in values if str(value).isdecimal()]
        rows = form.fields[name].queryset  # type: ignore[attr-defined]
        chosen = Case(When(pk__in=keys, then=0), default=1)
        form.fields[name].queryset = rows.order_by(  # type: ignore[attr-defined]
            chosen, *rows.query.order_by
        )


def day_field(event: Event) -> forms.Field:
    """A list of the days of a short event; a date for a season."""
    if (event.ends_on - event.starts_on).days >= MOST_DAYS:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        return forms.DateField(label=_("Day"), widget=widget)
    number = (event.ends_on - event.starts_on).days + 1
    days = [event.starts_on + timedelta(days=count) for count in range(number)]
    return forms.TypedChoiceField(
        label=_("Day"),
        choices=[(day.isoformat(), capfirst(day_text(day, "l j F Y"))) for day in days],
        coerce=date.fromisoformat,
    )


def time_field(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(**TIME))


def moment(day: date | None, hour: time | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, hour)) if day and hour else None


def initial_slot(row: Any) -> dict[str, Any]:
    """What the three fields of a saved slot say."""
    start, end = timezone.localtime(row.starts_at), timezone.localtime(row.ends_at)
    return {"day": start.date().isoformat(), "starts_at": start.time(), "ends_at": end.time()}


def taken_texts(rows: Iterable[Assignment]) -> list[str]:
    """Who is taken, by what, from when to when."""
    rule = next(
        one for one in Assignment._meta.constraints if one.name == "partners_assignment_person_free"
    )
    return [f"{rule.get_violation_error_message()} {row.told}" for row in rows]


class ProgrammeForm(EventScopedModelForm):
    """Labels are those of the model, with a capital."""

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        self.event = event
        for name, field in self.fields.items():
            field.label = capfirst(str(field.label))
            if name in {"hub", "room"}:
                field.queryset = getattr(event, f"{name}s").all()
