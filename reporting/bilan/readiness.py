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


@dataclass(frozen=True)
class Gap:
    title: str
    items: tuple[str, ...] = ()


def gaps_of(event: Event, figures: FigureSet) -> tuple[Gap, ...]:
    return tuple(_gaps(event, figures))


def _gaps(event: Event, figures: FigureSet) -> Iterator[Gap]:
    if event.ends_on >= timezone.localdate():
        yield Gap(_("The event is not over yet."))
    written = NarrativeBlock.objects.filter(bilan__event=event).values_list("section", flat=True)
    empty = [section for section in Section if section not in set(written)]
    if empty:
        title = _("Texts that are not written: these places stay empty.")
        yield Gap(title, tuple(capfirst(str(section.label)) for section in empty))
    still_open = [survey.title for survey in figures.facts.surveys.values() if survey.is_open]
    if still_open:
        title = _("Questionnaires still open: their results are not told.")
        yield Gap(title, tuple(still_open))
    uncounted = [value.name for value in figures if value.status == Status.NOT_COUNTED]
    if uncounted:
        title = _("Figures that will read “not counted”.")
        yield Gap(title, tuple(capfirst(name) for name in uncounted))
