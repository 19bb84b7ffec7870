from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partners.committees.subjects import Subject, register_subjects


class PartnersConfig(AppConfig):
    name = "partners"
    verbose_name = _("partners and governance")

    def ready(self) -> None:
        register_subjects("indicator", _("Indicators"), indicator_subjects)


def indicator_subjects(event: Any) -> Iterator[Subject]:
    url = reverse("dashboard_impact", args=[event.slug])
    for indicator in event.indicators.order_by("position", "name"):
        yield Subject(indicator.code, indicator.name, url)
