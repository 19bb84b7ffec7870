from typing import Any

from django.utils.text import capfirst

from core.forms import EventScopedModelForm
from visits.models import WallLink


class WallLinkForm(EventScopedModelForm):
    class Meta:
        model = WallLink
        fields = ["name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = capfirst(str(WallLink._meta.get_field("name").verbose_name))
