"""Screens name people and figures; `str()`, which goes into histories, never does."""

import pytest
from django.urls import reverse
from django.utils.text import capfirst

from partners.models import Professional
from reporting.figures.registry import FIGURE_BY_CODE
from tests import factories as make

pytestmark = pytest.mark.django_db


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def named_professional(event):
    organisation = make.make_partnership(event=event).organisation
    values = {"first_name": "Ada", "last_name": "Martin", "code": "p-1"}
    professional = make.make_professional(organisation=organisation, **values)
    make.make_mobilisation(event=event, professional=professional)
    return professional


def test_the_page_of_a_professional_bears_the_name(named_professional, coordinator_client):
    url = reverse("admin:partners_professional_change", args=[named_professional.pk])
    response = coordinator_client.get(url)
    assert response.context["subtitle"] == f"Ada Martin · {named_professional.organisation}"
    assert str(named_professional) == "p-1"


def test_the_message_names_the_professional(named_professional, coordinator_client):
    url = reverse("admin:partners_professional_change", args=[named_professional.pk])
    typed = {
        "first_name": "Ada",
        "last_name": "Durand",
        "organisation": named_professional.organisation_id,
        "code": "",
        "mobilisations-TOTAL_FORMS": 0,
        "mobilisations-INITIAL_FORMS": 0,
    }
    response = coordinator_client.post(url, typed, follow=True)
    assert not response.context.get("errors")
    assert "Ada Durand" in messages_of(response)[0]
    assert Professional.objects.get().code == "p-1"


def test_the_message_of_a_deletion_names_the_figure(event, coordinator_client):
    figure = make.make_declared_figure(event=event, figure="beneficiaries")
    url = reverse("admin:reporting_declaredfigure_delete", args=[figure.pk])
    page = coordinator_client.get(url)
    name = str(capfirst(FIGURE_BY_CODE["beneficiaries"].name))
    assert str(page.context["object"]) == name
    response = coordinator_client.post(url, {"post": "yes"}, follow=True)
    assert name in messages_of(response)[0]
    assert "beneficiaries" not in messages_of(response)[0]


def test_an_account_bears_its_name_and_hides_the_hash(clients):
    account = make.make_user(full_name="Ada Martin", password="Cité-éphémère-2019")
    url = reverse("admin:accounts_user_change", args=[account.pk])
    response = clients["administrator"].get(url)
    assert response.context["subtitle"] == "Ada Martin"
    assert "****" not in response.content.decode()  # Django shows the head of the hash and stars


def test_who_published_a_version_is_named(event, coordinator_client):
    account = make.make_user(full_name="Ada Martin")
    version = make.make_bilan_version(bilan=make.make_bilan(event=event), published_by=account)
    url = reverse("admin:reporting_bilanversion_change", args=[version.pk])
    assert "Ada Martin" in coordinator_client.get(url).content.decode()


def test_the_history_of_a_professional_bears_the_name(named_professional, coordinator_client):
    url = reverse("admin:partners_professional_history", args=[named_professional.pk])
    assert "Ada Martin" in coordinator_client.get(url).context["title"]


def test_a_code_made_for_a_person_says_nothing_of_the_person(event, coordinator_client):
    organisation = make.make_partnership(event=event).organisation
    typed = {"first_name": "Zoé", "last_name": "Essai", "organisation": organisation.pk}
    tables = {"mobilisations-TOTAL_FORMS": 0, "mobilisations-INITIAL_FORMS": 0}
    coordinator_client.post(reverse("admin:partners_professional_add"), typed | tables)
    assert Professional.objects.get().code == "professionnel"
