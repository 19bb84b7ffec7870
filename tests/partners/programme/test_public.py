"""What anybody reads of the programme, in each of its forms; and what nobody does."""

import io
import json
import re
from datetime import datetime

import page as validator
import pytest
from django.urls import reverse
from icalendar import Calendar
from pypdf import PdfReader

from events.models import Event
from partners.programme.printing import floor_pdf, programme_pdf
from tests.factories import (
    make_activity,
    make_activity_host,
    make_assignment,
    make_event,
    make_hub,
    make_mobilisation,
    make_opening_day,
    make_organisation,
    make_partnership,
    make_professional,
    make_room,
    make_stand,
    make_stand_holder,
)
from tests.factories.events import PARIS

pytestmark = pytest.mark.django_db
PAGES = ("public_programme", "public_programme_pdf", "public_programme_calendar")
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
NASTY = "</script><script>alert('CV & lettre')</script>"


@pytest.fixture
def event():
    return make_event(is_public=True, name="Cité de Bagnolet", summary="Une journée pour tous.")


@pytest.fixture
def activity(event):
    """Run by an active partner, one that withdrew, and a professional with a name."""
    made = make_activity(
        event=event,
        code="cv",
        title="Écrire son CV",
        room=make_room(event=event, name="Salle Garamond"),
        hub=make_hub(event=event, code="emploi", name="Trouver un emploi"),
        capacity=24,
    )
    for name, status in (("Mission locale", "agreed"), ("Partie", "withdrawn")):
        partnership = make_partnership(event=event, status=status)
        type(partnership.organisation).objects.filter(pk=partnership.organisation_id).update(
            name=name
        )
        make_activity_host(activity=made, partnership=partnership)
    person = make_professional(first_name="Zoé", last_name="Lemaître", email="zoe@example.org")
    make_assignment(activity=made, mobilisation=make_mobilisation(event=event, professional=person))
    return made


def read(client, name, event, *words):
    return client.get(reverse(name, args=[event.slug, *words]))


def entries(answer):
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content).walk("VEVENT")


def data_of(client, event):
    return json.loads(BLOCK.search(read(client, "public_programme", event).text)[1])


def text_of(pdf):
    pages = PdfReader(io.BytesIO(pdf), strict=True).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def test_closed_programme_does_not_exist(activity, client):
    Event.objects.update(is_public=False)
    answers = [read(client, name, activity.event) for name in PAGES]
    answers.append(read(client, "public_activity_calendar", activity.event, "cv"))
    assert [answer.status_code for answer in answers] == [404] * 4


def test_no_output_names_a_professional_or_who_withdrew(activity, client):
    event = activity.event
    texts = [read(client, "public_programme", event).text]
    texts.append(read(client, "public_programme_calendar", event).text)
    texts += text_of(programme_pdf(event))
    for text in texts:
        assert "Mission locale" in text.replace("\r\n ", "")
        assert [word for word in ("Zoé", "Lemaître", "zoe@", "Partie") if word in text] == []


def test_page_is_filtered_by_hub_and_kind(activity, client):
    other = make_activity(event=activity.event, kind="conference", title="Bâtir")
    page = reverse("public_programme", args=[activity.event.slug])
    for query, shown in (("?pole=emploi", activity), ("?type=conference", other)):
        [day] = client.get(page + query).context["days"]
        assert [line.activity for line in day.lines] == [shown]
    assert "Rien au programme ne répond" in client.get(page + "?recherche=xyz").text


def test_calendar_of_one_activity_is_whole(activity, client):
    [entry] = entries(read(client, "public_activity_calendar", activity.event, "cv"))
    assert entry["dtstart"].dt == datetime(2019, 4, 17, 10, tzinfo=PARIS)
    assert entry["dtend"].dt == datetime(2019, 4, 17, 11, tzinfo=PARIS)
    assert str(entry["dtstart"].params["TZID"]) == "Europe/Paris"
    assert str(entry["summary"]) == "Écrire son CV – Cité de Bagnolet"
    assert str(entry["location"]).startswith("Salle Garamond · ")
    assert str(entry["description"]) == "Proposé par\u202f: Mission locale"
    assert str(entry["url"]).endswith("/programme/#cv")


def test_calendar_says_what_the_zone_is(activity, client):
    content = read(client, "public_programme_calendar", activity.event).content
    [zone] = Calendar.from_ical(content).walk("VTIMEZONE")
    assert str(zone["tzid"]) == "Europe/Paris"


