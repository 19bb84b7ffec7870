"""Who reads for a funder, and what."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from budgets.models import Budget, FunderRepresentative
from budgets.models.budget import Opening
from core.forms import EventScopedModelForm
from events.models import Event


class FunderAccessForm(EventScopedModelForm):
    """The account is named by its exact e-mail address: accounts of others are never listed."""

    email = forms.EmailField(label=_("E-mail address of the account"))

    class Meta:
        model = FunderRepresentative
        fields = ["funder"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "funder" not in self.fields:  # only read, in the administration
            return
        self.order_fields(["email", "funder"])
        funder = self.fields["funder"]
        event: Event = self.instance.event
        partners = event.partnerships.filter(is_funder=True).select_related("organisation")
        funder.queryset = partners.order_by("organisation__name")
        funder.label = _("Reads for")

    def clean_email(self) -> User:
        email = self.cleaned_data["email"]
        account = User.objects.filter(email__iexact=email, is_active=True).first()
        if account is None:
            raise ValidationError(
                _(
                    "No account has this address: invite the person on the page “Team”, "
                    "as a funder, then come back."
                )
            )
        return account

    @property
    def account(self) -> User:
        account: User = self.cleaned_data["email"]
        return account


class OpeningForm(forms.ModelForm):
    class Meta:
        model = Budget
        fields = ["shown_to_funders"]
        widgets = {"shown_to_funders": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["shown_to_funders"]
        field.label = _("What do funders read of the budget?")
        field.choices = Opening.choices
        field.help_text = _(
            "Each one reads the amounts of its own grants; those of the other funders are one sum, "
            "without a name. Your comments are read as you wrote them."
        )
