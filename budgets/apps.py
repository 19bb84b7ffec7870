from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partners.committees.subjects import Subject, register_subjects


class BudgetsConfig(AppConfig):
    name = "budgets"
    verbose_name = _("budget")

    def ready(self) -> None:
        register_subjects("line", _("Budget lines"), line_subjects)


def line_subjects(event: Any) -> Iterator[Subject]:
    url = reverse("dashboard_budget", args=[event.slug])
    for line in event.budget_lines.order_by("position", "code"):
        yield Subject(line.code, str(line), url)
