from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from budgets.forms.amounts import euro_field
from partners.models import InKindProposal


class OfferForm(forms.Form):
    """The value that the organisation gave may be corrected; it is then asked to agree again."""

    unit_value = euro_field(_("Unit value (€)"), required=True)

    def __init__(self, *args: Any, offer: InKindProposal, **kwargs: Any) -> None:
        super().__init__(
            *args,
            prefix=f"offer-{offer.pk}",
            initial={"unit_value": offer.unit_value},
            use_required_attribute=False,
            **kwargs,
        )
        self.offer = offer
