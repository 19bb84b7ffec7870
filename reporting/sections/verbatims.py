"""What people wrote and a coordinator published: each text on its own, beside nothing else."""

from collections.abc import Iterator

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from events.models import Event
from reporting.sections.section import Quotes
from surveys.models import Moderation
from surveys.models.moderation import Verdict
from surveys.moderation import verbatims_of

MOST_QUOTES = 100  # of one question on a page; the report quotes all that were chosen

OF_ONE_QUESTION = (F("answer__version__survey"), F("answer__question__code"))


def published_quotes(
    event: Event, *, survey: str = "", for_report: bool = False
) -> Iterator[Quotes]:
    """Question by question; only of the texts that may be read.

    Ordered by their keys, which are random: neither by time nor by person.
    """
    rows = (
        Moderation.objects.filter(answer__version__event=event, verdict=Verdict.PUBLISHED)
        .select_related("answer__question", "answer__version")
        .order_by("answer__version__survey__audience", "answer__question__position", "pk")
    )
    rows = rows.filter(answer__version__survey__code=survey) if survey else rows
    rows = rows.filter(in_report=True) if for_report else rows
    rows = rows.filter(answer__in=verbatims_of(event))
    rows = rows.annotate(alike=Window(Count("pk"), OF_ONE_QUESTION))
    if not for_report:
        place = Window(RowNumber(), OF_ONE_QUESTION, order_by="pk")
        rows = rows.annotate(place=place).filter(place__lte=MOST_QUOTES)
    found: dict[tuple[int, str], tuple[str, list[str], int]] = {}
    for row in rows:
        answer = row.answer
        key = (answer.version.survey_id, answer.question.code)
        found.setdefault(key, (answer.question.label, [], row.alike))[1].append(row.shown_text)
    for label, texts, alike in found.values():
        yield Quotes(label, tuple(texts), alike - len(texts))
