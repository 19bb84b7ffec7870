"""What a coordinator should know before the report is frozen. Nothing here forbids to publish."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.models import Event
from reporting.figures import FigureSet, Status
from reporting.models import NarrativeBlock
from reporting.models.bilan import Section
from surveys.erased import erased_on
from visits.purge import purged_on


@dataclass(frozen=True)
class Gap:
    title: str
    items: tuple[str, ...] = ()


def gaps_of(event: Event, figures: FigureSet) -> tuple[Gap, ...]:
    return tuple(_gaps(event, figures))


def _gaps(event: Event, figures: FigureSet) -> Iterator[Gap]:
    if event.ends_on >= timezone.localdate():
        yield Gap(_("The event is not over yet."))
    if purged_on(event):
        yield Gap(_("The detail of the visits was erased: this version has no profile any more."))
    if erased_on(event):
        yield Gap(_("The answers were replaced by their totals: this version quotes no text."))
    written = NarrativeBlock.objects.filter(bilan__event=event).values_list("section", flat=True)
    empty = [section for section in Section if section not in set(written)]
    if empty:
        title = _("Texts that are not written: these places stay empty.")
        yield Gap(title, tuple(capfirst(str(section.label)) for section in empty))
    held = [survey.title for survey in figures.facts.surveys.values() if survey.is_open]
    if held:
        title = _("Questionnaires open or not all taken in yet: their results are not told.")
        yield Gap(title, tuple(held))
    uncounted = [value.name for value in figures if value.status == Status.NOT_COUNTED]
    if uncounted:
        title = _("Figures that will read “not counted”.")
        yield Gap(title, tuple(capfirst(name) for name in uncounted))
