from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from budgets.forms.turns import BudgetRowForm
from budgets.models import InKindContribution
from events.models import Event


class InKindForm(BudgetRowForm):
    class Meta:
        model = InKindContribution
        fields = [
            "label",
            "giver",
            "use",
            "source",
            "planned",
            "quantity",
            "unit",
            "unit_value",
            "valuation",
            "method",
            "evidence",
        ]

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        for name in self._meta.fields:
            verbose = InKindContribution._meta.get_field(name).verbose_name
            self.fields[name].label = capfirst(str(verbose))
        if not self.instance.pk and timezone.localdate() < event.starts_on:
            self.initial["quantity"] = None  # what was given is known afterwards
        partners = event.partnerships.select_related("organisation")
        self.fields["giver"].queryset = partners.order_by("organisation__name")
        self.fields["label"].help_text = _("What is given: room, printing, two days of advice…")
        self.fields["use"].help_text = _("What it is used for: the charges side.")
        self.fields["source"].help_text = _("Where it comes from: the produits side.")
        self.fields["unit"].help_text = _("Hour, day, copy, flat rate…")
        self.fields["planned"].help_text = _("What is expected, before the event.")
        self.fields["evidence"].help_text = _("Certificate, agreement, time sheet: in words.")
