"""What a shared entry is to the event being worked on, told on the page of the entry itself."""

from typing import Any

from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.administration.inlines import RowForm, Rows
from events.administration.scope import scope_of
from partners.admin.forms import PartnershipForm
from partners.models import Mobilisation, Partnership


class SavedAsShown(RowForm):
    """A new row is saved even if nobody changed what it proposes: to do without, remove it."""

    def has_changed(self) -> bool:
        return self.instance.pk is None or super().has_changed()


class ParticipationForm(SavedAsShown, PartnershipForm):
    pass


class RowOfEvent(Rows):
    """One row at most; proposed on a new entry, asked for on a known one."""

    form = SavedAsShown
    max_num = 1

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 0 if obj else 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(event=scope_of(request).current)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return scope_of(request).current is not None


class MobilisationRow(RowOfEvent):
    model = Mobilisation
    fields = ["role", "hub"]
    verbose_name = _("mobilisation on the current event")


class PartnershipRow(RowOfEvent):
    model = Partnership
    form = ParticipationForm
    fields = ["status", "is_partner", "is_carrier", "is_funder", "is_host", "joined_on"]
    verbose_name = _("participation in the current event")


class WithRowOfEvent:
    """For the admin of a shared entry. A pop-up only adds the entry: the page behind links it."""

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        asked = {**request.GET.dict(), **request.POST.dict()}
        return [] if IS_POPUP_VAR in asked else list(self.inlines)  # type: ignore[attr-defined]
