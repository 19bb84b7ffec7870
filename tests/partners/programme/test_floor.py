"""Who is where, and the floor: pages of the coordinator."""

import pytest
from django.urls import reverse

from partners.models import Assignment, Stand
from tests.factories import (
    make_assignment,
    make_hub,
    make_mobilisation,
    make_partnership,
    make_stand,
    make_stand_holder,
)

pytestmark = pytest.mark.django_db
PERSON_TAKEN = "Ce professionnel est déjà pris à ce moment-là."


def address(name, event, *words):
    return reverse(name, args=[event.slug, *words])


def test_people_are_placed_at_a_desk_and_told_if_taken(event, coordinator_client):
    hub = make_hub(event=event)
    free, busy = (make_mobilisation(event=event) for _ in range(2))
    make_assignment(mobilisation=busy)
    sent = {
        "place": f"pole-{hub.code}",
        "day": "2019-04-17",
        "starts_at": "10:00",
        "ends_at": "12:00",
        "people": [free.pk, busy.pk],
    }
    page = coordinator_client.post(address("programme_presence_add", event), sent)
    [text] = page.context["form"].errors["people"]
    assert text.startswith(f"{PERSON_TAKEN} {busy.professional.display_name}")
    assert Assignment.objects.count() == 1
    coordinator_client.post(address("programme_presence_add", event), {**sent, "people": [free.pk]})
    row = free.assignments.get()
    assert (row.hub, row.starts_at.hour, row.ends_at.hour) == (hub, 8, 10)
    coordinator_client.post(address("programme_presence_delete", event, row.pk))
    assert free.assignments.count() == 0


def test_stand_number_is_written_in_capitals_and_used_once(event, coordinator_client):
    holder = make_partnership(event=event)
    sent = {"number": " a12 ", "tables": 1, "chairs": 2, "panels": 0, "holders": [holder.pk]}
    coordinator_client.post(address("floor_stand_add", event), sent)
    assert Stand.objects.get().number == "A12"
    assert Stand.objects.get().holders.get().partnership == holder
    page = coordinator_client.post(address("floor_stand_add", event), sent)
    assert page.context["form"].errors == {
        "number": ["Un autre stand de cet événement porte ce numéro."]
    }


def test_floor_counts_what_to_bring_and_who_has_no_stand(event, coordinator_client):
    shared = make_stand(event=event, number="A10", zone="Hall", tables=2, needs_power=True)
    make_stand(event=event, number="A2", zone="Hall", panels=3)
    holder = make_stand_holder(stand=shared)
    other = make_stand_holder(
        stand=make_stand(event=event, number="B1"), partnership=holder.partnership
    )
    without = make_partnership(event=event)
    floor = coordinator_client.get(address("floor", event)).context["floor"]
    assert [(zone.name, [line.stand.number for line in zone.lines]) for zone in floor.zones] == [
        ("Hall", ["A2", "A10"]),
        ("", ["B1"]),
    ]
    assert floor.organisations == ((str(holder.partnership), ("A10", other.stand.number)),)
    assert floor.without_stand == (without,)
    assert (floor.material.stands, floor.material.tables, floor.material.sockets) == (3, 4, 1)
    for ending in ("xlsx", "ods", "csv"):
        assert coordinator_client.get(address("floor_file", event, ending)).status_code == 200
    assert coordinator_client.get(address("floor_file", event, "exe")).status_code == 404
