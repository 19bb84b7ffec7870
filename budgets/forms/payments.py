"""A payment of a grant, as it came in."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from budgets.models import Grant, GrantPayment
from core.forms import EventScopedModelForm


class PaymentForm(EventScopedModelForm):
    class Meta:
        model = GrantPayment
        fields = ["amount", "paid_on", "reference"]
        widgets = {"paid_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, grant: Grant, **kwargs: Any) -> None:
        super().__init__(*args, event=grant.event, **kwargs)
        self.instance.grant = grant
        for name, field in self.fields.items():
            field.label = capfirst(str(GrantPayment._meta.get_field(name).verbose_name))

    def clean_paid_on(self) -> date | None:
        day: date | None = self.cleaned_data["paid_on"]
        if day and day > timezone.localdate():
            raise ValidationError(
                _("A payment is noted once it came in: this day is still to come.")
            )
        return day
