"""One group of respondents read through the whole questionnaire, as far as it may be (ADR 27).

Only groups that are told (ADR 13). A question is told of all of them or of none, as finely as no
kind of reply was given by too few people, neither in a group nor in all those that are not told.
Texts, and what is asked about the people themselves, are never told of a group.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from events.models import Event
from reporting.figures.definitions.answers import POSITIVE
from reporting.figures.facts import ChoiceFacts, QuestionFacts, SurveyFacts
from reporting.figures.loading.group_answers import GroupAnswers, load_group_answers
from reporting.sections.group_results import GroupResult, GroupResults
from reporting.sections.question_results import TONES, is_profile
from reporting.statistics.blocks import may_be_told

CLASSES = (("9-10", range(9, 11)), ("7-8", range(7, 9)), ("0-6", range(7)))


@dataclass(frozen=True)
class Replies:
    """Of some forms to one question: ticks by choice, marks; for several choices, who ticked
    something and who ticked more than one."""

    forms: int
    ticks: Mapping[str, int]
    marks: Mapping[int, int]
    people: int
    several: int


@dataclass(frozen=True)
class Told:
    """A question as it is told, and the people who gave each kind of reply."""

    facts: QuestionFacts
    cells: tuple[int, ...]


Shape = Callable[[QuestionFacts, Replies], Told]


@dataclass(frozen=True)
class Reading:
    """`questions`: each of the group, beside the same of everybody. `left_out`: labels."""

    results: GroupResults
    group: GroupResult
    forms: int
    everybody: int
    questions: tuple[tuple[QuestionFacts, QuestionFacts], ...]
    left_out: tuple[str, ...]


def read_group(
    event: Event, survey: SurveyFacts, results: GroupResults, group: GroupResult
) -> Reading:
    """`group` is one that is told."""
    answers = load_group_answers(event, survey.code, results.dimension)
    questions, left_out = [], []
    for question in survey.questions.values():
        if is_profile(question) or question.kind not in SHAPES or not question.respondents:
            continue
        pair = _pair(question, answers, results, group, event.mask_inside)
        if pair:
            questions.append(pair)
        else:
            left_out.append(question.label)
    forms = results.sizes
    return Reading(
        results, group, forms[group.code], sum(forms.values()), tuple(questions), tuple(left_out)
    )


def _pair(
    question: QuestionFacts,
    answers: GroupAnswers,
    results: GroupResults,
    group: GroupResult,
    threshold: int,
) -> tuple[QuestionFacts, QuestionFacts] | None:
    hidden = {one.code for one in results.groups if one.rates is None}
    replies = {code: _replies(answers, code, n, question) for code, n in results.sizes.items()}
    for shape in SHAPES[question.kind]:
        told = {code: shape(question, found) for code, found in replies.items()}
        cells = {code: one.cells for code, one in told.items()}
        if may_be_told(cells, hidden, threshold=threshold):
            return told[group.code].facts, shape(question, _added([*replies.values()])).facts
    return None


def _replies(answers: GroupAnswers, group: str, forms: int, question: QuestionFacts) -> Replies:
    ticks, marks = answers.ticks.get(group, {}), answers.marks.get(group, {})
    return Replies(
        forms,
        {choice.code: ticks.get((question.code, choice.code), 0) for choice in question.choices},
        {mark: marks.get((question.code, mark), 0) for mark in range(11)},
        answers.people.get(group, {}).get(question.code, 0),
        answers.several.get(group, {}).get(question.code, 0),
    )


def _added(parts: Sequence[Replies]) -> Replies:
    first = parts[0]
    return Replies(
        sum(part.forms for part in parts),
        {code: sum(part.ticks[code] for part in parts) for code in first.ticks},
        {mark: sum(part.marks[mark] for part in parts) for mark in first.marks},
        sum(part.people for part in parts),
        sum(part.several for part in parts),
    )


def _one_choice(question: QuestionFacts, replies: Replies) -> Told:
    counts = tuple(replies.ticks.values())
    return Told(
        _facts(question, question.choices, replies.ticks, sum(counts)),
        (*counts, replies.forms - sum(counts)),
    )


def _satisfied_or_not(question: QuestionFacts, replies: Replies) -> Told:
    """What ADR 13 tells of a group in any case."""
    levels = {choice.code: choice.valence for choice in question.choices}
    counts = {"satisfied": 0, "unsatisfied": 0}
    for code, number in replies.ticks.items():
        if levels[code] in TONES:
            counts["satisfied" if levels[code] in POSITIVE else "unsatisfied"] += number
    choices = (
        ChoiceFacts("satisfied", _("Satisfied or very satisfied"), POSITIVE[-1], 0),
        ChoiceFacts("unsatisfied", _("Not satisfied"), "negative", 0),
    )
    expressed = sum(counts.values())
    return Told(
        _facts(question, choices, counts, expressed),
        (*counts.values(), replies.forms - expressed),
    )


def _several_choices(question: QuestionFacts, replies: Replies) -> Told:
    """Each choice was ticked by somebody or not; people who ticked one thing, several, nothing."""
    cells = [replies.several, replies.people - replies.several, replies.forms - replies.people]
    for number in replies.ticks.values():
        cells += [number, replies.people - number]
    return Told(_facts(question, question.choices, replies.ticks, replies.people), tuple(cells))


def _classes(question: QuestionFacts, replies: Replies) -> Told:
    """Three classes: a mean beside its base would tell of a single mark."""
    counts = {code: sum(replies.marks[mark] for mark in marks) for code, marks in CLASSES}
    labels = {"9-10": _("9 or 10"), "7-8": _("7 or 8"), "0-6": _("0 to 6")}
    choices = tuple(ChoiceFacts(code, labels[code], "", 0) for code, _marks in CLASSES)
    given = sum(counts.values())
    return Told(
        replace(_facts(question, choices, counts, given), kind="single", scores={}),
        (*counts.values(), replies.forms - given),
    )


SHAPES: Mapping[str, Sequence[Shape]] = {
    "satisfaction": (_one_choice, _satisfied_or_not),
    "single": (_one_choice,),
    "multiple": (_several_choices,),
    "recommendation": (_classes,),
}


def _facts(
    question: QuestionFacts,
    choices: Sequence[ChoiceFacts],
    counts: Mapping[str, int],
    respondents: int,
) -> QuestionFacts:
    """Those who gave no answer are not told of a group, so nobody else counts as asked."""
    return replace(
        question,
        choices=tuple(replace(choice, count=counts[choice.code]) for choice in choices),
        respondents=respondents,
        asked=respondents,
    )
