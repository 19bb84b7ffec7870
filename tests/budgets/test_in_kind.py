"""Contributions in kind: both sides, the giver's agreement, offers of the partner space."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from budgets.services import accept_contribution, accept_offer
from partners.refusal import Refused
from tests.budgets.refused_acts import approved_budget
from tests.factories import (
    make_event,
    make_in_kind_contribution,
    make_in_kind_proposal,
    make_partnership,
)
from tests.refusals import changed

pytestmark = pytest.mark.django_db


@pytest.fixture
def act(event, coordinator_client):
    def send(row, action):
        url = reverse("in_kind_act", args=[event.slug, row.pk])
        coordinator_client.post(url, {"action": action})
        row.refresh_from_db()
        return row

    return send


@pytest.mark.parametrize(
    ("use", "source", "both"),
    [
        ("volunteers", "", ("volunteers", "volunteering")),
        ("goods_and_services", "", ("goods_and_services", "services")),
        ("", "gifts", ("relief", "gifts")),
    ],
)
def test_one_click_puts_it_on_both_sides(use, source, both, act, event):
    row = act(make_in_kind_contribution(event=event, use=use, source=source), "mirror")
    assert (row.use, row.source) == both


def test_contribution_is_typed(event, coordinator_client):
    giver = make_partnership(event=event)
    typed = {
        "label": "Salle",
        "giver": giver.pk,
        "use": "goods_and_services",
        "source": "services",
        "planned": "1 200,50 €",
        "quantity": "",
        "unit": "jour",
        "unit_value": "600,25",
        "valuation": "price_list",
        "method": "Tarif 2019",
    }
    coordinator_client.post(reverse("in_kind_add", args=[event.slug]), typed)
    row = event.in_kind_contributions.get()
    assert (row.code, row.planned, row.value) == ("salle", Decimal("1200.50"), None)


@pytest.mark.parametrize(("days", "quantity"), [(9, None), (-9, 1)])
def test_nothing_is_proposed_as_given_before_the_event(days, quantity, event, coordinator_client):
    day = timezone.localdate() + timedelta(days=days)
    type(event).objects.filter(pk=event.pk).update(starts_on=day, ends_on=day)
    form = coordinator_client.get(reverse("in_kind_add", args=[event.slug])).context["form"]
    assert form["quantity"].value() == quantity


def test_negative_value_is_said_beside_its_field(event, coordinator_client):
    row = make_in_kind_contribution(event=event)
    typed = {"label": "Salle", "use": "services", "quantity": "1", "unit_value": "-5"}
    page = coordinator_client.post(reverse("in_kind_edit", args=[event.slug, row.pk]), typed)
    assert page.status_code == 200
    assert page.context["form"].errors


def test_agreement_ends_when_the_value_changes(act, event):
    giver = make_partnership(event=event)
    row = act(make_in_kind_contribution(event=event, giver=giver), "accept")
    assert row.accepted_on == timezone.localdate()
    changed(row, evidence="Attestation").save()
    row.refresh_from_db()
    assert row.accepted_on is not None
    changed(row, quantity=3).save()
    row.refresh_from_db()
    assert (row.accepted_on, row.accepted_by) == (None, None)


def test_nobody_agrees_without_a_giver(act, event):
    assert act(make_in_kind_contribution(event=event), "accept").accepted_on is None


def test_what_was_given_is_typed_after_approval():
    row = approved_budget().event.in_kind_contributions.get()
    changed(row, quantity=3).save()
    row.refresh_from_db()
    assert row.value == 450


def test_offer_before_the_event_is_planned(event, coordinator):
    type(event).objects.filter(pk=event.pk).update(
        starts_on=timezone.localdate(), ends_on=timezone.localdate()
    )
    offer = make_in_kind_proposal(
        event=event, kind="loan", label="Grande salle", quantity=2, unit_value=Decimal(250)
    )
    row = accept_offer(offer=offer, unit_value=Decimal(250), by=coordinator)
    assert (row.planned, row.value, row.giver) == (500, None, offer.partnership)
    assert (row.use, row.source) == ("goods_and_services", "services")
    assert row.accepted_on is not None  # the giver said this value


def test_corrected_offer_waits_for_the_giver(event, coordinator):
    offer = make_in_kind_proposal(event=event, quantity=2, unit_value=Decimal(250))
    row = accept_offer(offer=offer, unit_value=Decimal(200), by=coordinator)
    assert (row.value, row.accepted_on) == (400, None)
    with pytest.raises(Refused):
        accept_offer(offer=offer, unit_value=Decimal(200), by=coordinator)


def test_offer_is_accepted_on_the_page(event, coordinator_client):
    offer = make_in_kind_proposal(event=event, unit_value=None)
    url = reverse("offer_accept", args=[event.slug, offer.pk])
    coordinator_client.post(url, {f"offer-{offer.pk}-unit_value": "cent"})
    assert not event.in_kind_contributions.exists()
    coordinator_client.post(url, {f"offer-{offer.pk}-unit_value": "12,50"})
    assert event.in_kind_contributions.get().unit_value == Decimal("12.50")


def test_giver_agrees_in_its_space(event, space):
    client, access = space
    gift = make_in_kind_contribution(event=event, giver=access.partnership)
    gift.refresh_from_db()  # amounts as the page reads them
    client.post(reverse("space_gift_accept", args=[gift.pk]), {"read": gift.agreed_mark})
    gift.refresh_from_db()
    assert gift.accepted_on == timezone.localdate()


def test_giver_does_not_agree_with_what_it_did_not_read(event, space):
    client, access = space
    gift = make_in_kind_contribution(event=event, giver=access.partnership)
    gift.refresh_from_db()
    read = gift.agreed_mark
    changed(gift, quantity=9).save()
    client.post(reverse("space_gift_accept", args=[gift.pk]), {"read": read})
    gift.refresh_from_db()
    assert gift.accepted_on is None


def test_giver_sees_only_its_own(event, space):
    client, access = space
    make_in_kind_contribution(event=event, giver=access.partnership, label="La nôtre")
    other = make_in_kind_contribution(
        event=event, giver=make_partnership(event=event), label="Celle d’un autre"
    )
    page = client.get(reverse("space_gifts")).content.decode()
    assert "La nôtre" in page
    assert "Celle d’un autre" not in page
    answer = client.post(reverse("space_gift_accept", args=[other.pk]), {"read": other.agreed_mark})
    assert answer.status_code == 404


def test_acceptance_of_another_day_is_kept():
    event = make_event()
    row = make_in_kind_contribution(event=event, giver=make_partnership(event=event))
    day = date(2019, 5, 2) + timedelta(days=1)
    assert accept_contribution(contribution=row, on=day, by=None).accepted_on == day
