"""Paper sheets: printed, and keyed in one after the other on one screen."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Role
from core.pdf import PdfUnavailable
from core.typed_numbers import whole_number
from events.access import for_roles, roles_on
from events.models import Event
from surveys.answering import RepliesRefused
from surveys.drafts import current_version
from surveys.forms.paper import SIGNER, StackForm, new_key
from surveys.instrument import read_instrument
from surveys.languages import Language
from surveys.models import Survey, SurveyVersion
from surveys.paper_answers import Outcome, record_sheet, take_back
from surveys.paper_period import Keying, keying_of
from surveys.printed_sheet import sheet_pdf
from surveys.replies import Problem
from surveys.sheet_marks import find_sheet
from surveys.sheet_rows import left_out, sheet_rows, typed_answers
from surveys.views.answer_questions import problem_text
from surveys.views.staff_frame import event_page, for_team
from surveys.views.staff_posters import pdf_answer
from surveys.words import words_in

# The page that follows a sheet can take it back, for so long.
TAKEN_BACK_FOR = 15 * 60
Told = tuple[str, str]  # level and text


@for_roles(Role.COORDINATOR, Role.RECEPTION)
@require_safe
def paper_list(request: HttpRequest, event: Event) -> HttpResponse:
    """Which sheets to print or to key in; `marque`: the mark at the foot of a sheet finds it."""
    typed = request.GET.get("marque", "")
    found = find_sheet(event, typed) if typed else None
    if found is not None:
        version, language = found
        address = reverse("paper_answers", args=[event.slug, version.survey.code])
        return redirect(f"{address}?version={version.number}&langue={language}")
    now, coordinates = timezone.now(), _coordinates(request, event)
    surveys = event.surveys.prefetch_related("invitations").order_by("audience", "code")
    context = {
        "rows": [(survey, keying_of(survey, now, coordinates=coordinates)) for survey in surveys],
        "languages": list(Language),
        "typed": typed,
    }
    return _page(request, event, "paper_list.html", context)


@for_team
@require_safe
def paper_sheet(request: HttpRequest, survey: Survey, language: str) -> HttpResponse:
    version = current_version(survey)
    if language not in Language.values:
        raise Http404
    if keying_of(survey, timezone.now(), coordinates=True) in (Keying.BY_LINK, Keying.ERASED):
        return redirect("paper_list", survey.event.slug)  # which says why
    if version is None:
        messages.error(request, _("This questionnaire has no question yet."))
        return redirect("paper_list", survey.event.slug)
    version.survey, version.event = survey, survey.event
    try:
        content = sheet_pdf(version, Language(language))
    except PdfUnavailable as error:
        page = _page(request, survey.event, "paper_unavailable.html", {"advice": str(error)})
        page.status_code = 503
        return page
    return pdf_answer(content, f"feuille-{survey.code}-v{version.number}-{language}")


@for_team
@require_http_methods(["GET", "HEAD", "POST"])
def paper_answers(request: HttpRequest, survey: Survey) -> HttpResponse:
    """One address: what was typed comes back with every page until it is recorded."""
    keying = keying_of(survey, timezone.now(), coordinates=_coordinates(request, survey.event))
    version = current_version(survey)
    if keying != Keying.POSSIBLE or version is None:
        context = {"survey": survey, "keying": keying, "typed": _typed_words(request)}
        return _page(request, survey.event, "paper_closed.html", context)
    if request.method != "POST":
        return _empty(request, survey, _asked_stack(request, survey, version))
    stack = StackForm(survey, request.POST)
    valid = stack.is_valid()
    answers = typed_answers(read_instrument(_version(stack, version), "fr"), request.POST)
    if not valid or request.POST.get("action") == "change":
        return _draw(request, stack, _version(stack, version), answers=answers)
    if request.POST.get("action") == "undo":
        return _undo(request, stack)
    return _record(request, stack, answers)


def _record(request: HttpRequest, stack: StackForm, answers: Mapping[str, object]) -> HttpResponse:
    chosen = stack.cleaned_data
    version, key = chosen["version"], chosen["cle"]
    instrument = read_instrument(version, "fr")
    try:
        outcome = record_sheet(
            version=version,
            instrument=instrument,
            activity=chosen["atelier"],
            language=chosen["langue"],
            moment=stack.moment,
            key=key,
            answers=answers,
        )
    except RepliesRefused as refused:
        return _draw(request, stack, version, answers=answers, problems=refused.problems)
    undo = SIGNER.sign(key) if outcome == Outcome.RECORDED else _still_fresh(stack.data["cle"])
    if outcome == Outcome.DIFFERENT:
        told = _(
            "This form had recorded other answers before: nothing was added. Take that sheet back "
            "to correct it, or record this one as another sheet."
        )
        if not undo:
            told = _(
                "This form had recorded other answers before: nothing was added, and it is too "
                "late to take them back. If this is another sheet, record it."
            )
        again = _again(stack, cle=new_key())
        return _draw(request, again, version, answers=answers, told=("bad", told), undo=undo)
    told = _told(outcome, chosen["feuille"], left_out(instrument, answers))
    following = _again(stack, cle=new_key(), feuille=chosen["feuille"] + 1)
    return _draw(request, following, version, told=told, undo=undo)


def _still_fresh(signed_key: str) -> str:
    """A form sent again takes its sheet back as long as its own page is young, and no longer."""
    try:
        SIGNER.unsign(signed_key, max_age=TAKEN_BACK_FOR)
    except BadSignature:
        return ""
    return signed_key


def _undo(request: HttpRequest, stack: StackForm) -> HttpResponse:
    """The same form again, under the same key: it counts once, whatever is sent twice."""
    version = stack.cleaned_data["version"]
    try:
        key = SIGNER.unsign(request.POST.get("reprise", ""), max_age=TAKEN_BACK_FOR)
    except BadSignature:
        told = _("It is too late to take that sheet back: it counts.")
        return _draw(request, _again(stack), version, told=("bad", told))
    taken = take_back(survey=stack.survey, key=key)
    if taken is None:
        told = _("That sheet no longer counts: there was nothing to take back.")
        return _draw(request, _again(stack), version, told=("info", told))
    number = max(1, stack.cleaned_data["feuille"] - 1)
    answers = {code: reply.as_json() for code, reply in taken.replies.items()}
    told = _("Sheet %(number)s no longer counts. Correct it, then record it again.")
    return _draw(
        request,
        _again(stack, cle=SIGNER.sign(key), feuille=number, version=taken.version.number),
        taken.version,
        answers=answers,
        told=("ok", told % {"number": number}),
    )


def _told(outcome: Outcome, number: int, left: list[int]) -> Told:
    if outcome == Outcome.KNOWN:
        return "info", _("This sheet was recorded already: it counts once.")
    text = _("Sheet %(number)s is recorded.") % {"number": number}
    if left:
        numbers = ", ".join(str(one) for one in left)
        text += " " + _("Left out, since these answers do not lead to it: question %s.") % numbers
    return "ok", text


def _asked_stack(request: HttpRequest, survey: Survey, version: SurveyVersion) -> StackForm:
    """What the address says; else the latest version, in French, on the last day that was."""
    asked = request.GET
    past = survey.event.opening_days.filter(date__lte=timezone.localdate())
    day = past.last() or survey.event.opening_days.first()
    return StackForm(
        survey,
        initial={
            "version": asked.get("version") or version.number,
            "langue": asked.get("langue") or Language.FRENCH,
            "jour": day.date if day else timezone.localdate(),
            "heure": 12,
            "atelier": asked.get("atelier", ""),
            "cle": new_key(),
            "feuille": 1,
        },
    )


def _empty(request: HttpRequest, survey: Survey, stack: StackForm) -> HttpResponse:
    number = whole_number(str(stack.initial["version"]))
    version = stack.fields["version"].queryset.filter(number=number).first()
    if version is None:
        raise Http404
    return _draw(request, stack, version)


def _again(stack: StackForm, **changed: Any) -> StackForm:
    """The same stack for the next page."""
    return StackForm(stack.survey, initial={**stack.data.dict(), **changed})


def _version(stack: StackForm, otherwise: SurveyVersion) -> SurveyVersion:
    found: SurveyVersion = getattr(stack, "cleaned_data", {}).get("version") or otherwise
    return found


def _draw(
    request: HttpRequest,
    stack: StackForm,
    version: SurveyVersion,
    *,
    answers: Mapping[str, object] | None = None,
    problems: Mapping[str, Problem] | None = None,
    told: Told | None = None,
    undo: str = "",
) -> HttpResponse:
    problems = problems or {}
    survey, french = stack.survey, words_in(Language.FRENCH)
    instrument = read_instrument(version, "fr")
    rows = list(sheet_rows(instrument, "fr", answers or {}, problems))
    context = {
        "survey": survey,
        "stack": stack,
        "number": stack["feuille"].value(),
        "rows": [(row, problem_text(row.problem, french) if row.problem else "") for row in rows],
        "is_refused": bool(problems or stack.errors),
        "is_empty": "" in problems,
        "told": told,
        "undo": undo,
    }
    return _page(request, survey.event, "paper_answers.html", context)


def _typed_words(request: HttpRequest) -> list[str]:
    """If it closed while a sheet was being typed: the texts, to be copied."""
    return [text for name, text in request.POST.items() if name.startswith("texte-") and text]


def _coordinates(request: HttpRequest, event: Event) -> bool:
    return Role.COORDINATOR in roles_on(event, request.user)


def _page(
    request: HttpRequest, event: Event, template: str, context: dict[str, Any]
) -> HttpResponse:
    section = "surveys" if _coordinates(request, event) else "reception"
    return event_page(request, event, template, {"nav_section": section, **context})
