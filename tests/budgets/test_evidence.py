"""Evidence: checked by its bytes, given back as a file, removable until the budget is closed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from budgets.models import evidence as model
from tests.budgets import files
from tests.budgets.refused_acts import closed_budget
from tests.factories import (
    make_budget_line,
    make_evidence,
    make_grant,
    make_in_kind_contribution,
    make_partnership,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def add(event, coordinator_client):
    def send(about, content=files.PDF, name="facture.pdf", said="application/pdf"):
        file = SimpleUploadedFile(name, content, content_type=said)
        typed = {"about": about, "kind": "invoice", "file": file}
        return coordinator_client.post(reverse("budget_evidence", args=[event.slug]), typed)

    return send


@pytest.fixture
def line(event):
    return make_budget_line(event=event)


def test_file_is_kept_as_it_came(add, line, event, coordinator):
    assert add(f"line:{line.pk}").status_code == 302
    kept = event.evidence_files.get()
    assert bytes(kept.content) == files.PDF
    assert (kept.line, kept.size, kept.added_by) == (line, len(files.PDF), coordinator)


@pytest.mark.parametrize("make", [make_grant, make_in_kind_contribution])
def test_grants_and_contributions_have_files_too(make, add, event):
    row = make(event=event)
    name = "grant" if make is make_grant else "contribution"
    assert add(f"{name}:{row.pk}").status_code == 302
    assert event.evidence_files.get().about == row


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<html><script>alert(1)</script>", "facture.pdf"),
        (files.image("PNG"), "facture.pdf"),
        (files.PDF, "facture.png"),
        (files.PDF, "facture"),
        (files.PDF[:20], "facture.pdf"),
        (files.packed(readme="x"), "facture.docx"),
        (b"", "facture.pdf"),
    ],
    ids=["page", "picture", "renamed", "no ending", "cut", "archive", "empty"],
)
def test_file_that_is_not_what_it_says_is_refused(content, name, add, line, event):
    page = add(f"line:{line.pk}", content, name)
    assert page.status_code == 200
    assert page.context["form"].errors["file"]
    assert not event.evidence_files.exists()


def test_heavy_file_is_refused(add, line, event, monkeypatch):
    monkeypatch.setattr("budgets.forms.evidence.LARGEST_EVIDENCE", 10)
    assert add(f"line:{line.pk}").context["form"].errors["file"]
    assert model.LARGEST_EVIDENCE == 10_000_000


def test_line_of_another_event_is_refused(add, line, event):
    page = add(f"line:{make_budget_line().pk}")
    assert page.context["form"].errors["about"]
    assert not event.evidence_files.exists()


def test_same_file_twice_is_refused(add, line, event):
    add(f"line:{line.pk}")
    assert add(f"line:{line.pk}").context["form"].errors["file"]
    assert event.evidence_files.count() == 1


def test_file_is_given_back_harmless(event, coordinator_client):
    kept = make_evidence(event=event, name="Facture été.pdf")
    answer = coordinator_client.get(reverse("evidence_file", args=[event.slug, kept.pk]))
    assert answer.content == bytes(kept.content)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == (
        "attachment; filename=\"Facture _t_.pdf\"; filename*=UTF-8''Facture%20%C3%A9t%C3%A9.pdf"
    )
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-store"


def test_file_of_another_event_does_not_exist(event, coordinator_client):
    kept = make_evidence()
    url = reverse("evidence_file", args=[event.slug, kept.pk])
    assert coordinator_client.get(url).status_code == 404
    assert coordinator_client.post(url + "retirer/").status_code == 404


def test_file_is_removed(event, coordinator_client):
    kept = make_evidence(event=event)
    coordinator_client.post(reverse("evidence_remove", args=[event.slug, kept.pk]))
    assert not event.evidence_files.exists()


def test_closed_budget_keeps_its_files(client, administrator):
    budget = closed_budget()
    client.force_login(administrator)
    page = client.get(reverse("budget_evidence", args=[budget.event.slug]))
    assert page.context["is_closed"]
    assert 'type="file"' not in page.content.decode()


ROWS = {
    "budget_evidence": lambda event, line: make_evidence(event=event, line=line),
    "budget_grants": lambda event, line: make_grant(event=event),
    "budget_in_kind": lambda event, line: make_in_kind_contribution(
        event=event, giver=make_partnership(event=event)
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_list_asks_as_much_for_many_rows(name, event, line, coordinator_client):
    url = reverse(name, args=[event.slug])
    ROWS[name](event, line)
    coordinator_client.get(url)
    asked = []
    for rows in (0, 2, 20):
        for _row in range(rows):
            ROWS[name](event, line)
        with CaptureQueriesContext(connection) as queries:
            coordinator_client.get(url)
        asked.append(len(queries))
    assert asked == [asked[0]] * 3
