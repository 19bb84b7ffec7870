"""Questions asked only after a choice of an earlier one: {"question": code, "choice": code}."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from core.errors import message_of
from reporting.dossier.errors import Fault, pointer, shown
from reporting.dossier.rows import Row, Rows
from surveys.models import Question

QUESTIONS = "surveys.versions.questions"
CHOICES = f"{QUESTIONS}.choices"


def add_conditions(found: dict[str, dict[Any, Row]]) -> None:
    """`found`: rows of each table by database id."""
    for question in found[QUESTIONS].values():
        choice = found[CHOICES].get(question.instance.shown_if_id)
        if choice is not None and choice.parent is not None:
            codes = {"question": choice.parent.values["code"], "choice": choice.values["code"]}
            question.values["shown_if"] = codes


def condition_faults(rows: Rows) -> Iterable[Fault]:
    choices = {row.full_key for row in rows[CHOICES]}
    for question in _conditional(rows):
        codes = question.values["shown_if"]
        if _choice_key(question) not in choices:
            yield Fault(
                question.place + pointer("shown_if"),
                _("This version has no choice “%(choice)s” of a question “%(question)s”.")
                % {name: shown(code) for name, code in codes.items()},
            )


def insert_conditions(rows: Rows) -> list[Fault]:
    """After the choices, before the answers that freeze them."""
    choices = {row.full_key: row.instance for row in rows[CHOICES]}
    faults: list[Fault] = []
    for question in _conditional(rows):
        choice = choices[_choice_key(question)]
        if question.instance is None or choice is None:
            continue
        try:
            with transaction.atomic():
                Question.objects.filter(pk=question.instance.pk).update(shown_if=choice)
        except IntegrityError as error:
            faults.append(Fault(question.place + pointer("shown_if"), message_of(error)))
    return faults


def _conditional(rows: Rows) -> list[Row]:
    return [row for row in rows[QUESTIONS] if row.values["shown_if"]]


def _choice_key(question: Row) -> tuple[Any, ...]:
    codes = question.values["shown_if"]
    version = question.parent.full_key if question.parent else ()
    return (*version, (codes["question"],), (codes["choice"],))
