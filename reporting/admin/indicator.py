from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.administration.filters import OneQuestionFilter
from events.administration.scope import scope_of
from events.administration.scoped import CurrentEventList, ScopedAdmin
from events.models import Indicator
from reporting.admin.figure_choice import FigureChoiceMixin
from reporting.figures.figure_set import figures_of
from reporting.statistics.formatting import number_text, places_of


class NotAchievedFilter(OneQuestionFilter):
    title = _("result")
    parameter_name = "result"
    value_name = "missing"
    value_label = _("still to be typed")

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.without_result()


class MeasuredList(CurrentEventList):
    """The figures of the event are computed once for the page, if a row is measured by one."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        event = scope_of(request).current
        if event is None or not any(row.figure for row in self.result_list):
            return
        figures = figures_of(event)
        for row in self.result_list:
            row.measured = figures.get(row.figure)


@admin.register(Indicator)
class IndicatorAdmin(FigureChoiceMixin, ScopedAdmin):
    """Here and not in `events`, because the list of figures is known only from here up."""

    figure_help = _("If a figure measures this objective, what was achieved is computed.")
    list_display = ["name", "unit", "target", "result", "figure_name"]
    list_filter = [NotAchievedFilter]
    search_fields = ["name", "code"]
    fieldsets = [
        (None, {"fields": ["name", "code", "unit", "planned", "position"]}),
        (
            _("Result"),
            {
                "fields": ["figure", "achieved", "comment"],
                "description": _(
                    "Either a figure of this platform measures the objective, "
                    "or the result is typed here."
                ),
            },
        ),
    ]

    def choice_label(self, obj: Indicator) -> str:
        """Its own name, not that of the figure that measures it."""
        return obj.name

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return MeasuredList

    @admin.display(description=_("planned"), ordering="planned")
    def target(self, obj: Indicator) -> str:
        return number_text(obj.planned, places_of(obj.planned))

    @admin.display(description=_("achieved"))
    def result(self, obj: Any) -> str:
        measured = getattr(obj, "measured", None)
        return measured.text if measured else number_text(obj.achieved, places_of(obj.achieved))
