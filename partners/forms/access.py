from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.forms import EventScopedModelForm
from events.models import Event
from partners.models import PartnerAccess


class AccessForm(EventScopedModelForm):
    """Who gets a link, for which organisation."""

    class Meta:
        model = PartnerAccess
        fields = ["partnership", "contact_name", "contact_email"]

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        for name, field in self.fields.items():
            field.label = capfirst(str(PartnerAccess._meta.get_field(name).verbose_name))
        partners = event.partnerships.exclude(status__in=["declined", "withdrawn"])
        self.fields["partnership"].queryset = partners.select_related("organisation")
        self.fields["partnership"].empty_label = _("Choose an organisation")
