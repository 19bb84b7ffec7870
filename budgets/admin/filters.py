from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from events.administration.filters import OneQuestionFilter


class ActualFilter(OneQuestionFilter):
    title = _("actual amount")
    parameter_name = "actual"
    value_name = "missing"
    value_label = _("still to be typed")

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.without_actual()


class GapFilter(OneQuestionFilter):
    title = _("gap")
    parameter_name = "gap"
    value_name = "unexplained"
    value_label = _("large, without comment")

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.with_unexplained_gap()


class AgreementFilter(OneQuestionFilter):
    title = _("agreement")
    parameter_name = "agreement"
    value_name = "missing"
    value_label = _("above 23 000 €, not signed")

    def matching(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.without_agreement()
