"""The tally is read, and cancelled with a reason; profiles are not shown."""

import pytest
from django.urls import reverse

from tests import factories as make
from visits.models import CheckIn, CheckInCancellation

pytestmark = pytest.mark.django_db
LIST = "admin:visits_checkin_changelist"


def cancel(client, *check_ins, reason="twice"):
    form = {"action": "cancel", "reason": reason, "_selected_action": [row.pk for row in check_ins]}
    return client.post(reverse(LIST), form)


def test_cancelling_appends_a_record_with_its_reason(event, coordinator_client):
    check_in = make.make_check_in(event=event)
    cancel(coordinator_client, check_in)
    cancellation = CheckInCancellation.objects.get()
    assert (cancellation.check_in, cancellation.reason) == (check_in, "twice")
    assert CheckIn.objects.filter(pk=check_in.pk).exists()


def test_cancelling_again_changes_nothing(event, coordinator_client):
    check_in = make.make_check_in(event=event)
    cancel(coordinator_client, check_in)
    page = coordinator_client.get(cancel(coordinator_client, check_in, reason="test").url)
    assert "ces passages étaient déjà annulés" in page.content.decode()
    assert CheckInCancellation.objects.get().reason == "twice"


def test_purge_meanwhile_is_told_in_words(event, coordinator_client):
    """The records were still there when the list was drawn."""
    check_in = make.make_check_in(event=event)
    make.make_purge(event=event)
    page = coordinator_client.get(cancel(coordinator_client, check_in).url)
    assert "rien ne peut plus être annulé" in page.content.decode()


def test_check_in_of_another_event_cannot_be_cancelled(event, other_event, coordinator_client):
    cancel(coordinator_client, make.make_check_in(event=other_event))
    assert not CheckInCancellation.objects.exists()


def test_profile_is_not_shown(event, coordinator_client):
    check_in = make.make_check_in(event=event, age_band="16-17", insee_code="93006")
    url = reverse("admin:visits_checkin_change", args=[check_in.pk])
    for page in (url, reverse(LIST)):
        shown = coordinator_client.get(page).content.decode()
        assert "16-17" not in shown
        assert "93006" not in shown


@pytest.mark.parametrize("asked", ["age_band=16-17", "insee_code__startswith=93", "reasons__gt=0"])
def test_address_does_not_filter_by_profile(asked, event, coordinator_client):
    assert coordinator_client.get(f"{reverse(LIST)}?{asked}").status_code == 400


@pytest.mark.parametrize("asked", ["kind__exact=arrival", "slot__year=2019", "counted=yes"])
def test_address_filters_by_what_is_shown(asked, event, coordinator_client):
    make.make_check_in(event=event)
    page = coordinator_client.get(f"{reverse(LIST)}?{asked}")
    assert [row.kind for row in page.context["cl"].queryset] == ["arrival"]


def test_new_reason_takes_the_next_free_place(event, coordinator_client):
    make.make_profile_choice(event=event, dimension="reason", bit=0)
    coordinator_client.post(
        reverse("admin:visits_profilechoice_add"),
        {"dimension": "reason", "label": "Découvrir", "code": "decouvrir", "position": 1},
    )
    assert event.profile_choices.get(code="decouvrir").bit == 1
