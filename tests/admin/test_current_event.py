"""Which event is worked on, and what it limits."""

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.roles import Role
from events.administration.filters import ScopedRelatedFilter
from events.administration.scoped import RoleAdmin
from events.models import Hub
from tests import factories as make
from tests.access.owned import OF_THE_INSTANCE, registered

pytestmark = pytest.mark.django_db
SWITCH = "admin:switch_event"


@pytest.fixture
def second_event(coordinator):
    """Later than `event`, and coordinated by the same person: it is the current one."""
    later = make.make_event(starts_on="2020-03-01", ends_on="2020-03-02")
    make.make_event_membership(event=later, user=coordinator, role=Role.COORDINATOR)
    return later


def current(client):
    return client.get(reverse("admin:index")).context["current_event"]


def listed(client, model="hub"):
    response = client.get(reverse(f"admin:events_{model}_changelist"))
    return {row.pk for row in response.context["cl"].queryset}


def test_latest_event_is_the_current_one(event, second_event, coordinator_client):
    assert current(coordinator_client) == second_event


def test_switch_changes_what_lists_show(event, second_event, coordinator_client):
    first, second = make.make_hub(event=event), make.make_hub(event=second_event)
    assert listed(coordinator_client) == {second.pk}
    coordinator_client.post(reverse(SWITCH), {"event": event.pk})
    assert current(coordinator_client) == event
    assert listed(coordinator_client) == {first.pk}


def test_nobody_switches_to_an_event_of_others(event, other_event, coordinator_client):
    response = coordinator_client.post(reverse(SWITCH), {"event": other_event.pk})
    assert response.status_code == 404
    assert current(coordinator_client) == event


def test_looking_never_switches(event, second_event, coordinator_client):
    assert coordinator_client.get(reverse(SWITCH), {"event": event.pk}).status_code == 405


def test_form_keeps_the_event_it_was_opened_for(event, second_event, coordinator_client):
    page = coordinator_client.get(reverse("admin:events_hub_add")).content.decode()
    assert f'name="_event" value="{second_event.pk}"' in page
    coordinator_client.post(reverse(SWITCH), {"event": event.pk})
    typed = {"name": "Créer", "code": "creer", "position": 0, "_event": second_event.pk}
    coordinator_client.post(reverse("admin:events_hub_add"), typed)
    assert Hub.objects.get().event == second_event


def test_form_cannot_name_an_event_of_others(event, other_event, coordinator_client):
    typed = {"name": "Créer", "code": "creer", "position": 0, "_event": other_event.pk}
    assert coordinator_client.post(reverse("admin:events_hub_add"), typed).status_code == 403
    assert not Hub.objects.exists()


def test_choices_are_those_of_the_object_not_of_the_current_event(
    event, second_event, coordinator_client
):
    hub, other_hub = make.make_hub(event=event), make.make_hub(event=second_event)
    desk = make.make_desk(event=event, kind="hub", hub=hub)
    page = coordinator_client.get(reverse("admin:visits_desk_change", args=[desk.pk]))
    choices = set(page.context["adminform"].form.fields["hub"].queryset)
    assert choices == {hub}
    assert other_hub not in choices


def test_previous_edition_of_others_is_kept_and_no_other_is_offered(
    event, other_event, coordinator_client
):
    make.make_event(name="Une édition de plus")
    event.previous_event = other_event
    event.save()
    page = coordinator_client.get(reverse("admin:events_event_change", args=[event.pk]))
    assert list(page.context["adminform"].form.fields["previous_event"].queryset) == [other_event]


def search(client, model, field, **asked):
    app_label, model_name = model.split(".")
    names = {"app_label": app_label, "model_name": model_name, "field_name": field}
    response = client.get(reverse("admin:autocomplete"), {"term": "", **names, **asked})
    return response.json()["results"]


def test_search_offers_the_event_of_the_form(event, second_event, coordinator_client):
    here = make.make_partnership(event=event)
    make.make_partnership(event=second_event)
    found = search(coordinator_client, "budgets.grant", "funder", event=event.pk)
    assert [row["id"] for row in found] == [str(here.pk)]


def test_search_names_professionals(event, coordinator_client):
    person = make.make_mobilisation(event=event).professional
    found = search(coordinator_client, "partners.sessionattendance", "mobilisation")
    assert [row["text"] for row in found] == [f"{person.display_name} · {person.organisation}"]


def test_search_hides_people_of_other_events(event, other_event, coordinator_client):
    make.make_mobilisation(event=other_event)
    assert search(coordinator_client, "partners.mobilisation", "professional") == []


def test_accounts_cannot_be_searched(event, coordinator_client):
    asked = {
        "term": "",
        "app_label": "events",
        "model_name": "eventmembership",
        "field_name": "user",
    }
    assert coordinator_client.get(reverse("admin:autocomplete"), asked).status_code == 403


@pytest.mark.parametrize("model", registered(), ids=lambda model: model._meta.label_lower)
def test_filters_on_links_are_scoped(model, db):
    """A plain filter on a foreign key would list every row of its target, whoever asks."""
    model_admin = admin.site._registry[model]
    links = {field.name for field in model._meta.fields if field.remote_field}
    plain = [item for item in model_admin.list_filter if isinstance(item, str) and item in links]
    pairs = [item for item in model_admin.list_filter if isinstance(item, tuple)]
    assert plain == []
    assert [item for item in pairs if not issubclass(item[1], ScopedRelatedFilter)] == []


@pytest.mark.parametrize("model", registered(), ids=lambda model: model._meta.label_lower)
def test_every_admin_decides_by_role(model, db):
    model_admin = admin.site._registry[model]
    assert isinstance(model_admin, RoleAdmin) or model._meta.label_lower in OF_THE_INSTANCE


def test_shared_entry_used_elsewhere_is_read_only(event, other_event, coordinator_client):
    organisation = make.make_organisation(name="Mission locale")
    url = reverse("admin:partners_organisation_change", args=[organisation.pk])
    assert coordinator_client.get(url).context["has_change_permission"] is True
    make.make_partnership(event=other_event, organisation=organisation)
    assert coordinator_client.get(url).context["has_change_permission"] is False
    assert coordinator_client.post(url, {"name": "Autre"}).status_code == 403


def test_organisation_of_somebody_mobilised_elsewhere_is_read_only(
    event, other_event, coordinator_client
):
    person = make.make_mobilisation(event=other_event).professional
    url = reverse("admin:partners_organisation_change", args=[person.organisation.pk])
    assert coordinator_client.get(url).context["has_change_permission"] is False


def test_person_mobilised_elsewhere_is_not_deleted(event, other_event, coordinator_client):
    person = make.make_mobilisation(event=event).professional
    make.make_mobilisation(event=other_event, professional=person)
    url = reverse("admin:partners_professional_delete", args=[person.pk])
    assert coordinator_client.get(url).status_code == 403


def test_coordinator_neither_creates_nor_deletes_events(event, coordinator_client):
    assert coordinator_client.get(reverse("admin:events_event_add")).status_code == 403
    url = reverse("admin:events_event_delete", args=[event.pk])
    assert coordinator_client.post(url, {"post": "yes"}).status_code == 403
