from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from events.administration.filters import OneQuestionFilter
from events.administration.scoped import ScopedAdmin
from events.models import Indicator
from reporting.admin.figure_choice import FigureChoiceMixin


class NotAchievedFilter(OneQuestionFilter):
    title = _("result")
    parameter_name = "result"
    value_name = "missing"
    value_label = _("still to be typed")

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.without_result()


@admin.register(Indicator)
class IndicatorAdmin(FigureChoiceMixin, ScopedAdmin):
    """Here and not in `events`, because the list of figures is known only from here up."""

    figure_help = _("If a figure measures this objective, what was achieved is computed.")
    list_display = ["name", "unit", "planned", "achieved", "figure_name"]
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
