"""The questionnaire as people see it, screen by screen. Nothing is recorded."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from surveys.instrument import Instrument, Item, read_cover, read_instrument
from surveys.languages import Language, direction_of
from surveys.models import Survey
from surveys.replies import Posted
from surveys.services import latest_version
from surveys.views.answer import duration_text
from surveys.views.answer_pages import Reader, Tongue
from surveys.views.answer_questions import question_context
from surveys.views.staff_frame import for_survey
from surveys.words import words_in

COVER = 0


@for_survey
@require_safe
def survey_preview(request: HttpRequest, survey: Survey, screen: int = COVER) -> HttpResponse:
    """Screen 0 is the cover; every question has its screen, whatever it depends on."""
    asked = request.GET.get("langue", "")
    language = Language(asked) if asked in Language.values else Language.FRENCH
    instrument = read_instrument(latest_version(survey), language)
    last = len(instrument.questions)
    if screen > last:
        raise Http404
    words = words_in(language)
    frame = {
        "survey": survey,
        "words": words,
        "language": language.value,
        "direction": direction_of(language),
        "screen": screen,
        "total": last,
        "previous": _address(survey, screen - 1, language) if screen > COVER else "",
        "next": _address(survey, screen + 1, language) if screen < last else "",
        "tongues": [_tongue(survey, screen, one, language) for one in Language],
    }
    if screen == COVER:
        shown = _cover(Reader(request, survey, language.value), instrument)
    else:
        item = instrument.questions[screen - 1]
        shown = question_context(item, Posted({}), words)
        shown["condition"] = _condition(instrument, item)
        shown["progress"] = words.progress.format(number=screen, total=last)
    return render(request, "surveys/staff/preview.html", {**frame, **shown})


def _cover(reader: Reader, instrument: Instrument) -> dict[str, Any]:
    """What is said before the first question."""
    items = [item for item in instrument.questions if not item.shown_if]
    return {
        "cover": read_cover(reader.survey, reader.language),
        "facts": [reader.words.questions.format(count=len(items)), duration_text(reader, items)],
        "promise": reader.words.anonymous,
    }


def _condition(instrument: Instrument, item: Item) -> tuple[str, str] | None:
    """Labels of the earlier question and of the choice that it is asked after."""
    if item.shown_if is None:
        return None
    earlier = instrument.item(item.shown_if[0])
    choice = earlier.choice(item.shown_if[1]) if earlier else None
    return (earlier.label, choice.label) if earlier and choice else None


def _tongue(survey: Survey, screen: int, language: Language, current: Language) -> Tongue:
    address = _address(survey, screen, language)
    return Tongue(language, language.label, direction_of(language), address, language == current)


def _address(survey: Survey, screen: int, language: Language) -> str:
    arguments = [survey.event.slug, survey.code]
    if screen == COVER:
        path = reverse("survey_preview", args=arguments)
    else:
        path = reverse("survey_preview_step", args=[*arguments, screen])
    return f"{path}?langue={language.value}"
