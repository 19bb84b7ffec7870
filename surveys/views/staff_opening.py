"""When people may answer."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from surveys.forms.survey import DatesForm
from surveys.holding import hold_of
from surveys.models import Survey
from surveys.paper_period import allow_keying, end_keying, keying_of
from surveys.services import (
    change_dates,
    close_now,
    latest_version,
    open_now,
    take_in_unfinished,
)
from surveys.services.opening import gaps_of
from surveys.views.staff_frame import attempt, for_survey, survey_page

SECTION = "survey_opening"
AT_ONCE = {
    "open": open_now,
    "close": close_now,
    "key": allow_keying,
    "keyed": end_keying,
    "finish": take_in_unfinished,
}


@for_survey
@require_http_methods(["GET", "HEAD", "POST"])
def survey_opening(request: HttpRequest, survey: Survey) -> HttpResponse:
    """`action`: one of AT_ONCE; else the dates are saved."""
    at_once = AT_ONCE.get(request.POST.get("action", ""))
    dates = {"opens_at": survey.opens_at, "closes_at": survey.closes_at}
    form = DatesForm(None if at_once else request.POST or None, initial=dates)
    if at_once:
        return _changed(request, survey, partial(at_once, survey=survey))
    if form.is_valid():
        return _changed(request, survey, partial(change_dates, survey=survey, **form.cleaned_data))
    now = timezone.now()
    context = {
        "form": form,
        "gaps": gaps_of(latest_version(survey)),
        "keying": keying_of(survey, now, coordinates=True),
        "hold": hold_of(survey, now),
    }
    return survey_page(request, survey, "opening.html", SECTION, context)


def _changed(request: HttpRequest, survey: Survey, act: partial[None]) -> HttpResponse:
    attempt(request, act, _("Saved."))
    return redirect("survey_opening", survey.event.slug, survey.code)
