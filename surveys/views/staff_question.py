"""One question: written, taken from the bank, changed, deleted."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from surveys.bank import BANK, BankQuestion
from surveys.forms.bank import BankSearchForm
from surveys.forms.change import ChangeForm, WordsForm
from surveys.forms.question import QuestionForm
from surveys.models import Question, Survey
from surveys.models.instrument import Audience, QuestionKind
from surveys.services import (
    add_from_bank,
    add_question,
    change_question,
    correct_words,
    delete_question,
    is_frozen,
    latest_version,
)
from surveys.services.scales import FRENCH
from surveys.views.staff_frame import attempt, for_survey, question_of, survey_page

SECTION = "survey_builder"


@dataclass(frozen=True, slots=True)
class BankCard:
    """A question of the bank as the coordinator reads it."""

    code: str
    label: str
    kind: str
    audiences: str
    choices: list[str]
    is_taken: bool


@for_survey
@require_http_methods(["GET", "HEAD", "POST"])
def question_add(request: HttpRequest, survey: Survey) -> HttpResponse:
    version = latest_version(survey)
    form = QuestionForm(request.POST or None, version=version)
    if form.is_valid():
        done = _("The question is added, at the end.")
        if attempt(request, lambda: add_question(version=version, **form.cleaned_data), done):
            return _to_builder(survey)
    return survey_page(request, survey, "question_add.html", SECTION, {"form": form})


@for_survey
@require_http_methods(["GET", "HEAD", "POST"])
def survey_bank(request: HttpRequest, survey: Survey) -> HttpResponse:
    """POST adds the question `code` and comes back to the same search."""
    version = latest_version(survey)
    if request.method == "POST":
        code = request.POST.get("code", "")
        if code not in BANK:
            raise Http404
        done = _("“%s” is added, at the end.") % BANK[code].label(FRENCH)
        attempt(request, lambda: add_from_bank(version=version, code=code), done)
        return redirect(f"{request.get_full_path()}#bank-{code}")
    form = BankSearchForm(request.GET if "words" in request.GET else {"audience": survey.audience})
    taken = set(version.questions.values_list("code", flat=True))
    context = {
        "form": form,
        "cards": [_card(one, taken) for one in form.found()],
        "taken": len(taken),
    }
    return survey_page(request, survey, "bank.html", SECTION, context)


@for_survey
@require_http_methods(["GET", "HEAD", "POST"])
def question_edit(request: HttpRequest, survey: Survey, question: str) -> HttpResponse:
    """Once somebody has answered, only the words."""
    found = question_of(survey, question)
    make = WordsForm if is_frozen(found.version) else ChangeForm
    form = make(request.POST or None, question=found)
    if form.is_valid() and attempt(request, lambda: _change(found, form), _("Saved.")):
        if form.changes_words():
            _recall_translations(request, found)
        return _to_builder(survey, question)
    context = {"form": form, "question": found}
    return survey_page(request, survey, "question_edit.html", SECTION, context)


@for_survey
@require_http_methods(["GET", "HEAD", "POST"])
def question_delete(request: HttpRequest, survey: Survey, question: str) -> HttpResponse:
    found = question_of(survey, question)
    if request.method == "POST":
        done = _("The question “%s” is deleted.") % found
        attempt(request, lambda: delete_question(question=found), done)
        return _to_builder(survey)
    context = {"question": found, "from_bank": found.code in BANK}
    return survey_page(request, survey, "question_delete.html", SECTION, context)


def _card(question: BankQuestion, taken: set[str]) -> BankCard:
    audiences = [str(audience.label) for audience in Audience if audience in question.audiences]
    return BankCard(
        code=question.code,
        label=question.label(FRENCH),
        kind=str(QuestionKind(question.kind).label),
        audiences=", ".join(audiences),
        choices=[question.choice_label(choice, FRENCH) for choice in question.choices],
        is_taken=question.code in taken,
    )


def _change(question: Question, form: WordsForm) -> None:
    data = form.cleaned_data
    words = {"label": data["label"], "help_text": data["help_text"]}
    if isinstance(form, ChangeForm):
        change_question(
            question=question,
            **words,
            is_required=data["is_required"],
            shown_if=data["shown_if"],
            changes=form.changes(),
            new_choices=data.get("new_choices", []),
        )
    else:
        correct_words(question=question, **words, labels=form.labels())


def _recall_translations(request: HttpRequest, question: Question) -> None:
    if question.wordings.exists():
        messages.info(request, _("Its translations are unchanged: do they still say the same?"))


def _to_builder(survey: Survey, question: str = "") -> HttpResponse:
    address = reverse("survey_builder", args=[survey.event.slug, survey.code])
    return redirect(f"{address}#question-{question}" if question else address)
