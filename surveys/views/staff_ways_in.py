"""The short codes by which people come in."""

from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from events.models import Activity
from surveys.asked_by_link import is_asked_by_link
from surveys.models import Survey, WayIn
from surveys.poster_pdf import PaperSize
from surveys.services import create_way_in, create_workshop_ways_in, switch_way_in
from surveys.views.staff_frame import attempt, for_survey, survey_page
from surveys.views.staff_posters import address_of

SECTION = "survey_ways_in"


class ActivityForm(forms.Form):
    activity = forms.ModelChoiceField(
        queryset=None, label=_("Activity"), empty_label=_("Choose an activity")
    )

    def __init__(self, survey: Survey, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["activity"]
        known = survey.ways_in.filter(activity__isnull=False).values("activity")
        field.queryset = survey.event.activities.exclude(pk__in=known)
        field.label_from_instance = attrgetter("dated_title")


@dataclass(frozen=True, slots=True)
class Row:
    """No number of answers: by activity they would be a breakdown, and of few people."""

    way_in: WayIn
    address: str


@for_survey
@require_http_methods(["GET", "HEAD", "POST"])
def survey_ways_in(request: HttpRequest, survey: Survey) -> HttpResponse:
    """`action`: a code for everybody, for each workshop, or for the chosen activity."""
    form = ActivityForm(survey, request.POST if request.POST.get("action") == "activity" else None)
    if request.method == "POST" and _made(request, survey, form):
        return redirect("survey_ways_in", survey.event.slug, survey.code)
    ways_in = survey.ways_in.select_related("activity").order_by("activity__starts_at", "code")
    rows = [Row(way_in, address_of(request, way_in)) for way_in in ways_in]
    context = {
        "form": form,
        "everybody": [row for row in rows if row.way_in.activity_id is None],
        "activities": [row for row in rows if row.way_in.activity_id is not None],
        "sizes": list(PaperSize),
        "by_link": is_asked_by_link(survey),
    }
    return survey_page(request, survey, "ways_in.html", SECTION, context)


@for_survey
@require_http_methods(["GET", "HEAD", "POST"])
def way_in_switch(request: HttpRequest, survey: Survey, way_in: str) -> HttpResponse:
    """GET asks, for a code that is about to stop working."""
    found = get_object_or_404(survey.ways_in.select_related("activity"), code=way_in)
    if request.method == "POST":
        is_active = not found.is_active
        done = _("The code %s works again.") if is_active else _("The code %s no longer works.")
        attempt(request, lambda: switch_way_in(way_in=found, is_active=is_active), done % found)
        return redirect("survey_ways_in", survey.event.slug, survey.code)
    return survey_page(request, survey, "way_in_switch.html", SECTION, {"way_in": found})


def _made(request: HttpRequest, survey: Survey, form: ActivityForm) -> bool:
    """Whether a code was asked for; what came of it is said above the next page."""
    match request.POST.get("action"):
        case "everybody":
            attempt(request, lambda: _one(request, survey))
        case "workshops":
            attempt(request, lambda: _many(request, survey))
        case "activity" if form.is_valid():
            attempt(request, lambda: _one(request, survey, form.cleaned_data["activity"]))
        case _other:
            return False
    return True


def _one(request: HttpRequest, survey: Survey, activity: Activity | None = None) -> None:
    way_in = create_way_in(survey=survey, activity=activity)
    messages.success(request, _("The code is %s.") % way_in)


def _many(request: HttpRequest, survey: Survey) -> None:
    number = create_workshop_ways_in(survey=survey)
    told = ngettext("%d code was made.", "%d codes were made.", number)
    messages.success(request, told % number)
