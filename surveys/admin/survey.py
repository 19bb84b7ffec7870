from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from events.administration.filters import OneQuestionFilter
from events.administration.inlines import Rows
from events.administration.scoped import ScopedAdmin
from surveys.models import Survey, SurveyVersion
from surveys.querysets import CLOSING_SOON
from surveys.services import add_first_version


class WithoutDatesFilter(OneQuestionFilter):
    title = _("opening")
    parameter_name = "opening"
    value_name = "missing"
    value_label = _("no opening date")

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.without_dates()


class WithoutQuestionFilter(OneQuestionFilter):
    title = _("questions")
    parameter_name = "questions"
    value_name = "missing"
    value_label = _("no question yet")

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.without_question()


class VersionRows(Rows):
    model = SurveyVersion
    extra = 0
    select_related = ("survey",)
    show_change_link = True
    verbose_name_plural = _("versions: open one to write its questions")


class ClosingFilter(OneQuestionFilter):
    title = _("closing")
    parameter_name = "closing"
    value_name = "soon"
    value_label = _("within three days")

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        today = timezone.localdate()
        return rows.closing_between(today, today + CLOSING_SOON)


@admin.register(Survey)
class SurveyAdmin(ScopedAdmin):
    list_display = ["title", "audience", "opens_at", "closes_at", "responses"]
    list_filter = [WithoutDatesFilter, WithoutQuestionFilter, ClosingFilter, "audience"]
    ordering = ["audience", "code"]
    search_fields = ["title", "code"]
    inlines = [VersionRows]
    readonly_fields = ["opens_at", "closes_at", "opening_page"]  # closing takes in and mixes
    fieldsets = [
        (None, {"fields": ["title", "code", "audience", "introduction"]}),
        (
            _("Opening"),
            {
                "fields": ["opens_at", "closes_at", "opening_page", "people_asked"],
                "description": _("Answers are accepted between these two moments only."),
            },
        ),
    ]

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """A new questionnaire gets its version 1 by itself."""
        return [VersionRows] if obj else []

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        add_first_version(survey=form.instance)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Survey]:
        return super().get_queryset(request).with_response_count()

    @admin.display(description=_("dates"))
    def opening_page(self, obj: Any) -> str:
        if not obj.pk:
            return _("Save the questionnaire first: its dates are then chosen on their own page.")
        address = reverse("survey_opening", args=[obj.event.slug, obj.code])
        return format_html('<a href="{}">{}</a>', address, _("Open, close or change the dates"))

    @admin.display(description=_("responses"), ordering="response_count")
    def responses(self, obj: Any) -> int:
        return obj.response_count
