from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.administration.scoped import ScopedAdmin
from reporting.admin.figure_choice import FigureChoiceMixin
from reporting.models import DeclaredFigure


@admin.register(DeclaredFigure)
class DeclaredFigureAdmin(FigureChoiceMixin, ScopedAdmin):
    list_display = ["figure_name", "is_counted", "value", "source"]
    list_filter = ["is_counted"]
    search_fields = ["figure", "source"]
    fieldsets = [
        (
            None,
            {
                "fields": ["figure", "is_counted", "value", "source"],
                "description": _(
                    "For what was counted elsewhere than on this platform. When both are known, "
                    "the report shows the declared and the recorded figure, and their gap."
                ),
            },
        ),
    ]
