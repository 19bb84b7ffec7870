"""One page, one question. Every number comes from the figures of the event."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.access import any_account
from events.access import for_roles
from events.models import Event
from reporting.figures import FigureSet, figures_of
from reporting.sections.attendance import attendance_section
from reporting.sections.budget import budget_section
from reporting.sections.key_figures import key_figures
from reporting.sections.satisfaction import satisfaction_section
from reporting.tables.method import definition_tables, method_notes, response_tables
from reporting.views.impact import impact_parts
from reporting.views.pages import (
    ATTENDANCE,
    BUDGET,
    IMPACT,
    KEY_FIGURES,
    METHOD,
    SATISFACTION,
    WITH_MEANS,
    Page,
    links,
    roles_on,
)
from reporting.views.report_links import report_links


@any_account
@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    events = Event.objects.with_role(request.user).select_related("venue")
    return render(request, "reporting/events.html", {"events": events})


@for_roles(*KEY_FIGURES.roles)
@require_safe
def overview(request: HttpRequest, event: Event) -> HttpResponse:
    with_means = bool(roles_on(event, request.user) & set(WITH_MEANS))
    previous = _previous_figures(request, event)
    bands = key_figures(figures_of(event), previous, with_means=with_means)
    return _page(request, event, KEY_FIGURES, "reporting/overview.html", {"bands": bands})


@for_roles(*ATTENDANCE.roles)
@require_safe
def attendance(request: HttpRequest, event: Event) -> HttpResponse:
    section = attendance_section(event, figures_of(event), public=False)
    return _page(request, event, ATTENDANCE, "reporting/attendance.html", {"section": section})


@for_roles(*SATISFACTION.roles)
@require_safe
def satisfaction(request: HttpRequest, event: Event) -> HttpResponse:
    section = satisfaction_section(figures_of(event))
    return _page(request, event, SATISFACTION, "reporting/satisfaction.html", {"section": section})


@for_roles(*IMPACT.roles)
@require_safe
def impact(request: HttpRequest, event: Event) -> HttpResponse:
    parts = impact_parts(event, figures_of(event))
    return _page(request, event, IMPACT, "reporting/impact.html", {"parts": parts})


@for_roles(*BUDGET.roles)
@require_safe
def budget(request: HttpRequest, event: Event) -> HttpResponse:
    section = budget_section(event, figures_of(event))
    return _page(request, event, BUDGET, "reporting/budget.html", {"section": section})


@for_roles(*METHOD.roles)
@require_safe
def method(request: HttpRequest, event: Event) -> HttpResponse:
    figures = figures_of(event)
    context = {
        "notes": method_notes(event, public=False),
        "tables": [*response_tables(figures), *definition_tables(figures)],
    }
    return _page(request, event, METHOD, "reporting/method.html", context)


def _previous_figures(request: HttpRequest, event: Event) -> FigureSet | None:
    """Nothing of the previous edition is told to somebody who has no role on it."""
    mine = Event.objects.with_role(request.user, *WITH_MEANS)
    previous = mine.filter(pk=event.previous_event_id).first() if event.previous_event_id else None
    return figures_of(previous) if previous else None


def _page(
    request: HttpRequest, event: Event, page: Page, template: str, context: dict[str, Any]
) -> HttpResponse:
    roles = roles_on(event, request.user)
    frame = {
        "event": event,
        "nav_events": Event.objects.with_role(request.user),
        "nav_section": "dashboard",
        "sections": list(links(event, page, roles)),
        "report": report_links(event, roles),
    }
    return render(request, template, {**frame, **context})
