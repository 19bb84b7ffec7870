"""One page, one question. Every number comes from the figures of the event."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.roles import Role
from budgets.models.budget import Opening
from core.access import any_account
from events.access import for_roles, roles_on
from events.models import Event
from reporting.figures import FigureSet, Group, figures_of, visit_figures_of
from reporting.funding.reading import (
    WITH_ACTUAL,
    figures_for,
    lines_of_others,
    opening_for,
)
from reporting.sections.attendance import attendance_section
from reporting.sections.budget_comparison import budget_comparison
from reporting.sections.key_figures import key_figures
from reporting.sections.masked import masking_for
from reporting.sections.opened_budget import opened_budget_section
from reporting.sections.satisfaction import satisfaction_section
from reporting.sections.section import section_of
from reporting.sections.verbatims import published_quotes
from reporting.tables.governance import about_tables
from reporting.tables.method import definition_tables, method_notes, response_tables
from reporting.tables.table import Table
from reporting.views.frame import render_dashboard
from reporting.views.impact import impact_parts
from reporting.views.pages import (
    ATTENDANCE,
    BUDGET,
    IMPACT,
    KEY_FIGURES,
    METHOD,
    SATISFACTION,
    WITH_MEANS,
)


@any_account
@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    events = Event.objects.with_role(request.user).select_related("venue")
    return render(request, "reporting/events.html", {"events": events})


@for_roles(*KEY_FIGURES.roles)
@require_safe
def overview(request: HttpRequest, event: Event) -> HttpResponse:
    roles = roles_on(event, request.user)
    with_means = bool(roles & set(WITH_MEANS))
    previous = _previous_figures(request, event)
    bands = key_figures(figures_for(event, request.user), previous, with_means=with_means)
    to_do_url = reverse("to_do", args=[event.slug]) if Role.COORDINATOR in roles else ""
    context = {"bands": bands, "to_do_url": to_do_url}
    return render_dashboard(request, event, KEY_FIGURES, "reporting/overview.html", context)


@for_roles(*ATTENDANCE.roles)
@require_safe
def attendance(request: HttpRequest, event: Event) -> HttpResponse:
    section = attendance_section(event, visit_figures_of(event), public=False)
    return render_dashboard(
        request, event, ATTENDANCE, "reporting/attendance.html", {"section": section}
    )


@for_roles(*SATISFACTION.roles)
@require_safe
def satisfaction(request: HttpRequest, event: Event) -> HttpResponse:
    masking = masking_for(event, public=False)
    section = satisfaction_section(figures_of(event), masking, published_quotes(event))
    return render_dashboard(
        request, event, SATISFACTION, "reporting/satisfaction.html", {"section": section}
    )


@for_roles(*IMPACT.roles)
@require_safe
def impact(request: HttpRequest, event: Event) -> HttpResponse:
    parts = impact_parts(event, figures_for(event, request.user))
    return render_dashboard(request, event, IMPACT, "reporting/impact.html", {"parts": parts})


@for_roles(*BUDGET.roles)
@require_safe
def budget(request: HttpRequest, event: Event) -> HttpResponse:
    """For a funder, as far as the coordinator opens it."""
    figures = figures_for(event, request.user)
    opening = opening_for(event, request.user)
    previous = _previous_figures(request, event)
    name = str(event.previous_event) if previous else ""
    is_coordinator = Role.COORDINATOR in roles_on(event, request.user)
    context = {
        "section": opened_budget_section(event, figures, opening),
        "comparison": budget_comparison(figures, previous, name) if previous else section_of(),
        "decided": _decided(request, event) if opening == Opening.LINES else [],
        "may_enter": is_coordinator,
        "opening": opening,
    }
    return render_dashboard(request, event, BUDGET, "reporting/budget.html", context)


def _decided(request: HttpRequest, event: Event) -> list[Table]:
    hidden = lines_of_others(event, request.user)
    return list(about_tables(event, "line", hidden=hidden))


@for_roles(*METHOD.roles)
@require_safe
def method(request: HttpRequest, event: Event) -> HttpResponse:
    figures = figures_for(event, request.user)
    is_open = opening_for(event, request.user) in WITH_ACTUAL
    definitions = definition_tables(figures, without_empty=() if is_open else (Group.BUDGET,))
    context = {
        "notes": method_notes(event, public=False),
        "tables": [*response_tables(figures), *definitions],
    }
    return render_dashboard(request, event, METHOD, "reporting/method.html", context)


def _previous_figures(request: HttpRequest, event: Event) -> FigureSet | None:
    """Nothing of the previous edition is told to somebody who has no role on it."""
    mine = Event.objects.with_role(request.user, *WITH_MEANS)
    previous = mine.filter(pk=event.previous_event_id).first() if event.previous_event_id else None
    return figures_for(previous, request.user) if previous else None
