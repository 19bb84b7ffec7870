from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

from budgets.models import Grant
from events.administration.scope import scope_of
from reporting.figures.definitions.grants import GRANT_SHARE
from reporting.figures.registry import FIGURE_BY_CODE, FIGURES


class FigureChoiceMixin:
    """For a model whose `figure` is a code of the registry: chosen and listed by its name."""

    figure_help = _("What was counted.")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name != "figure":
            return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        return forms.ChoiceField(
            choices=[("", "---------"), *_common_figures(), *_grant_figures(request)],
            required=not db_field.blank,
            label=db_field.verbose_name,
            help_text=self.figure_help,
        )

    def choice_label(self, row: Any) -> str:
        return self.figure_name(row)

    @admin.display(description=_("figure"), ordering="figure")
    def figure_name(self, row: Any) -> str:
        figure = FIGURE_BY_CODE.get(row.figure)
        return capfirst(figure.name) if figure else row.figure


def _common_figures() -> list[tuple[str, str]]:
    return [(figure.code, capfirst(figure.name)) for figure in FIGURES]


def _grant_figures(request: HttpRequest) -> list[tuple[str, str]]:
    """Each grant of the event being worked on has a figure of its own."""
    grants = Grant.objects.filter(event=scope_of(request).event)
    name = _("share of the grant: {funder}")
    return [
        (f"{GRANT_SHARE}.{grant.code}", capfirst(format_lazy(name, funder=str(grant))))
        for grant in grants.select_related("funder__organisation")
    ]
