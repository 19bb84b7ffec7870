"""The administration beside the builder: same rules, and a way from one to the other."""

import pytest
from django.urls import reverse

from surveys.services import add_from_bank, latest_version
from tests.factories import make_response, make_survey

pytestmark = pytest.mark.django_db


def change(row):
    meta = row._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])


def test_each_form_leads_to_the_builder(coordinator_client, survey, version, address):
    question = version.questions.get(code="overall")
    for row in (survey, version, question):
        assert address("survey_builder") in coordinator_client.get(change(row)).content.decode()


def test_condition_is_shown_and_not_changed(coordinator_client, version):
    question = version.questions.get(code="why_not_come_back")
    page = coordinator_client.get(change(question)).content.decode()
    assert "field-shown_if" in page
    assert 'name="shown_if"' not in page


def test_choice_may_ask_for_words_until_somebody_answers(coordinator_client, version):
    question = version.questions.get(code="obtained")
    page = coordinator_client.get(change(question)).content.decode()
    assert 'name="choices-0-asks_text"' in page
    make_response(version=version)
    page = coordinator_client.get(change(question)).content.decode()
    assert 'name="choices-0-asks_text"' not in page


def test_satisfaction_question_of_the_administration_is_translated(coordinator_client, event):
    """By the form of its version, which gives it the five levels."""
    survey = make_survey(event=event)
    version = latest_version(survey)
    question = add_from_bank(version=version, code="overall")
    question.choices.all().delete()
    sent = {
        "survey": survey.pk,
        "number": 1,
        "questions-TOTAL_FORMS": 1,
        "questions-INITIAL_FORMS": 1,
        "questions-0-id": question.pk,
        "questions-0-version": version.pk,
        "questions-0-label": question.label,
        "questions-0-code": question.code,
        "questions-0-kind": question.kind,
        "questions-0-position": 1,
    }
    coordinator_client.post(change(version), sent)
    assert question.choices.filter(wordings__language="zh").count() == 5


def test_dates_are_changed_on_their_own_page(coordinator_client, survey, address):
    """Which looks for gaps, takes in what was begun and mixes; the administration does not."""
    page = coordinator_client.get(change(survey)).content.decode()
    assert address("survey_opening") in page
    sent = {
        "title": survey.title,
        "code": survey.code,
        "audience": survey.audience,
        "opens_at_0": "2030-01-01",
        "opens_at_1": "10:00",
        "versions-TOTAL_FORMS": 0,
        "versions-INITIAL_FORMS": 0,
    }
    assert coordinator_client.post(change(survey), sent).status_code == 302
    survey.refresh_from_db()
    assert survey.opens_at is None
