"""What the pages fill in by themselves, and what they refuse because of the day it is."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone, translation

from partners.models import CommitteeMeeting, Mobilisation, Organisation, Partnership
from surveys.models import Survey
from tests import factories as make
from tests.admin.test_refused_forms import errors_of, rows
from tests.refusals import constraint_named

pytestmark = pytest.mark.django_db


def change(model, row):
    return reverse(f"admin:{model}_change", args=[row.pk])


def meeting_form(*, attendances=(), decisions=(), **values):
    return {
        "number": 1,
        "date": "05/02/2019",
        "status": "held",
        **rows("attendances", *attendances),
        **rows("decisions", *decisions),
        **values,
    }


def add_meeting(client, **values):
    return client.post(reverse("admin:partners_committeemeeting_add"), meeting_form(**values))


def test_stale_form_changes_nothing_of_the_minutes(event, coordinator_client):
    """It was opened before a colleague wrote: neither their text nor its state is touched."""
    meeting = make.make_committee_meeting(event=event, minutes="Texte d’Ada.", status="held")
    approved = {"minutes_status": "approved", "minutes_approved_on": "05/02/2019"}
    typed = meeting_form(minutes="Ancien.", agenda="Ordre du jour tapé.", **approved)
    page = coordinator_client.post(change("partners_committeemeeting", meeting), typed)
    assert page.status_code == 302
    meeting.refresh_from_db()
    assert (meeting.minutes, meeting.minutes_status) == ("Texte d’Ada.", "none")
    assert (meeting.agenda, meeting.minutes_approved_on) == ("Ordre du jour tapé.", None)


def test_nobody_is_counted_for_an_excused_organisation(event, coordinator_client):
    partner = make.make_partnership(event=event)
    row = {"partnership": partner.pk, "status": "excused", "people": 1}
    add_meeting(coordinator_client, attendances=[row])
    assert CommitteeMeeting.objects.get().attendances.get().people == 0


def test_decision_due_before_its_meeting_is_refused(event, coordinator_client):
    row = {"number": 1, "text": "Imprimer.", "status": "open", "due_on": "04/02/2019"}
    page = add_meeting(coordinator_client, decisions=[row])
    assert len(errors_of(page)) == 1
    accepted = add_meeting(coordinator_client, decisions=[{**row, "due_on": "05/02/2019"}])
    assert accepted.status_code == 302


def test_two_rows_with_one_number_get_the_words_of_the_rule(event, coordinator_client):
    row = {"number": 1, "text": "Imprimer.", "status": "open"}
    page = add_meeting(coordinator_client, decisions=[row, row])
    message = constraint_named("partners_decision_number_unique").get_violation_error_message()
    assert message in errors_of(page)


@pytest.mark.parametrize(("days", "status_code"), [(0, 302), (1, 200)])
def test_meeting_of_tomorrow_was_not_held(days, status_code, event, coordinator_client):
    day = timezone.localdate() + timedelta(days=days)
    page = add_meeting(coordinator_client, date=f"{day:%d/%m/%Y}")
    assert page.status_code == status_code


@pytest.mark.parametrize(("days", "status_code"), [(0, 302), (1, 200)])
def test_charter_is_not_accepted_tomorrow(days, status_code, event, coordinator_client):
    partner = make.make_partnership(event=event)
    day = timezone.localdate() + timedelta(days=days)
    typed = {
        "organisation": partner.organisation.pk,
        "status": "agreed",
        "is_partner": "on",
        "charter_accepted_on": f"{day:%d/%m/%Y}",
        **rows("hosted_activities"),
    }
    page = coordinator_client.post(change("partners_partnership", partner), typed)
    assert page.status_code == status_code


def test_new_questionnaire_has_a_version_to_write_in(event, coordinator_client):
    typed = {"title": "Votre visite", "code": "visite", "audience": "visitor"}
    coordinator_client.post(reverse("admin:surveys_survey_add"), typed)
    assert [version.number for version in Survey.objects.get().versions.all()] == [1]


def test_questionnaire_saved_again_gets_no_other_version(event, coordinator_client):
    version = make.make_survey_version(event=event, number=2)
    survey = version.survey
    typed = {"title": survey.title, "code": survey.code, "audience": "visitor"}
    typed |= rows("versions", {"id": version.pk, "number": 2}, saved=1)
    coordinator_client.post(change("surveys_survey", survey), typed)
    assert list(survey.versions.all()) == [version]


LEVELS = ["very_positive", "positive", "negative", "very_negative", "no_opinion"]


@pytest.mark.parametrize(("kind", "valences"), [("satisfaction", LEVELS), ("single", [])])
def test_satisfaction_question_gets_the_usual_scale(kind, valences, event, coordinator_client):
    version = make.make_survey_version(event=event)
    row = {"label": "Êtes-vous satisfait ?", "code": "accueil", "kind": kind, "position": 1}
    typed = {"survey": version.survey.pk, "number": 1, **rows("questions", row)}
    coordinator_client.post(change("surveys_surveyversion", version), typed)
    choices = version.questions.get().choices.all()
    assert [choice.valence for choice in choices] == valences


def test_scale_written_by_hand_is_kept(event, coordinator_client):
    version = make.make_survey_version(event=event)
    question = make.make_question(version=version, kind="satisfaction")
    choice = make.make_choice(question=question, valence="positive")
    typed = {
        "version": version.pk,
        "label": "Encore ?",
        "code": question.code,
        "kind": "satisfaction",
        "position": 1,
    }
    row = {"id": choice.pk, "label": choice.label, "code": choice.code, "position": 0}
    row["valence"] = choice.valence
    url = change("surveys_question", question)
    assert coordinator_client.post(url, typed | rows("choices", row, saved=1)).status_code == 302
    assert list(question.choices.all()) == [choice]


@pytest.mark.parametrize(("status", "expected"), [("held", "attended"), ("planned", "registered")])
def test_everybody_joins_the_list_once(status, expected, event, other_event, coordinator_client):
    session = make.make_preparation_session(event=event)
    known = make.make_session_attendance(event=event, session=session, status="absent")
    missing = make.make_mobilisation(event=event)
    make.make_mobilisation(event=other_event)
    typed = {
        "kind": "awareness",
        "code": session.code,
        "date": "12/03/2019",
        "half_days": 1,
        "status": status,
        "_everybody": "1",
        **rows("attendances", {"id": known.pk, "status": "absent"}, saved=1),
    }
    coordinator_client.post(change("partners_preparationsession", session), typed)
    listed = dict(session.attendances.values_list("mobilisation", "status"))
    assert listed == {known.mobilisation_id: "absent", missing.pk: expected}


@pytest.mark.parametrize(("status", "proposed"), [("held", "attended"), ("planned", "registered")])
def test_list_proposes_presence_once_the_session_was_held(
    status, proposed, event, coordinator_client
):
    session = make.make_preparation_session(event=event, status=status)
    page = coordinator_client.get(change("partners_preparationsession", session))
    form = page.context["inline_admin_formsets"][0].formset.forms[0]
    assert form["status"].value() == proposed


def organisation_form(**values):
    return {"name": "Mission locale", "kind": "mission_locale", **values}


def test_new_organisation_takes_part_in_the_event(event, coordinator_client):
    row = {"status": "invited", "is_partner": "on"}
    url = reverse("admin:partners_organisation_add")
    kind = Organisation._meta.get_field("kind").choices[0][0]
    typed = organisation_form(kind=kind, **rows("partnerships", row))
    assert coordinator_client.post(url, typed).status_code == 302
    assert Partnership.objects.get().event == event


def test_organisation_added_from_another_page_is_left_to_it(event, coordinator_client):
    url = reverse("admin:partners_organisation_add")
    kind = Organisation._meta.get_field("kind").choices[0][0]
    typed = organisation_form(kind=kind, _popup=1)
    assert coordinator_client.post(url, typed).status_code == 200
    assert Organisation.objects.exists()
    assert not Partnership.objects.exists()


def test_professional_is_mobilised_from_its_own_form(event, other_event, coordinator_client):
    partner = make.make_partnership(event=event)
    hub = make.make_hub(event=event)
    person = {"first_name": "Lou", "last_name": "Petit", "organisation": partner.organisation.pk}
    row = {"role": "adviser", "hub": hub.pk}
    url = reverse("admin:partners_professional_add")
    coordinator_client.post(url, person | rows("mobilisations", row))
    mobilisation = Mobilisation.objects.get()
    assert (mobilisation.event, mobilisation.hub) == (event, hub)


def test_professional_shows_its_part_in_the_current_event_only(
    event, other_event, coordinator_client
):
    here = make.make_mobilisation(event=event)
    make.make_mobilisation(event=other_event, professional=here.professional)
    page = coordinator_client.get(change("partners_professional", here.professional))
    formset = page.context["inline_admin_formsets"][0].formset
    assert [form.instance for form in formset.initial_forms] == [here]


def test_history_names_fields_in_the_reader_s_language(event, coordinator_client):
    meeting = make.make_committee_meeting(event=event, number=1)
    typed = meeting_form(number=2, decisions=[])
    coordinator_client.post(change("partners_committeemeeting", meeting), typed)
    entry = LogEntry.objects.get()
    field = CommitteeMeeting._meta.get_field("status")
    with translation.override("en"):
        assert "status" in entry.get_change_message()
    assert str(field.verbose_name) in LogEntry.objects.get().get_change_message()
