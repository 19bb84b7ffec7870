"""The report (bilan) and the objectives."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event
from reporting.models import Bilan, NarrativeBlock
from reporting.models.bilan import Section
from reporting.next_steps.step import Step, add_address, change_address, list_address

TEXTS_WITHIN = timedelta(days=60)


def results_missing(event: Event, today: date) -> Step | None:
    count = event.indicators.without_result().count() if today > event.ends_on else 0
    if not count:
        return None
    text = ngettext(
        "%(count)d objective has no result yet.", "%(count)d objectives have no result yet.", count
    ) % {"count": count}
    address = list_address("events_indicator", "result=missing")
    return Step("no_result", text, count, event.ends_on + timedelta(days=30), address)


def texts_missing(event: Event, today: date) -> Step | None:
    """From the first day on: before, there is nothing to tell."""
    written = NarrativeBlock.objects.filter(bilan__event=event).count()
    count = len(Section.choices) - written
    if today < event.starts_on or not count:
        return None
    text = ngettext(
        "%(count)d part of the report has no text.",
        "%(count)d parts of the report have no text.",
        count,
    ) % {"count": count}
    return Step("no_text", text, count, event.ends_on + TEXTS_WITHIN, _bilan_address(event))


def report_unpublished(event: Event, today: date) -> Step | None:
    bilan = Bilan.objects.filter(event=event, versions__isnull=True).first()
    if bilan is None or bilan.blocks.count() < len(Section.choices):
        return None
    text = _("All parts of the report are written and none is published: publish it.")
    due_on = event.ends_on + timedelta(days=90)
    return Step("unpublished", text, 0, due_on, change_address("reporting_bilan", bilan.pk))


def _bilan_address(event: Event) -> str:
    bilan = Bilan.objects.filter(event=event).first()
    if bilan is None:
        return add_address("reporting_bilan")
    return change_address("reporting_bilan", bilan.pk, "blocks-group")


RULES = (results_missing, texts_missing, report_unpublished)
