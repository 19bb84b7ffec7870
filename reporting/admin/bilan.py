from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import QuerySet, TextField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.administration.inlines import Rows, Sheets
from events.administration.labels import account_column
from events.administration.scoped import ScopedAdmin, ViewOnly
from events.administration.single import SingleForEvent
from reporting.models import Bilan, BilanVersion, FrozenFigure, NarrativeBlock
from reporting.models.bilan import Section


class TextRows(Sheets):
    """The texts that are written, then an empty one for each part that has none."""

    model = NarrativeBlock
    formfield_overrides = {TextField: {"widget": AdminTextareaWidget(attrs={"rows": 6})}}
    select_related = ("bilan",)

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return len(parts_without_text(obj))


def parts_without_text(bilan: Bilan | None) -> list[str]:
    written = set(bilan.blocks.values_list("section", flat=True)) if bilan else set()
    return [part for part in Section.values if part not in written]


@admin.register(Bilan)
class BilanAdmin(SingleForEvent, ScopedAdmin):
    list_display = ["__str__", "subtitle"]
    list_select_related = ["event"]
    search_fields = ["title", "event__name"]
    inlines = [TextRows]
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "subtitle"],
                "description": _(
                    "Write the texts only: every number, table and chart of the report comes "
                    "from what is recorded on this platform."
                ),
            },
        ),
    ]

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        missing = parts_without_text(obj if obj.pk else None)
        return {**kwargs, "initial": [{"section": part} for part in missing]}


class FigureRows(ViewOnly, Rows):
    model = FrozenFigure
    fields = ["name", "text", "base_text"]
    select_related = ("version",)


@admin.register(BilanVersion)
class BilanVersionAdmin(ViewOnly, ScopedAdmin):
    """What was published, to be read; it never changes."""

    event_path = "bilan__event"
    list_display = ["__str__", "bilan", "published_at", "sha256"]
    list_select_related = ["bilan__event"]
    fields = ["bilan", "number", "published_at", "publisher", "sha256"]
    exclude: list[str] = []
    inlines = [FigureRows]
    publisher = account_column("published_by", _("published by"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("pdf", "html").select_related("published_by")
