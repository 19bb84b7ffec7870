"""The commune of an organisation: any of France, and its code follows."""

import pytest
from django.urls import reverse

from partners.models import Organisation
from tests.factories import make_organisation, make_partnership

pytestmark = pytest.mark.django_db
ROWS = {
    "partnerships-TOTAL_FORMS": "0",
    "partnerships-INITIAL_FORMS": "0",
}


def sent(client, **values):
    address = reverse("admin:partners_organisation_add")
    values = {"name": "Tremplin", "kind": "association", **ROWS, **values}
    return client.post(address, values)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"commune": "bagnolet"}, "93006"),
        ({"commune": "Montreuil (93)"}, "93048"),
        ({"insee_code": "93055"}, "93055"),
    ],
)
def test_code_and_name_follow_each_other(typed, code, coordinator_client):
    sent(coordinator_client, **typed)
    assert Organisation.objects.get().insee_code == code
    assert Organisation.objects.get().commune in ("Bagnolet", "Montreuil", "Pantin")


@pytest.mark.parametrize("typed", ["Bagnollet", "Sainte-Colombe"])
def test_unknown_commune_or_namesake_is_told(typed, coordinator_client):
    answer = sent(coordinator_client, commune=typed)
    assert answer.context["adminform"].form.errors["commune"]
    assert Organisation.objects.count() == 0


def test_commune_that_moves_takes_its_new_code(coordinator_client, event):
    row = make_organisation(commune="Bagnolet", insee_code="93006")
    make_partnership(event=event, organisation=row)
    address = reverse("admin:partners_organisation_change", args=[row.pk])
    form = coordinator_client.get(address).context["adminform"].form
    values = {name: form.initial.get(name) or "" for name in form.fields if name != "is_spro"}
    coordinator_client.post(address, {**values, **ROWS, "commune": "Pantin"})
    row.refresh_from_db()
    assert (row.commune, row.insee_code) == ("Pantin", "93055")


def test_suggestions_are_for_whoever_is_logged_in(coordinator_client, anonymous_client):
    address = reverse("communes") + "?q=bagnol"
    assert "Bagnolet (93)" in coordinator_client.get(address).json()["communes"]
    assert anonymous_client.get(address).status_code == 302
