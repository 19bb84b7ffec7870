"""Results of the questionnaires: a list, a page for each, and the comparison between editions."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.roles import Role
from events.access import for_roles, roles_on
from events.models import Event
from reporting.editions import editions_of
from reporting.figures import figures_of
from reporting.figures.facts import SurveyFacts
from reporting.figures.figure_set import FigureSet
from reporting.figures.loading.surveys import load_surveys
from reporting.sections.comparison import editions_section, populations_panel
from reporting.sections.group_panels import (
    Option,
    Options,
    group_section,
    option_of,
    options_of,
)
from reporting.sections.group_reading import read_group
from reporting.sections.group_results import group_results
from reporting.sections.masked import masking_for
from reporting.sections.results import survey_lines, survey_section
from reporting.views.frame import render_dashboard
from reporting.views.pages import RESULTS
from surveys.services import purge_words


@for_roles(*RESULTS.roles)
@require_safe
def results_list(request: HttpRequest, event: Event) -> HttpResponse:
    context = {
        "lines": survey_lines(event, figures_of(event)),
        "may_moderate": _coordinates(request, event),
    }
    return render_dashboard(request, event, RESULTS, "reporting/results/list.html", context)


@for_roles(*RESULTS.roles)
@require_safe
def survey_results(request: HttpRequest, event: Event, survey: str) -> HttpResponse:
    """`groupe` in the address: one group of respondents, read on its own."""
    figures = figures_of(event)
    found = survey_or_404(figures, survey)
    groups = group_results(event, found)
    options = options_of(groups)
    chosen = chosen_or_404(options, request.GET.get("groupe", ""))
    if chosen:
        reading = read_group(event, found, chosen.results, chosen.group)
        section = group_section(reading, event.mask_inside)
    else:
        section = survey_section(
            event, found, figures, masking_for(event, public=False), groups=groups
        )
    context = {
        "survey": found,
        "section": section,
        "options": options,
        "survey_has_groups": any(one.groups for one in options),
        "chosen": chosen,
        "may_moderate": _coordinates(request, event),
        "erased": purge_words(event),
    }
    return render_dashboard(request, event, RESULTS, "reporting/results/survey.html", context)


@for_roles(*RESULTS.roles)
@require_safe
def comparison(request: HttpRequest, event: Event) -> HttpResponse:
    editions = editions_of(event, request.user, *RESULTS.roles)
    surveys = [(edition, load_surveys(edition)) for edition in editions]
    context = {
        "editions": editions,
        "section": editions_section(surveys),
        "populations": populations_panel(surveys[0][1]),
    }
    return render_dashboard(request, event, RESULTS, "reporting/results/comparison.html", context)


def chosen_or_404(options: Sequence[Options], value: str) -> Option | None:
    """The group that is asked for; an unknown one and one that is not told are alike."""
    chosen = option_of(options, value) if value else None
    if value and chosen is None:
        raise Http404
    return chosen


def survey_or_404(figures: FigureSet, code: str) -> SurveyFacts:
    survey = figures.facts.surveys.get(code)
    if survey is None:
        raise Http404
    return survey


def _coordinates(request: HttpRequest, event: Event) -> bool:
    return Role.COORDINATOR in roles_on(event, request.user)
