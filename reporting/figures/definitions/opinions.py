"""What the three questionnaires say. The codes of questions and choices are stable."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from reporting.figures.definitions.answers import (
    Compute,
    chose,
    responded,
    responses,
    satisfied,
)
from reporting.figures.figure import Figure, Group, Kind

SATISFIED = _(
    "“Very satisfied” and “satisfied” over the opinions expressed; “no opinion” and blanks "
    "leave the base."
)
CHOSEN = _("Respondents who chose this answer over those who answered the question.")
RECEIVED = _("Filled questionnaires received, whatever the channel.")


def _rate(code: str, name: Any, definition: Any, compute: Compute) -> Figure:
    return Figure(code, name, definition, "%", Group.SATISFACTION, Kind.RATE, compute)


def _number(code: str, name: Any, singular: Any, survey: str) -> Figure:
    unit, group = _("questionnaires"), Group.SATISFACTION
    compute = responses(survey)
    return Figure(code, name, RECEIVED, unit, group, Kind.COUNT, compute, singular=singular)


OPINION_FIGURES = (
    _number(
        "visitor_responses", _("visitors’ questionnaires"), _("visitors’ questionnaire"), "visitors"
    ),
    _rate(
        "visitor_satisfaction",
        _("visitors satisfied or very satisfied"),
        SATISFIED,
        satisfied("visitors", "overall"),
    ),
    _rate(
        "visitor_schedule_satisfaction",
        _("visitors satisfied with the date, time and duration"),
        SATISFIED,
        satisfied("visitors", "date_time_duration"),
    ),
    _rate(
        "visitor_obtained_new_information",
        _("visitors who obtained new information"),
        CHOSEN,
        chose("visitors", "obtained", "new_information"),
    ),
    _rate(
        "visitor_obtained_steps",
        _("visitors who leave with steps to take"),
        CHOSEN,
        chose("visitors", "obtained", "steps"),
    ),
    _rate(
        "visitor_obtained_contacts",
        _("visitors who obtained specific contacts"),
        CHOSEN,
        chose("visitors", "obtained", "contacts"),
    ),
    _rate(
        "visitor_obtained_prospects",
        _("visitors who see new prospects"),
        CHOSEN,
        chose("visitors", "obtained", "prospects"),
    ),
    _number(
        "workshop_responses", _("workshop questionnaires"), _("workshop questionnaire"), "workshops"
    ),
    _rate(
        "workshop_satisfaction",
        _("workshop participants satisfied with the quality"),
        SATISFIED,
        satisfied("workshops", "quality"),
    ),
    _rate(
        "workshop_left_information",
        _("workshop participants who leave with information"),
        CHOSEN,
        chose("workshops", "left_with", "information"),
    ),
    _rate(
        "workshop_left_prospects",
        _("workshop participants who leave with prospects"),
        CHOSEN,
        chose("workshops", "left_with", "prospects"),
    ),
    _rate(
        "workshop_left_steps",
        _("workshop participants who leave with steps to take"),
        CHOSEN,
        chose("workshops", "left_with", "steps"),
    ),
    _rate(
        "workshop_left_expectations",
        _("workshop participants whose expectations were met"),
        CHOSEN,
        chose("workshops", "left_with", "expectations"),
    ),
    _number(
        "professional_responses",
        _("professionals’ questionnaires"),
        _("professionals’ questionnaire"),
        "professionals",
    ),
    Figure(
        "professional_response_rate",
        _("professionals who answered"),
        _("Questionnaires received over the professionals who were asked to answer."),
        "%",
        Group.SATISFACTION,
        Kind.RATE,
        responded("professionals"),
        base=_("people asked"),
    ),
    _rate(
        "professional_concept_approval",
        _("professionals for whom the concept meets the needs"),
        _("Professionals who answered yes over those who answered the question."),
        chose("professionals", "concept_meets_needs", "yes"),
    ),
    _rate(
        "professional_benefit_meeting_professionals",
        _("main benefit: meeting professionals of the territory"),
        CHOSEN,
        chose("professionals", "main_benefit", "meeting_professionals"),
    ),
    _rate(
        "professional_benefit_new_tools",
        _("main benefit: discovering new tools"),
        CHOSEN,
        chose("professionals", "main_benefit", "new_tools"),
    ),
    _rate(
        "professional_benefit_practice",
        _("main benefit: improving one’s practice"),
        CHOSEN,
        chose("professionals", "main_benefit", "practice"),
    ),
)