def test_calendar_keeps_its_names_and_counts_its_revisions(activity, client):
    """A calendar that has the file already replaces what changed and leaves the rest."""
    make_activity(event=activity.event, title="Autre")
    before = entries(read(client, "public_programme_calendar", activity.event))
    activity.room = make_room(event=activity.event, name="Salle Bodoni")
    activity.save()
    after = entries(read(client, "public_programme_calendar", activity.event))
    assert {entry["uid"] for entry in before} == {entry["uid"] for entry in after}
    sequences = {str(entry["summary"]).split(" – ")[0]: entry["sequence"] for entry in after}
    assert sequences == {"Écrire son CV": 1, "Autre": 0}
    [alone] = entries(read(client, "public_activity_calendar", activity.event, "cv"))
    assert alone["uid"] in {entry["uid"] for entry in after}


def test_unchanged_calendar_is_not_sent_again(activity, client):
    address = reverse("public_programme_calendar", args=[activity.event.slug])
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    activity.title = "Autre"
    activity.save()
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_structured_data_holds_the_event_and_its_activities(activity, client):
    make_partnership(event=activity.event, is_carrier=True)
    document = data_of(client, activity.event)
    assert document["@context"] == "https://schema.org"
    assert (document["@type"], document["startDate"]) == ("Event", "2019-04-16")
    assert document["isAccessibleForFree"] is True
    assert len(document["organizer"]) == 1
    [one] = document["subEvent"]
    assert one["startDate"] == "2019-04-17T10:00+02:00"
    assert one["location"]["name"] == "Salle Garamond"
    assert one["location"]["containedInPlace"]["name"] == activity.event.venue.name
    assert one["organizer"] == [{"@type": "Organization", "name": "Mission locale"}]
    assert one["maximumAttendeeCapacity"] == 24


def test_structured_data_cannot_be_broken_out_of(activity, client):
    activity.title = NASTY
    activity.save()
    page = read(client, "public_programme", activity.event)
    assert data_of(client, activity.event)["subEvent"][0]["name"] == NASTY
    assert "<script>alert" not in page.text
    assert page.text.count("<script") == 1, "the data block alone"
    assert "script-src 'self'" in page["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]


def test_only_a_demonstration_asks_not_to_be_indexed(activity, client):
    assert "noindex" not in read(client, "public_programme", activity.event).text
    Event.objects.update(is_demonstration=True, demonstration_note="Tout est inventé.")
    assert 'content="noindex"' in read(client, "public_programme", activity.event).text


def test_event_page_leads_to_the_programme(activity, client):
    page = read(client, "public_event", activity.event).text
    for name in ("public_programme", "public_programme_pdf"):
        assert f'href="{reverse(name, args=[activity.event.slug])}"' in page


def test_programme_on_paper_is_accessible(activity):
    event = activity.event
    make_opening_day(event=event, date="2019-04-17")
    for number in range(40):
        make_activity(event=event, title=f"Conférence {number}", description="Un texte long. " * 9)
    pdf = programme_pdf(event)
    assert faults(pdf) == []
    pages = text_of(pdf)
    assert len(pages) > 1
    assert "Salle Garamond 24 places" in " ".join(pages)
    assert PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/Lang"] == "fr"
    assert programme_pdf(event) == pdf


def test_floor_on_paper_is_accessible(event):
    for number in range(30):
        stand = make_stand(event=event, number=f"A{number}", zone="Hall", needs_power=True)
        make_stand_holder(stand=stand)
    pdf = floor_pdf(event)
    assert faults(pdf) == []
    assert "A2 Structure" in " ".join(text_of(pdf))


def test_floor_on_paper_keeps_a_place_and_the_needs_of_a_stand_together(event):
    needs = {"tables": 1, "chairs": 2, "panels": 2, "needs_power": True}
    organisation = make_organisation(name="Centre d’information et d’orientation")
    holder = make_partnership(event=event, organisation=organisation)
    for zone in ("Galerie", "Hall", "Mezzanine"):
        for number in range(12):
            stand = make_stand(event=event, number=f"{zone[0]}{number}", zone=zone, **needs)
            make_stand_holder(stand=stand, partnership=holder)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(floor_pdf(event))).pages]
    lines = [line.strip() for page in pages for line in page.splitlines()]
    assert "1" not in lines
    for zone in ("Galerie", "Hall", "Mezzanine"):
        [page] = [page for page in pages if f"{zone}\n" in page]
        assert f"{zone[0]}11" in page


def faults(pdf):
    report = validator.validate_pdf_bytes(pdf, profile="ua1")
    return [(fault.rule_id, fault.message) for fault in report.failures]
