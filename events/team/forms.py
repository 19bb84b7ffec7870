from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role

WHAT_FOR = {
    Role.COORDINATOR: _("Coordinator: does everything on this event, and invites others"),
    Role.RECEPTION: _("Reception: desks, tablets, counts and paper on the day"),
    Role.CONTRIBUTOR: _("Partner contributor: reads the committees and the satisfaction"),
    Role.FUNDER: _("Funder: reads the results, the decisions, and of the budget what you open"),
}


class InvitationForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    full_name = forms.CharField(
        label=capfirst(User._meta.get_field("full_name").verbose_name),
        max_length=150,
        required=False,
    )
    role = forms.ChoiceField(
        label=_("What will this person do?"),
        choices=list(WHAT_FOR.items()),
        widget=forms.RadioSelect,
    )

    def values(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        return {**data, "role": Role(data["role"])}
