from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from budgets.forms.turns import BudgetRowForm
from budgets.models import Grant
from budgets.nomenclature import GRANT_SLUGS, LINE_BY_SLUG
from budgets.services.grants import slug_for
from events.models import Event

DATES = (
    "requested_on",
    "decided_on",
    "agreement_signed_on",
)


class GrantForm(BudgetRowForm):
    """The line of the form comes from the kind of the funder, unless somebody chooses another."""

    class Meta:
        model = Grant
        fields = [
            "funder",
            "slug",
            "year",
            "requested",
            "requested_on",
            "awarded",
            "decided_on",
            "decision_reference",
            "agreement_signed_on",
            "overpaid_reason",
        ]
        widgets: dict[str, forms.Widget] = {
            name: forms.DateInput({"type": "date"}, format="%Y-%m-%d") for name in DATES
        }
        widgets["overpaid_reason"] = forms.Textarea({"rows": 2})

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        for name in self._meta.fields:
            self.fields[name].label = capfirst(str(Grant._meta.get_field(name).verbose_name))
        partners = event.partnerships.select_related("organisation").filter(is_funder=True)
        self.fields["funder"].queryset = partners.order_by("organisation__name")
        self.fields["funder"].help_text = _("A participation whose role “funder” is ticked.")
        self.fields["slug"].required = False
        lines = [(slug, LINE_BY_SLUG[slug].label) for slug in GRANT_SLUGS]
        self.fields["slug"].choices = [("", _("According to the kind of funder")), *lines]
        self.initial["year"] = self.instance.year or event.ends_on.year
        if self.instance.pk:  # its budget line stands there
            del self.fields["slug"]

    def clean_slug(self) -> str:
        funder = self.cleaned_data.get("funder")
        chosen: str = self.cleaned_data["slug"]
        return chosen or (slug_for(funder) if funder else "")

    def _code_source(self) -> str:
        """Of the code: the funder's name."""
        funder = self.cleaned_data.get("funder")
        return funder.organisation.name if funder else super()._code_source()
