from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.forms import EventScopedModelForm
from events.models import Event
from partners.models import PreparationSession
from partners.models.preparation import OccurrenceStatus, SessionKind


class SessionForm(EventScopedModelForm):
    """The code makes itself. Nothing is held on a day that is still to come."""

    class Meta:
        model = PreparationSession
        fields = [
            "kind",
            "title",
            "date",
            "starts_at",
            "ends_at",
            "half_days",
            "place",
            "capacity",
            "hub",
            "tutor",
            "status",
        ]
        widgets = {
            "date": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "starts_at": forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
            "ends_at": forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        }

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        for name, field in self.fields.items():
            field.label = capfirst(str(PreparationSession._meta.get_field(name).verbose_name))
        self.fields["hub"].queryset = event.hubs.all()
        self.fields["hub"].empty_label = _("At reception, or none")
        self.fields["capacity"].help_text = _("Empty: no limit. Beyond it, people wait.")

    @staticmethod
    def initial_after(last: PreparationSession | None, *, same_kind: bool) -> dict[str, Any]:
        """Sessions of one event are often at the same place and hour."""
        if last is None:
            return {}
        kept = ("starts_at", "ends_at", "half_days", "place", "capacity")
        return {name: getattr(last, name) for name in (*kept, *(["kind"] if same_kind else []))}

    def _code_source(self) -> str:
        """A title is optional: the kind and the day name a session as well."""
        values = self.cleaned_data
        kind = dict(SessionKind.choices).get(values.get("kind"), "")
        return values.get("title") or f"{str(kind)[:28]}-{values.get('date') or ''}"

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        day = values.get("date")
        if values.get("status") == OccurrenceStatus.HELD and day and day > timezone.localdate():
            self.add_error("status", _("This day is still to come: it cannot be held yet."))
        return values
