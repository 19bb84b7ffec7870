"""The response rate for pages that may not import the figures: the one definition, printed once."""

from django import template

from reporting.figures.loading.surveys import load_surveys
from reporting.statistics.formatting import DASH, rate_with_base_text
from surveys.models import Survey

register = template.Library()


@register.simple_tag
def response_rate(survey: Survey) -> str:
    """With its base; a dash when nobody knows how many were asked."""
    rate = load_surveys(survey.event)[survey.code].response_rate
    return rate_with_base_text(rate) if rate else DASH
