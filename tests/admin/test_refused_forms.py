"""What a rule refuses is said on the form, and nothing typed is lost."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from budgets.models import Budget
from core.read_marks import marks
from events.models import Hub
from partners.models import Decision, Mobilisation
from tests import factories as make
from tests.refusals import constraint_named, trigger_named

pytestmark = pytest.mark.django_db


def errors_of(response):
    """All that the page says is wrong."""
    return [message for shown in response.context["errors"] for message in _flat(shown)]


def _flat(shown):
    return [shown] if isinstance(shown, str) else [str(message) for message in shown]


def hub_form(**values):
    return {"name": "Orientation", "code": "orientation", "position": 1, **values}


def rows(prefix, *forms, saved=0):
    form = {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": saved}
    for number, values in enumerate(forms):
        form |= {f"{prefix}-{number}-{name}": value for name, value in values.items()}
    return form


def read(line):
    """What the form says that its reader read of a saved line."""
    names = ("slug", "label", "planned", "actual", "comment", "grant")
    return marks({name: getattr(line, name) for name in names})


def budget_form(**values):
    typed = {"status": "draft", "approved_on": "", "comment": "", "shown_to_funders": "nothing"}
    return {**typed, **rows("lines"), **values}


def test_new_row_belongs_to_the_current_event(event, coordinator_client):
    response = coordinator_client.post(reverse("admin:events_hub_add"), hub_form())
    assert response.status_code == 302
    assert Hub.objects.get().event == event


def test_unique_constraint_with_the_event_speaks_on_the_form(event, coordinator_client):
    make.make_hub(event=event, code="orientation")
    response = coordinator_client.post(reverse("admin:events_hub_add"), hub_form())
    message = constraint_named("events_hub_code_unique").get_violation_error_message()
    assert errors_of(response) == [message]
    assert 'value="Orientation"' in response.content.decode()


def test_same_code_is_free_in_another_event(event, other_event, coordinator_client):
    make.make_hub(event=other_event, code="orientation")
    response = coordinator_client.post(reverse("admin:events_hub_add"), hub_form())
    assert response.status_code == 302


def test_unbalanced_budget_is_refused_by_the_database_on_the_form(event, coordinator_client):
    budget = make.make_budget(event=event)
    line = make.make_budget_line(budget=budget, slug="supplies", planned=100)
    saved = {"id": line.pk, "slug": line.slug, "code": line.code, "planned": 100, "position": 0}
    typed = {**saved, "seen": read(line), "label": "Papier et encre"}
    response = coordinator_client.post(
        reverse("admin:budgets_budget_change", args=[budget.pk]),
        budget_form(
            status="approved",
            approved_on="01/03/2019",
            comment="Relu avec le comptable.",
            **rows("lines", typed, saved=1),
        ),
    )
    assert response.status_code == 200
    message = gettext(trigger_named("budgets_budget_balanced").message)
    assert errors_of(response) == [message.format(charges=100, produits=0, gap=100)]
    assert "Relu avec le comptable." in response.content.decode()
    assert "Papier et encre" in response.content.decode()
    assert Budget.objects.get().status == "draft"


def test_balanced_budget_is_approved_by_the_reader(event, coordinator, coordinator_client):
    budget = make.make_budget(event=event)
    coordinator_client.post(
        reverse("admin:budgets_budget_change", args=[budget.pk]),
        budget_form(status="approved", approved_on="01/03/2019"),
    )
    budget.refresh_from_db()
    assert (budget.status, budget.approved_by) == ("approved", coordinator)


def test_hub_of_another_event_is_refused_beside_its_field(event, other_event, coordinator_client):
    person = make.make_mobilisation(event=event).professional
    Mobilisation.objects.all().delete()
    make.make_partnership(event=event, organisation=person.organisation)
    foreign = make.make_hub(event=other_event)
    response = coordinator_client.post(
        reverse("admin:partners_mobilisation_add"),
        {"professional": person.pk, "role": "adviser", "hub": foreign.pk},
    )
    assert list(response.context["adminform"].form.errors) == ["hub"]
    assert not Mobilisation.objects.exists()


def test_row_of_a_table_gets_the_event_of_its_form(event, coordinator_client):
    meeting = make.make_committee_meeting(event=event, number=1)
    make.make_decision(event=event, number=7)
    form = {
        "number": 1,
        "date": "05/02/2019",
        "status": "held",
        **rows("attendances"),
    }
    url = reverse("admin:partners_committeemeeting_change", args=[meeting.pk])
    row = {"meeting": meeting.pk, "number": 7, "text": "Imprimer.", "status": "open"}
    refused = coordinator_client.post(url, {**form, **rows("decisions", row)})
    message = constraint_named("partners_decision_number_unique").get_violation_error_message()
    assert errors_of(refused) == [message]
    accepted = coordinator_client.post(url, {**form, **rows("decisions", {**row, "number": 8})})
    assert accepted.status_code == 302
    assert Decision.objects.get(number=8).event == event


def test_deletion_that_the_database_refuses_is_explained(event, administrator_client):
    version = make.make_survey_version(event=event)
    question = make.make_question(version=version)
    url = reverse("admin:surveys_question_delete", args=[question.pk])
    page = administrator_client.get(url)
    assert page.status_code == 200
    make.make_response(version=version)
    assert administrator_client.post(url, {"post": "yes"}).status_code == 403
    assert type(question).objects.filter(pk=question.pk).exists()


def test_approved_minutes_can_be_read_only(event, coordinator_client):
    meeting = make.make_committee_meeting(
        event=event,
        status="held",
        minutes="Présents : tous.",
        minutes_status="approved",
        minutes_approved_on="2019-03-01",
    )
    url = reverse("admin:partners_committeemeeting_change", args=[meeting.pk])
    page = coordinator_client.get(url)
    assert page.status_code == 200
    assert page.context["has_change_permission"] is False
    assert coordinator_client.post(url, {"number": 9}).status_code == 403


def test_approved_minutes_take_no_decision_from_its_own_page(event, coordinator_client):
    approved = {"minutes_status": "approved", "minutes_approved_on": "2019-03-01", "minutes": "Lu."}
    frozen = make.make_committee_meeting(event=event, status="held", **approved)
    still_open = make.make_committee_meeting(event=event)
    page = coordinator_client.get(reverse("admin:partners_decision_add"))
    assert list(page.context["adminform"].form.fields["meeting"].queryset) == [still_open]
    typed = {"number": 1, "meeting": frozen.pk, "text": "Ajout", "status": "open"}
    coordinator_client.post(reverse("admin:partners_decision_add"), typed)
    assert not Decision.objects.exists()


def test_frozen_question_keeps_its_code(event, coordinator_client):
    version = make.make_survey_version(event=event)
    question = make.make_question(version=version, code="accueil")
    make.make_response(version=version)
    coordinator_client.post(
        reverse("admin:surveys_question_change", args=[question.pk]),
        {"label": "Et l’accueil ?", "code": "autre", "position": 0, **rows("choices")},
    )
    question.refresh_from_db()
    assert (question.label, question.code) == ("Et l’accueil ?", "accueil")
