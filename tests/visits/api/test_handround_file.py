"""Filled questionnaires from the file that a tablet exported."""

import json
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.visits.api.filling import filled, given
from tests.visits.api.sending import CREATED
from visits.handround.form_file import import_forms, read_forms_file
from visits.models import HandedSurvey


def exported(event, *forms, **values):
    """As the tablet writes its file."""
    notes = {"state": "waiting", "review_reason": None, "message": None}
    items = [{**form, **notes} for form in forms]
    head = {"format": "cite-ephemere-questionnaires", "version": 1, "event": event.slug}
    return {**head, "clock_offset_ms": 0, "items": items, "others": [], **values}


def test_file_of_a_tablet_is_taken_in_once_whoever_may_hand_it_round(filling, version, event):
    sent, kept = filled(version), filled(version)
    assert filling.outcome(sent) == CREATED
    HandedSurvey.objects.all().delete()
    file = exported(event, sent, kept, filled(version, version=8))
    assert read_forms_file(file, event.slug).known_to(event) == 1
    for first, second in (("duplicate", "created"), ("duplicate", "duplicate")):
        found = [one.outcome for one in import_forms(event=event, content=file, by=None)]
        assert found == [first, second, "rejected"]
    assert event.responses.count() == 2


def test_file_tells_the_clock_that_timed_it(version, event):
    slow = timedelta(days=300)
    form = filled(version, **given(timezone.now() - slow))
    file = exported(event, form, clock_offset_ms=slow // timedelta(milliseconds=1))
    [outcome] = import_forms(event=event, content=file, by=None)
    assert outcome.outcome == "created"


def test_import_page_shows_no_answer(version, event, tablet, coordinator_client):
    client = coordinator_client
    page = reverse("queue_import", args=[event.slug])
    content = exported(event, filled(version))
    file = SimpleUploadedFile("questionnaires.json", json.dumps(content).encode())
    looked = client.post(page, {"file": file})
    assert "Questionnaire rempli" in looked.content.decode()
    done = client.post(page, {"content_json": json.dumps(content)})
    assert "Enregistrés\u202f: 1" in done.content.decode()
    assert "Très bon accueil" not in done.content.decode()
    assert tablet.desk.name not in done.content.decode()
    assert event.responses.count() == 1
