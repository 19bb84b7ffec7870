"""One question at a time: added, changed, moved, deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.codes import free_code
from surveys.bank import BANK
from surveys.models import Choice, Question, SurveyVersion
from surveys.models.instrument import QuestionKind
from surveys.services.content import (
    ChoiceContent,
    QuestionContent,
    write_choices,
    write_content,
)
from surveys.services.refusal import Refused
from surveys.services.scales import FRENCH, OTHERS, satisfaction_scale
from surveys.services.versions import lock_to_change

LONGEST_CODE = 60
WITH_CHOICES = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)


@dataclass(frozen=True, slots=True)
class ChoiceChange:
    """What becomes of a choice that is there."""

    choice: Choice
    label: str
    asks_text: bool
    is_removed: bool


@transaction.atomic
def add_question(
    *,
    version: SurveyVersion,
    kind: str,
    label: str,
    help_text: str = "",
    is_required: bool = False,
    shown_if: Choice | None = None,
    choices: Sequence[str] = (),
    code: str = "",
) -> Question:
    """The coordinator's own, as the last one. A code is made from its words if none is given."""
    lock_to_change(version)
    taken = set(version.questions.values_list("code", flat=True))
    if code in taken:
        raise Refused(_("Another question of this version has this code."))
    content = QuestionContent(
        code=code or free_code(label, taken | set(BANK), LONGEST_CODE),
        kind=kind,
        label=label,
        help_text=help_text,
        is_required=is_required,
        choices=_choices_of(kind, choices),
    )
    [question] = write_content(version, [content])
    if shown_if is not None:
        question.shown_if = shown_if
        question.save(update_fields=["shown_if"])
    return question


@transaction.atomic
def correct_words(*, question: Question, label: str, help_text: str, labels: Any) -> None:
    """Allowed for ever. `labels`: [(choice, label)]. Codes do not follow."""
    Question.objects.filter(pk=question.pk).update(label=label, help_text=help_text)
    changed = [choice for choice, words in labels if choice.label != words]
    for choice, words in labels:
        choice.label = words
    Choice.objects.bulk_update(changed, ["label"])


@transaction.atomic
def change_question(
    *,
    question: Question,
    label: str,
    help_text: str,
    is_required: bool,
    shown_if: Choice | None,
    changes: Sequence[ChoiceChange],
    new_choices: Sequence[str],
) -> None:
    """All of a question but its code and kind. `changes` are in their new order."""
    lock_to_change(question.version)
    Question.objects.filter(pk=question.pk).update(
        label=label, help_text=help_text, is_required=is_required, shown_if=shown_if
    )
    _remove([change.choice for change in changes if change.is_removed])
    kept = [change for change in changes if not change.is_removed]
    for position, change in enumerate(kept, start=1):
        change.choice.label, change.choice.asks_text = change.label, change.asks_text
        change.choice.position = position
    Choice.objects.bulk_update(
        [change.choice for change in kept], ["label", "asks_text", "position"]
    )
    codes = {change.choice.code for change in changes}
    write_choices(
        (question, position, choice)
        for position, choice in enumerate(_own_choices(new_choices, codes), start=len(kept) + 1)
    )


@transaction.atomic
def move_question(*, question: Question, up: bool) -> None:
    """Past its neighbour; nothing at either end. A question stays after the one it depends on."""
    version = question.version
    lock_to_change(version)
    questions = list(version.questions.select_related("shown_if").order_by("position", "pk"))
    _space_out(questions)
    place = [row.pk for row in questions].index(question.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(questions):
        return
    first, second = sorted((place, other))
    before, after = questions[first], questions[second]
    if after.shown_if and after.shown_if.question_id == before.pk:
        raise Refused(
            _("“%(question)s” is only asked after “%(earlier)s”: it must stay below it.")
            % {"question": after, "earlier": before}
        )
    before.position, after.position = after.position, before.position
    Question.objects.bulk_update([before, after], ["position"])


@transaction.atomic
def delete_question(*, question: Question) -> None:
    """Refused when somebody has answered, or when another question is asked after it."""
    lock_to_change(question.version)
    _refuse_if_needed(list(question.choices.all()))
    question.delete()


def _choices_of(kind: str, labels: Sequence[str]) -> tuple[ChoiceContent, ...]:
    if kind == QuestionKind.SATISFACTION:
        return satisfaction_scale()
    return tuple(_own_choices(labels, set())) if kind in WITH_CHOICES else ()


def _own_choices(labels: Sequence[str], taken: set[str]) -> list[ChoiceContent]:
    """“Oui”, “Non”, “Autre”… have the code and the translations that the bank gives them."""
    common = {words.casefold(): code for code, words in FRENCH.common_choices.items()}
    made = []
    for label in labels:
        known = common.get(label.casefold(), "")
        code = known if known and known not in taken else free_code(label, taken, LONGEST_CODE)
        taken.add(code)
        labels_of = (
            {language: words.common_choices[known] for language, words in OTHERS.items()}
            if known
            else {}
        )
        made.append(ChoiceContent(code, label, asks_text=known == "other", labels=labels_of))
    return made


def _remove(choices: Sequence[Choice]) -> None:
    _refuse_if_needed(choices)
    Choice.objects.filter(pk__in=[choice.pk for choice in choices]).delete()


def _refuse_if_needed(choices: Sequence[Choice]) -> None:
    dependent = Question.objects.filter(shown_if__in=choices).first()
    if dependent:
        raise Refused(
            _("“%(question)s” is only asked after this one: change or delete it first.")
            % {"question": dependent}
        )


def _space_out(questions: list[Question]) -> None:
    """Positions that differ, as the swap of two needs. From the last up: a question that depends
    on an earlier one is never before it, even for a moment."""
    if len({question.position for question in questions}) == len(questions):
        return
    largest = max(question.position for question in questions)
    for number, question in reversed(list(enumerate(questions, start=1))):
        question.position = largest + number
        question.save(update_fields=["position"])
