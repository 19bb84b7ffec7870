"""What people wrote and a coordinator published: each text on its own, beside nothing else."""

from collections.abc import Iterator

from events.models import Event
from reporting.sections.section import Quotes
from surveys.models import Moderation
from surveys.models.moderation import Verdict
from surveys.moderation import verbatims_of

MOST_QUOTES = 200  # on one page


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
    found: dict[tuple[int, str], tuple[str, list[str]]] = {}
    for row in rows[:MOST_QUOTES]:
        answer = row.answer
        key = (answer.version.survey_id, answer.question.code)
        found.setdefault(key, (answer.question.label, []))[1].append(row.shown_text)
    for label, texts in found.values():
        yield Quotes(label, tuple(texts))
