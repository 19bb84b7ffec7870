import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partners.committees.documents import TYPES, type_of
from partners.committees.refusal import Refused
from partners.models.agenda import LARGEST_DOCUMENT
from tests.factories import make_committee_meeting, make_meeting_document
from tests.factories.committees import PDF as PDF_BYTES

HOLDS = {
    "odt": ("mimetype", b"application/vnd.oasis.opendocument.text"),
    "ods": ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
    "odp": ("mimetype", b"application/vnd.oasis.opendocument.presentation"),
    "docx": ("word/document.xml", b"<w/>"),
    "xlsx": ("xl/workbook.xml", b"<x/>"),
    "pptx": ("ppt/presentation.xml", b"<p/>"),
}
PLAIN = {"pdf": PDF_BYTES, "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff\xe0"}


def archive(ending):
    name, content = HOLDS[ending]
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr(name, content)
    return packed.getvalue()


GOOD = {**PLAIN, "jpeg": PLAIN["jpg"], **{ending: archive(ending) for ending in HOLDS}}


def test_every_accepted_type_is_tried():
    assert set(GOOD) == set(TYPES)


@pytest.mark.parametrize("ending", GOOD)
def test_file_is_what_its_ending_says(ending):
    assert type_of(f"Note.{ending.upper()}", GOOD[ending]) is TYPES[ending]


BAD = {
    "program": ("note.exe", b"MZ"),
    "page": ("note.html", b"<script>"),
    "drawing with a script": ("note.svg", b"<svg/>"),
    "no ending": ("note", PDF_BYTES),
    "page that calls itself PDF": ("note.pdf", b"<html>"),
    "sheet that calls itself text": ("note.odt", archive("xlsx")),
    "archive that calls itself sheet": ("note.xlsx", b"PK\x03\x04"),
}


@pytest.mark.parametrize("name", BAD)
def test_wrong_file_is_refused(name):
    with pytest.raises(Refused):
        type_of(*BAD[name])


def upload(client, meeting, name, content, **values):
    file = SimpleUploadedFile(name, content)
    address = reverse("committee_documents", args=[meeting.event.slug, meeting.number])
    return client.post(address, {"file": file, "readers": "everybody", **values})


@pytest.mark.django_db
def test_document_is_uploaded_and_taken_back_as_it_was(event, coordinator_client):
    meeting = make_committee_meeting(event=event)
    upload(coordinator_client, meeting, "Note d’étape.pdf", PDF_BYTES)
    document = meeting.documents.get()
    assert (document.title, document.size) == ("Note d’étape", len(PDF_BYTES))
    address = reverse("committee_document", args=[event.slug, meeting.number, document.pk])
    answer = coordinator_client.get(address)
    assert (answer.content, answer["Content-Type"]) == (PDF_BYTES, "application/pdf")
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", b"non"), ("a.exe", b"MZ"), ("a.pdf", b"%PDF-" + b"0" * LARGEST_DOCUMENT)],
    ids=["other content", "other type", "too large"],
)
def test_refused_document_is_told_and_not_kept(name, content, event, coordinator_client):
    meeting = make_committee_meeting(event=event)
    page = upload(coordinator_client, meeting, name, content)
    assert page.status_code == 200
    assert meeting.documents.count() == 0
    assert 'class="message message-bad"' in page.content.decode() or page.context["form"].errors


READS = {
    "coordinators": {"coordinator": 200, "funder": 404, "contributor": 404},
    "funders": {"coordinator": 200, "funder": 200, "contributor": 404},
    "everybody": {"coordinator": 200, "funder": 200, "contributor": 200},
}


@pytest.mark.django_db
@pytest.mark.parametrize("readers", READS)
def test_document_opens_for_its_readers(readers, event, request):
    document = make_meeting_document(event=event, readers=readers)
    address = reverse("committee_document", args=[event.slug, document.meeting.number, document.pk])
    page = reverse("committee", args=[event.slug, document.meeting.number])
    clients = {role: request.getfixturevalue(f"{role}_client") for role in READS[readers]}
    assert {role: client.get(address).status_code for role, client in clients.items()} == READS[
        readers
    ]
    listed = {role: document.title in client.get(page).text for role, client in clients.items()}
    assert listed == {role: status == 200 for role, status in READS[readers].items()}
