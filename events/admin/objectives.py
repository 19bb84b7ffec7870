from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from events.administration.filters import OneQuestionFilter
from events.administration.scoped import ScopedAdmin
from events.models import Indicator


class NotAchievedFilter(OneQuestionFilter):
    title = _("result")
    parameter_name = "result"
    value_name = "missing"
    value_label = _("still to be typed")

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.without_result()


@admin.register(Indicator)
class IndicatorAdmin(ScopedAdmin):
    list_display = ["name", "unit", "planned", "achieved", "figure"]
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
