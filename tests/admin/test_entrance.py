"""Who finds the door of the administration, and how one comes in."""

import pytest
from django.urls import reverse

from tests import factories as make

pytestmark = pytest.mark.django_db
LINK = 'href="/administration/"'


@pytest.mark.parametrize(
    ("persona", "seen"),
    [("stranger", False), ("reception", False), ("coordinator", True), ("administrator", True)],
)
def test_menu_leads_to_the_administration(persona, seen, event, request):
    page = request.getfixturevalue(f"{persona}_client").get(reverse("accessibility"))
    assert page.status_code == 200
    assert (LINK in page.content.decode()) is seen


def test_anonymous_visitors_log_in_on_the_site_s_page(anonymous_client):
    page = anonymous_client.get(reverse("admin:index"), follow=True)
    assert page.redirect_chain[-1][0] == "/compte/connexion/?next=/administration/"


def test_account_without_role_is_told_so(stranger_client):
    assert stranger_client.get(reverse("admin:index"), follow=True).status_code == 403


def test_disabled_account_stays_out(coordinator, coordinator_client):
    coordinator.is_active = False
    coordinator.save()
    response = coordinator_client.get(reverse("admin:index"))
    assert response.status_code == 302


def test_index_says_that_all_is_in_order(event, coordinator_client, monkeypatch):
    monkeypatch.setattr("citeephemere.admin_site.agenda_of", lambda *_arguments: [])
    page = coordinator_client.get(reverse("admin:index"))
    assert 'class="all-in-order"' in page.content.decode()


def test_index_without_any_event_invites_to_add_one(administrator_client):
    page = administrator_client.get(reverse("admin:index"))
    assert page.context["current_event"] is None
    assert page.status_code == 200


def test_history_of_another_event_is_closed(event, coordinator_client, colleague_client):
    hub = make.make_hub(event=event)
    url = reverse("admin:events_hub_history", args=[hub.pk])
    assert coordinator_client.get(url).status_code == 200
    assert colleague_client.get(url).status_code == 302


def test_history_holds_no_name(event, coordinator_client):
    person = make.make_mobilisation(event=event).professional
    session = make.make_preparation_session(event=event)
    mobilisation = event.mobilisations.get()
    url = reverse("admin:partners_preparationsession_change", args=[session.pk])
    coordinator_client.post(
        url,
        {
            "kind": session.kind,
            "code": session.code,
            "date": "12/03/2019",
            "half_days": 1,
            "status": "held",
            "attendances-TOTAL_FORMS": 1,
            "attendances-INITIAL_FORMS": 0,
            "attendances-0-mobilisation": mobilisation.pk,
            "attendances-0-status": "attended",
        },
    )
    history = reverse("admin:partners_preparationsession_history", args=[session.pk])
    page = coordinator_client.get(history).content.decode()
    assert person.code in page
    assert person.last_name not in page


def test_form_with_hundreds_of_rows_is_accepted(event, coordinator_client):
    rows = {f"blocks-{row}-text": "" for row in range(2000)}
    url = reverse("admin:events_hub_add")
    typed = {"name": "Créer", "code": "creer", "position": 0}
    assert coordinator_client.post(url, {**typed, **rows}).status_code == 302
