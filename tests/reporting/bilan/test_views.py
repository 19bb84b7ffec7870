"""Reading, downloading and publishing on the site."""

import pytest
from django.urls import reverse

from core import native_libraries
from reporting.models import BilanVersion
from reporting.services import publish_bilan
from tests.factories import make_declared_figure, make_narrative_block, make_survey
from tests.reporting.bilan.conftest import french

pytestmark = pytest.mark.django_db


def address(name, event, *more):
    return reverse(name, args=[event.slug, *more])


def test_coordinator_downloads_the_draft(coordinator_client, event):
    response = coordinator_client.get(address("bilan_pdf", event))
    assert response["Content-Type"] == "application/pdf"
    assert f'filename="bilan-{event.slug}-brouillon.pdf"' in response["Content-Disposition"]
    assert response.content.startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["bilan_html", "bilan_pdf", "bilan_versions", "bilan_publish"])
def test_colleague_of_another_event_sees_nothing(colleague_client, event, name):
    assert colleague_client.get(address(name, event)).status_code == 404


def test_funder_reads_and_does_not_publish(funder_client, event):
    page = funder_client.get(address("bilan_html", event))
    assert address("bilan_publish", event) not in page.content.decode()
    assert funder_client.post(address("bilan_publish", event)).status_code == 404
    assert BilanVersion.objects.count() == 0


def test_looking_publishes_nothing(coordinator_client, event):
    for name in ("bilan_html", "bilan_pdf", "bilan_versions", "bilan_publish"):
        assert coordinator_client.get(address(name, event)).status_code == 200
    assert BilanVersion.objects.count() == 0


def test_confirmation_says_what_is_missing(coordinator_client, event):
    make_survey(event=event, title="Questionnaire encore ouvert", opens_at="2019-01-01T00:00Z")
    make_declared_figure(event=event, figure="observation_days", is_counted=False, value=None)
    gaps = coordinator_client.get(address("bilan_publish", event)).context["gaps"]
    items = [item for gap in gaps for item in gap.items]
    assert "Questionnaire encore ouvert" in items
    assert french("synthesis").capitalize() in items
    assert french("observation days").capitalize() in items


def test_publishing_leads_to_the_fingerprint(coordinator_client, coordinator, event):
    response = coordinator_client.post(address("bilan_publish", event), follow=True)
    version = BilanVersion.objects.get()
    assert version.published_by == coordinator
    assert version.sha256 in response.content.decode()
    file = coordinator_client.get(address("bilan_version_pdf", event, version.number))
    assert file.content == bytes(version.pdf)


def test_publishing_twice_says_that_nothing_changed(coordinator_client, event):
    publish_bilan(event=event, by=None)
    page = coordinator_client.get(address("bilan_publish", event))
    assert page.context["is_unchanged"]
    coordinator_client.post(address("bilan_publish", event))
    assert BilanVersion.objects.count() == 1


@pytest.mark.parametrize("name", ["public_bilan", "public_bilan_pdf"])
def test_public_sees_nothing_before_publication(client, event, name):
    type(event).objects.filter(pk=event.pk).update(is_public=True)
    assert client.get(address(name, event)).status_code == 404


def test_public_reads_what_was_published_not_what_came_after(client, event):
    type(event).objects.filter(pk=event.pk).update(is_public=True)
    version = publish_bilan(event=event, by=None)
    make_narrative_block(bilan=event.bilan, section="context", text="Une phrase trop tôt.")
    page = client.get(address("public_bilan", event)).content.decode()
    assert "Une phrase trop tôt." not in page
    assert version.sha256 in page
    assert client.get(address("public_bilan_pdf", event)).content == bytes(version.pdf)


def test_version_that_was_never_published_is_not_found(coordinator_client, event):
    assert coordinator_client.get(address("bilan_version_pdf", event, 3)).status_code == 404


@pytest.mark.parametrize(("name", "method"), [("bilan_pdf", "get"), ("bilan_publish", "post")])
def test_page_says_what_the_server_lacks(coordinator_client, event, monkeypatch, name, method):
    monkeypatch.setattr(native_libraries, "load", lambda: ["libpango-1.0.so.0"])
    response = getattr(coordinator_client, method)(address(name, event))
    assert response.status_code == 503
    assert "libpangoft2-1.0-0" in response.content.decode()
    assert BilanVersion.objects.count() == 0
