"""The questionnaire on paper: boxes to tick, made from the version that answers are keyed into."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from django.template.loader import render_to_string
from django.utils import timezone

from core.pdf import render_pdf
from surveys.instrument import Instrument, Item, read_cover, read_instrument
from surveys.languages import Language, direction_of
from surveys.models import SurveyVersion
from surveys.models.instrument import Audience, QuestionKind
from surveys.replies import SCORES
from surveys.sheet_marks import mark_of, shown_mark
from surveys.words import words_in
from surveys.words.printed import PRINTED

STYLESHEETS = ("css/fonts.css", "css/print-fonts.css", "css/paper-sheet.css")
LINES_TO_WRITE_ON = 3
SHORT_LABEL = 40  # not broken over two lines


@dataclass(frozen=True, slots=True)
class Box:
    """What can be ticked. `digit`: the key of the entry screen, none beyond nine."""

    digit: str
    label: str
    asks_text: bool

    @property
    def is_short(self) -> bool:
        return len(self.label) <= SHORT_LABEL


@dataclass(frozen=True, slots=True)
class PrintedItem:
    number: int
    label: str
    condition: str
    hints: tuple[str, ...]
    boxes: tuple[Box, ...]
    is_score: bool
    is_text: bool


def sheet_pdf(version: SurveyVersion, language: Language) -> bytes:
    """`version` with its survey and its event. Raises core.pdf.PdfUnavailable."""
    survey, event, words = version.survey, version.event, words_in(language)
    mark = mark_of(version, language)
    html = render_to_string(
        "surveys/paper_sheet.html",
        {
            "event": event,
            "cover": read_cover(survey, language),
            "items": list(printed_items(read_instrument(version, language), language)),
            "language": language.value,
            "direction": direction_of(language),
            "words": words,
            "printed": PRINTED[language],
            "scores": SCORES,
            "lines": range(LINES_TO_WRITE_ON),
            "asks_workshop": survey.audience == Audience.WORKSHOP,
            "mark": shown_mark(mark),
            "version": version.number,
            "language_name": language.label,
        },
    )
    return render_pdf(
        html,
        stylesheets=STYLESHEETS,
        identity=f"{event.slug} {survey.code} feuille {version.number} {language}",
        dated=timezone.make_aware(datetime.combine(event.starts_on, time.min)),
    )


def printed_items(instrument: Instrument, language: str) -> Iterator[PrintedItem]:
    numbers = {item.code: number for number, item in enumerate(instrument.questions, start=1)}
    for item in instrument.questions:
        yield PrintedItem(
            number=numbers[item.code],
            label=item.label,
            condition=_condition(instrument, item, numbers, language),
            hints=tuple(_hints(item, language)),
            boxes=tuple(
                Box(str(place) if place < 10 else "", choice.label, choice.asks_text)
                for place, choice in enumerate(item.choices, start=1)
            ),
            is_score=item.kind == QuestionKind.RECOMMENDATION,
            is_text=item.kind == QuestionKind.TEXT,
        )


def _hints(item: Item, language: str) -> Iterator[str]:
    words = words_in(language)
    if item.help_text:
        yield item.help_text
    if item.kind == QuestionKind.MULTIPLE:
        yield words.several
    elif item.kind == QuestionKind.TEXT:
        yield words.no_names
    elif item.kind != QuestionKind.RECOMMENDATION:
        yield PRINTED[language].one_answer


def _condition(instrument: Instrument, item: Item, numbers: dict[str, int], language: str) -> str:
    """“If you ticked “No” in question 5:”, for a question that depends on another."""
    if item.shown_if is None:
        return ""
    earlier = instrument.item(item.shown_if[0])
    choice = earlier.choice(item.shown_if[1]) if earlier else None
    if earlier is None or choice is None:
        return ""
    return PRINTED[language].only_if.format(choice=choice.label, number=numbers[earlier.code])
