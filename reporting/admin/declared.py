from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.administration.scoped import ScopedAdmin
from reporting.figures.registry import FIGURES
from reporting.models import DeclaredFigure


@admin.register(DeclaredFigure)
class DeclaredFigureAdmin(ScopedAdmin):
    list_display = ["figure", "is_counted", "value", "source"]
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

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name != "figure":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        choices = [("", "---------"), *((figure.code, figure.name) for figure in FIGURES)]
        return forms.ChoiceField(
            choices=choices, label=db_field.verbose_name, help_text=_("What was counted.")
        )
