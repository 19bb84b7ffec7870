"""The pages of the directory and of the partners, used as a coordinator does."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from PIL import Image

from partners.models import Organisation
from tests.factories import (
    make_mobilisation,
    make_organisation,
    make_partnership,
    make_professional,
)

SIRET = "21930006400017"
CSV = f"Structure;SIRET;Ville\r\nMairie de Bagnolet;{SIRET};Bagnolet\r\nFausse;123;Pantin\r\n"


def page(event, name, *words):
    return reverse(name, args=[event.slug, *words])


def send(client, event, content, name="liste.csv", **values):
    file = SimpleUploadedFile(name, content)
    values = {"kind": "organisations", "target": "event", "file": file, **values}
    return client.post(page(event, "directory_import_new"), values)


def test_file_is_sent_looked_at_imported_and_taken_back(coordinator_client, event):
    sent = send(coordinator_client, event, CSV.encode("latin-1"))
    draft = event.directory_imports.get()
    looked_at = coordinator_client.get(sent.url)
    told = looked_at.content.decode()
    assert "Fausse" in told
    assert "quatorze chiffres" in told
    assert Organisation.objects.count() == 0
    digest = looked_at.context["plan"].digest
    apply = page(event, "directory_import_apply", draft.pk)
    for _click in range(2):
        coordinator_client.post(apply, {"digest": digest})
    assert Organisation.objects.count() == event.partnerships.count() == 1
    undo = page(event, "directory_import_undo", draft.pk)
    assert "1" in coordinator_client.get(undo).content.decode()
    coordinator_client.post(undo)
    assert Organisation.objects.count() == event.partnerships.count() == 0


def test_columns_can_be_adjusted(coordinator_client, event):
    send(coordinator_client, event, b"Bidule;Truc\r\nMairie;93\r\n")
    draft = event.directory_imports.get()
    columns = page(event, "directory_import_columns", draft.pk)
    assert coordinator_client.get(columns).status_code == 200
    twice = {"column_0": "name", "column_1": "name"}
    assert coordinator_client.post(columns, twice).context["form"].errors
    coordinator_client.post(columns, {"column_0": "name", "column_1": ""})
    draft.refresh_from_db()
    assert draft.columns == ["name", ""]


def test_decision_about_duplicates_is_kept(coordinator_client, event):
    known = make_organisation(name="Mission locale")
    send(coordinator_client, event, b"Nom\r\nMISSION LOCALE\r\n")
    draft = event.directory_imports.get()
    decide = page(event, "directory_import_decide", draft.pk)
    coordinator_client.post(decide, {"all": "same"})
    draft.refresh_from_db()
    assert draft.decisions == {"2": str(known.pk)}
    shown = coordinator_client.get(page(event, "directory_import", draft.pk))
    assert [line.target for line in shown.context["plan"].lines] == [known.pk]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "vide.csv"),
        (b"\x00" * 5000, "x.csv"),
        (b"PK\x03\x04", "x.xlsx"),
        (b"x" * 11_000_000, "x.csv"),
    ],
)
def test_file_that_cannot_be_read_is_refused_beside_the_field(
    content, name, coordinator_client, event
):
    answer = send(coordinator_client, event, content, name)
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert event.directory_imports.count() == 0


def test_file_that_is_not_wanted_leaves_nothing(coordinator_client, event):
    send(coordinator_client, event, CSV.encode())
    draft = event.directory_imports.get()
    coordinator_client.post(page(event, "directory_import_drop", draft.pk))
    assert event.directory_imports.count() == 0


def picture(side=64, kind="PNG"):
    written = io.BytesIO()
    Image.new("RGB", (side, side), "teal").save(written, kind)
    return written.getvalue()


def test_logo_is_drawn_again_and_shown(coordinator_client, event):
    mine = make_partnership(event=event).organisation
    change = page(event, "organisation_logo_change", mine.code)
    coordinator_client.post(change, {"file": SimpleUploadedFile("l.jpg", picture(900, "JPEG"))})
    answer = coordinator_client.get(page(event, "organisation_logo", mine.code))
    assert Image.open(io.BytesIO(answer.content)).size == (600, 600)
    assert answer["Content-Type"] == "image/png"
    coordinator_client.post(page(event, "organisation_logo_remove", mine.code))
    assert coordinator_client.get(page(event, "organisation_logo", mine.code)).status_code == 404


@pytest.mark.parametrize("content", [b"<svg/>", picture()[:60], picture(8), b"x" * 3_000_000])
def test_what_is_no_picture_is_refused(content, coordinator_client, event):
    mine = make_partnership(event=event).organisation
    change = page(event, "organisation_logo_change", mine.code)
    answer = coordinator_client.post(change, {"file": SimpleUploadedFile("l.png", content)})
    assert answer.context["form"].errors["file"]


def test_logo_of_somebody_else_s_partner_is_not_changed(coordinator_client, event, other_event):
    theirs = make_partnership(event=other_event).organisation
    change = page(event, "organisation_logo_change", theirs.code)
    assert coordinator_client.get(change).status_code == 404


def test_exported_directory_comes_back_unchanged(coordinator_client, event):
    for kind, name in (("commune", "=HYPERLINK(1)"), ("association", "+33 asso")):
        row = make_organisation(name=name, kind=kind, commune="Bagnolet", insee_code="93006")
        make_partnership(event=event, organisation=row)
    for ending in ("xlsx", "ods", "csv"):
        exported = coordinator_client.get(page(event, "partners_file", ending))
        assert exported.status_code == 200
        sent = send(coordinator_client, event, exported.content, f"x.{ending}")
        plan = coordinator_client.get(sent.url).context["plan"]
        assert plan.counts["refused"] == plan.counts["new"] == 0, ending
        assert [line.changes for line in plan.lines] == [(), ()], ending


def test_exported_cells_are_no_formulas(coordinator_client, event):
    make_organisation(name="=1+1")
    exported = coordinator_client.get(page(event, "directory_file", "xlsx"))
    cell = load_workbook(io.BytesIO(exported.content)).worksheets[0]["A2"]
    assert (cell.data_type, cell.value) == ("s", "'=1+1")


def test_exported_people_are_those_that_one_may_see(coordinator_client, event, other_event):
    make_mobilisation(event=event, professional=make_professional(last_name="Visible"))
    make_mobilisation(event=other_event, professional=make_professional(last_name="Cachée"))
    exported = coordinator_client.get(page(event, "directory_file", "xlsx")).content
    sheet = load_workbook(io.BytesIO(exported)).worksheets[1]
    assert [cell.value for cell in sheet["A"][1:]] == ["Visible"]


def test_two_entries_become_one_on_the_page(coordinator_client, event):
    kept, other = make_organisation(name="Mission locale"), make_organisation(name="MISSION-LOCALE")
    make_partnership(event=event, organisation=other)
    duplicates = coordinator_client.get(page(event, "directory_duplicates")).content.decode()
    merge = page(event, "directory_merge", "structures", kept.code, other.code)
    assert merge in duplicates
    assert coordinator_client.get(merge).status_code == 200
    coordinator_client.post(merge, {"name": "kept"})
    assert [*Organisation.objects.values_list("pk", flat=True)] == [kept.pk]
    assert event.partnerships.get().organisation == kept


pytestmark = pytest.mark.django_db
BOARDS = ("partner_board", "directory", "directory_duplicates", "directory_imports")


@pytest.mark.parametrize("name", BOARDS)
def test_page_asks_as_much_for_many_rows(name, event, coordinator_client):
    asked, made = [], 0
    for number in (1, 3, 300):
        for _row in range(number - made):
            row = make_partnership(event=event)
            person = make_professional(organisation=row.organisation)
            make_mobilisation(event=event, professional=person)
        made = number
        coordinator_client.get(page(event, name))
        with CaptureQueriesContext(connection) as queries:
            assert coordinator_client.get(page(event, name)).status_code == 200
        asked.append(len(queries))
    assert asked == [asked[0]] * 3


def test_import_of_organisations_leads_to_that_of_professionals(coordinator_client, event):
    send(coordinator_client, event, b"Nom\r\nMairie\r\n")
    draft = page(event, "directory_import", event.directory_imports.get().pk)
    digest = coordinator_client.get(draft).context["plan"].digest
    coordinator_client.post(f"{draft}importer/", {"digest": digest})
    next_one = f"{page(event, 'directory_import_new')}?liste=professionals"
    assert next_one in coordinator_client.get(draft).text
    form = coordinator_client.get(next_one).context["form"]
    assert form.initial == {"kind": "professionals"}
    assert coordinator_client.get(f"{next_one}x").context["form"].initial == {}
