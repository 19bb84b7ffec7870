"""Questions of a version, and choices of a question. Filled forms are never listed one by one.

What a question depends on, and the translations, are left to the builder: it shows them in order.
"""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.administration.filters import OneQuestionFilter, ScopedRelatedFilter
from events.administration.inlines import Rows
from events.administration.scoped import ScopedAdmin
from surveys.admin.frozen import FrozenRows, is_frozen
from surveys.models import Choice, Question, SurveyPurge, SurveyVersion
from surveys.services import add_satisfaction_scales


class WithoutChoiceFilter(OneQuestionFilter):
    title = _("choices")
    parameter_name = "choices"
    value_name = "missing"
    value_label = _("nothing to tick yet")

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.without_choice()


class QuestionRows(FrozenRows, Rows):
    model = Question
    shows_code = True
    fields = ["label", "code", "kind", "is_required", "position"]
    select_related = ("version",)
    frozen_fields = ("code", "kind")
    show_change_link = True
    verbose_name_plural = _("questions: open one to write its choices")


@admin.register(SurveyVersion)
class SurveyVersionAdmin(ScopedAdmin):
    list_display = ["survey", "number", "responses"]
    list_filter = [("survey", ScopedRelatedFilter)]
    list_select_related = ["survey", "event"]
    ordering = ["survey__code", "number"]
    search_fields = ["survey__title"]
    inlines = [QuestionRows]
    readonly_fields = ["responses"]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        add_satisfaction_scales(version=form.instance)

    def get_queryset(self, request: HttpRequest) -> QuerySet[SurveyVersion]:
        rows = super().get_queryset(request).select_related("survey")
        erased = Exists(SurveyPurge.objects.filter(event=OuterRef("event")))
        return rows.annotate(response_count=Count("responses"), is_erased=erased)

    @admin.display(description=_("responses"), ordering="response_count")
    def responses(self, obj: Any) -> int | str:
        """By version they are not kept: the whole questionnaire has its total."""
        return (
            _("erased") if getattr(obj, "is_erased", False) else getattr(obj, "response_count", 0)
        )


class ChoiceRows(FrozenRows, Rows):
    model = Choice
    shows_code = True
    fields = ["label", "code", "valence", "asks_text", "position"]
    select_related = ("question",)
    frozen_fields = ("code", "valence", "asks_text")

    def version_of(self, obj: Any) -> Any:
        return obj.version


@admin.register(Question)
class QuestionAdmin(ScopedAdmin):
    shows_code = True
    event_path = "version__event"
    list_display = ["label", "kind", "version", "is_required", "position"]
    list_filter = [WithoutChoiceFilter, "kind", ("version", ScopedRelatedFilter)]
    list_select_related = ["version__survey", "version__event"]
    search_fields = ["label", "code"]
    inlines = [ChoiceRows]
    fieldsets = [
        (
            None,
            {
                "fields": ["version", "label", "help_text", "code", "kind"],
                "description": _(
                    "Editions are compared by the code: give the same question the same code. "
                    "Once somebody has answered, only the words can be corrected."
                ),
            },
        ),
        (
            _("On the form"),
            {
                "fields": ["is_required", "position", "shown_if"],
                "description": _("After which choice it is asked is decided in the builder."),
            },
        ),
    ]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        add_satisfaction_scales(version=form.instance.version)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        return super().get_queryset(request).select_related("version__survey", "shown_if")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        frozen = ["version", "code", "kind"] if obj and is_frozen(obj.version) else []
        return [*frozen, "shown_if"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj and is_frozen(obj.version))
