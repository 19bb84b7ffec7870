"""The pages of the desks: who sees and does what, and what the database then holds."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    make_activity,
    make_desk,
    make_event,
    make_event_membership,
    make_hub,
    make_pairing_code,
    make_survey,
    make_tablet,
)
from tests.personas import client_of
from visits.models import Desk, PairingCode
from visits.views.shell import served_version

pytestmark = pytest.mark.django_db


def address(name, event, *more):
    return reverse(name, args=[event.slug, *more])


def body(response):
    assert response.status_code == 200
    return unescape(response.content.decode())


def without_times(html):
    """The second in which each was drawn may differ."""
    return re.sub(r"\d+\u202f?\s?s\b|<time.*?</time>", "", html).strip()


def typed(**values):
    return {"name": "Porte nord", "kind": "reception", "hub": "", "activity": "", **values}


@pytest.fixture
def desk(event):
    return make_desk(event=event, code="porte", name="Porte")


def test_empty_page_offers_the_next_step_to_the_coordinator_only(
    event, coordinator_client, reception_client
):
    pages = [
        body(client.get(address("desks", event)))
        for client in (coordinator_client, reception_client)
    ]
    assert ["empty-state" in page for page in pages] == [True, True]
    assert [address("desk_add", event) in page for page in pages] == [True, False]


def test_reception_sees_and_pairs_but_changes_nothing(event, desk, reception_client):
    page = body(reception_client.get(address("desks", event)))
    assert "Porte" in page
    assert address("tablet_pair", event, "porte") in page
    for name in ("desk_change", "desk_retire", "desk_reopen", "tablet_revoke"):
        target = address(name, event, "porte")
        assert target not in page
        assert reception_client.post(target, typed()).status_code == 404
    assert Desk.objects.get().is_active


def test_state_is_told_in_words(event, desk, coordinator_client):
    long_ago = timezone.now() - timedelta(minutes=12, seconds=5)
    make_tablet(desk=desk, paired_at=long_ago, waiting=3, last_number=5, app_version="v7")
    page = body(coordinator_client.get(address("desks", event)))
    row = page[page.index("<tbody>") :]
    assert "tag-bad" in row
    assert "12" in row
    assert "v7" in row


def test_application_of_the_tablet_is_compared_with_the_one_that_is_served(
    event, desk, coordinator_client
):
    tablet = make_tablet(desk=desk, app_version=served_version())
    for version, is_outdated in ((served_version(), False), ("avant", True)):
        tablet.app_version = version
        tablet.save()
        (row,) = coordinator_client.get(address("desks", event)).context["rows"]
        assert row.status.is_outdated is is_outdated


def test_fragment_is_the_same_table_without_the_frame(event, desk, reception_client):
    page = body(reception_client.get(address("desks", event)))
    fragment = body(reception_client.get(address("desks_state", event)))
    assert without_times(fragment[fragment.index("<tbody>") :]) in without_times(page)
    assert "<html" not in fragment
    assert "csrfmiddlewaretoken" not in fragment


def test_desk_gets_a_code_made_from_its_name(event, coordinator_client):
    response = coordinator_client.post(address("desk_add", event), typed())
    assert response.url == address("desks", event)
    desk = event.desks.get()
    assert (desk.code, desk.name, desk.kind) == ("porte-nord", "Porte nord", "reception")


def test_two_desks_of_one_name_get_two_codes(event, coordinator_client):
    for _again in range(2):
        coordinator_client.post(address("desk_add", event), typed())
    assert sorted(event.desks.values_list("code", flat=True)) == ["porte-nord", "porte-nord-2"]


def test_desk_at_the_way_out_needs_an_event_that_counts_exits(event, coordinator_client):
    """Its tablet would count arrivals instead."""
    refused = body(coordinator_client.post(address("desk_add", event), typed(kind="exit")))
    assert "ne compte pas les sorties" in refused
    assert not event.desks.exists()


def test_desk_keeps_the_place_of_its_kind_only(event, coordinator_client):
    event.counts_exits = True
    event.save()
    hub, activity = make_hub(event=event), make_activity(event=event)
    for kind in ("reception", "hub", "workshop", "exit"):
        values = typed(name=kind, kind=kind, hub=hub.pk, activity=activity.pk)
        coordinator_client.post(address("desk_add", event), values)
    kept = {desk.kind: (desk.hub, desk.activity) for desk in event.desks.all()}
    assert kept == {
        "reception": (None, None),
        "hub": (hub, None),
        "workshop": (None, activity),
        "exit": (None, None),
    }


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"kind": ""}, "kind"),
        ({"kind": "bar"}, "kind"),
        ({"kind": "hub"}, "hub"),
        ({"kind": "hub", "hub": "999999"}, "hub"),
        ({"kind": "workshop", "activity": "abc"}, "activity"),
    ],
)
def test_bad_desk_is_refused_beside_its_field(event, coordinator_client, values, field):
    response = coordinator_client.post(address("desk_add", event), typed(**values))
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not event.desks.exists()


def test_hub_of_another_event_is_not_offered(event, coordinator_client):
    values = typed(kind="hub", hub=make_hub().pk)
    response = coordinator_client.post(address("desk_add", event), values)
    assert list(response.context["form"].errors) == ["hub"]


def test_desk_is_renamed_and_keeps_its_code(event, desk, coordinator_client):
    coordinator_client.post(address("desk_change", event, "porte"), typed(name="Grande porte"))
    desk.refresh_from_db()
    assert (desk.name, desk.code) == ("Grande porte", "porte")


def test_desk_of_another_event_is_not_found(event, coordinator_client):
    make_desk(code="ailleurs")
    for name in ("desk_change", "desk_retire", "tablet_pair", "tablet_revoke", "tablet_arrival"):
        assert coordinator_client.get(address(name, event, "ailleurs")).status_code == 404


@pytest.mark.parametrize("code", ["nouveau", "import", "etat"])
def test_desk_may_bear_the_name_of_a_page(event, coordinator_client, code):
    make_desk(event=event, code=code, name="Drôle de nom")
    assert "Drôle de nom" in body(coordinator_client.get(address("desk_change", event, code)))


def test_looking_at_a_confirmation_retires_nothing(event, desk, coordinator_client):
    make_tablet(desk=desk, waiting=4, last_number=4)
    page = body(coordinator_client.get(address("desk_retire", event, "porte")))
    assert "4" in page
    desk.refresh_from_db()
    assert desk.is_active


def test_retired_desk_loses_its_code_keeps_its_tablet_and_comes_back(
    event, desk, coordinator_client
):
    tablet = make_tablet(desk=desk)
    make_pairing_code(desk=desk)
    coordinator_client.post(address("desk_retire", event, "porte"))
    desk.refresh_from_db()
    assert not desk.is_active
    assert not PairingCode.objects.exists()
    coordinator_client.post(address("desk_reopen", event, "porte"))
    desk.refresh_from_db()
    tablet.refresh_from_db()
    assert (desk.is_active, tablet.revoked_at) == (True, None)


def test_reopening_by_address_alone_does_nothing(event, desk, coordinator_client):
    Desk.objects.update(is_active=False)
    assert coordinator_client.get(address("desk_reopen", event, "porte")).status_code == 405
    assert not Desk.objects.get().is_active


@pytest.mark.parametrize("name", ["desks", "desks_state"])
def test_queries_do_not_depend_on_the_number_of_desks(
    coordinator, name, django_assert_max_num_queries
):
    counts = set()
    for number in (1, 3, 300):
        event = make_event()
        make_event_membership(event=event, user=coordinator, role="coordinator")
        for _desk in range(number):
            hub = make_hub(event=event)
            tablet = make_tablet(event=event, desk=make_desk(event=event, kind="hub", hub=hub))
            make_pairing_code(desk=tablet.desk)
        client = client_of(coordinator)
        with django_assert_max_num_queries(20) as captured:
            client.get(address(name, event))
        counts.add(len(captured))
    assert len(counts) == 1


def test_coordinator_gives_questionnaires_to_a_desk(event, coordinator_client):
    desk = make_desk(event=event, name="Sortie")
    handed, other = make_survey(event=event), make_survey(event=event)
    make_survey(event=event, audience="professional", title="Aux partenaires")
    make_survey(title="Ailleurs")
    page = reverse("desk_change", args=[event.slug, desk.code])
    shown = coordinator_client.get(page).content.decode()
    assert handed.title in shown
    assert "Aux partenaires" not in shown
    assert "Ailleurs" not in shown
    form = {"name": desk.name, "kind": "reception", "surveys": [handed.pk, other.pk]}
    assert coordinator_client.post(page, form).status_code == 302
    assert set(desk.handed_surveys.values_list("survey", flat=True)) == {handed.pk, other.pk}
    assert coordinator_client.post(page, {**form, "surveys": [other.pk]}).status_code == 302
    assert set(desk.handed_surveys.values_list("survey", flat=True)) == {other.pk}


def test_desk_takes_no_questionnaire_of_another_event_or_of_professionals(
    event, coordinator_client
):
    desk = make_desk(event=event)
    make_survey(event=event)
    professional = make_survey(event=event, audience="professional")
    page = reverse("desk_change", args=[event.slug, desk.code])
    for survey in (make_survey(), professional):
        form = {"name": desk.name, "kind": "reception", "surveys": [survey.pk]}
        assert coordinator_client.post(page, form).status_code == 200
    assert not desk.handed_surveys.exists()


def test_reception_gives_no_questionnaire(event, reception_client):
    desk, survey = make_desk(event=event), make_survey(event=event)
    page = reverse("desk_change", args=[event.slug, desk.code])
    form = {"name": desk.name, "kind": "reception", "surveys": [survey.pk]}
    assert reception_client.post(page, form).status_code == 404
    assert not desk.handed_surveys.exists()
