"""The languages of a questionnaire: how far each is, and its words."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from surveys.forms.translation import TranslationForm
from surveys.languages import Language
from surveys.models import Survey
from surveys.services import latest_version, write_translation
from surveys.translations import TRANSLATED, completeness
from surveys.views.staff_frame import for_survey, survey_page

SECTION = "survey_translations"


@for_survey
@require_safe
def survey_translations(request: HttpRequest, survey: Survey) -> HttpResponse:
    known = completeness(latest_version(survey))
    offered = set(survey.wordings.values_list("language", flat=True))
    rows = [(known[language], language in offered) for language in TRANSLATED]
    return survey_page(request, survey, "translations.html", SECTION, {"rows": rows})


@for_survey
@require_http_methods(["GET", "HEAD", "POST"])
def survey_translate(request: HttpRequest, survey: Survey, language: str) -> HttpResponse:
    if language not in TRANSLATED:
        raise Http404
    version = latest_version(survey)
    form = TranslationForm(request.POST or None, version=version, language=language)
    if form.is_valid():
        write_translation(version=version, language=language, words=form.words())
        messages.success(request, _("Saved: %s.") % Language(language).label)
        return redirect("survey_translations", survey.event.slug, survey.code)
    context = {"form": form, "language": Language(language)}
    return survey_page(request, survey, "translate.html", SECTION, context)
