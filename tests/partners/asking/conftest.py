from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    make_mobilisation,
    make_professional,
    make_question,
    make_survey,
    make_survey_version,
)


@pytest.fixture
def survey(event):
    """For professionals, open, with one question."""
    opened = timezone.now() - timedelta(days=20)
    survey = make_survey(
        event=event, audience="professional", code="partenaires", opens_at=opened, title="Avis"
    )
    make_question(version=make_survey_version(survey=survey, event=event), kind="text", code="avis")
    return survey


@pytest.fixture
def people(event):
    """Three professionals with an address, one without, one of another event."""
    named = [
        make_professional(
            code=f"pro-{letter}", first_name=letter.upper(), email=f"{letter}@example.org"
        )
        for letter in "abc"
    ]
    silent = make_professional(code="pro-d", first_name="D", email="")
    mobilisations = [make_mobilisation(event=event, professional=each) for each in [*named, silent]]
    make_mobilisation(professional=make_professional(email="z@example.org"))
    return mobilisations
