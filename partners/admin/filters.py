"""The questions that the index page links to: each shows exactly the rows that it counted."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.administration.filters import OneQuestionFilter


class CharterFilter(OneQuestionFilter):
    title = _("charter")
    parameter_name = "charter"
    value_name = "missing"
    value_label = _("not accepted yet")

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.without_charter()


class PreparationFilter(OneQuestionFilter):
    title = _("preparation")
    parameter_name = "preparation"
    value_name = "missing"
    value_label = _("attended no session yet")

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.not_prepared()


class AdviserHubFilter(OneQuestionFilter):
    title = _("place")
    parameter_name = "place"
    value_name = "missing"
    value_label = _("adviser without a hub")

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.advisers_without_hub()


class ToConfirmFilter(OneQuestionFilter):
    title = _("past dates")
    parameter_name = "past"
    value_name = "planned"
    value_label = _("say whether it was held")

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.to_confirm(timezone.localdate())


class MinutesFilter(OneQuestionFilter):
    title = _("minutes")
    parameter_name = "minutes"
    value_name = "missing"
    value_label = _("held, minutes not sent")

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.without_minutes()


class LateDecisionFilter(OneQuestionFilter):
    title = _("due date")
    parameter_name = "due"
    value_name = "late"
    value_label = _("late")

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.late(timezone.localdate())
