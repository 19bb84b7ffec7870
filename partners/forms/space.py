"""What an organisation fills in. Nothing here says whether another one has the same value: the
coordinator learns it on accepting (partners.changes.deciding)."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.siret import SiretFormField
from partners.changes.values import PERSON_FIELDS, ROLE, SHEET_FIELDS
from partners.models import InKindProposal, Mobilisation, Organisation, Professional
from partners.models.professional import MobilisationRole


class ProposalForm(forms.ModelForm):
    """Checks each value alone; `seen` is the mark of what the page showed.

    The instance is always a new one, so that what is typed never touches what stands.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.validate_constraints = _told_to_nobody
        for name in self._meta.fields:
            words = self._meta.model._meta.get_field(name).verbose_name
            self.fields[name].label = capfirst(str(words))

    @property
    def values(self) -> dict[str, str]:
        return {name: str(value) for name, value in self.cleaned_data.items() if name != "seen"}


class SheetForm(ProposalForm):
    siret = SiretFormField(
        required=False, validators=Organisation._meta.get_field("siret").validators
    )

    class Meta:
        model = Organisation
        fields = SHEET_FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["siret"].help_text = _("Fourteen digits: they are on your official papers.")
        self.fields["insee_code"].help_text = _("Five characters; not the postcode.")


class PersonForm(ProposalForm):
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=MobilisationRole.choices)

    class Meta:
        model = Professional
        fields = PERSON_FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_name"].required = self.fields["last_name"].required = True
        self.fields[ROLE].label = capfirst(str(Mobilisation._meta.get_field(ROLE).verbose_name))
        self.fields["phone"].validators.append(_telephone)

    def clean_role(self) -> str:
        return str(self.cleaned_data[ROLE])


class OfferForm(forms.ModelForm):
    class Meta:
        model = InKindProposal
        fields = ["label", "kind", "quantity", "unit", "unit_value", "method"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = capfirst(str(InKindProposal._meta.get_field(name).verbose_name))
        self.fields["label"].help_text = _("For example: two rooms for the day.")
        self.fields["unit_value"].help_text = _("Leave it empty if you do not know.")


class CharterForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Your first and last name"), max_length=150)
    role = forms.CharField(label=gettext_lazy("Your function"), max_length=150, required=False)
    agreed = forms.BooleanField(
        label=gettext_lazy("I have read the charter and accept it for my organisation."),
        error_messages={"required": gettext_lazy("Tick the box to accept the charter.")},
    )


def _told_to_nobody(**options: Any) -> None:
    """Unique values are compared with every organisation: only a coordinator may learn that."""


def _telephone(value: str) -> None:
    """The rule of the database, said before it."""
    constraint = next(
        one
        for one in Professional._meta.constraints
        if one.name == "partners_professional_phone_format"
    )
    constraint.validate(Professional, Professional(phone=value))
