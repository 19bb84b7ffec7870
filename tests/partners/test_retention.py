"""What the nightly command forgets beside the names: committees, imports, drafts."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from partners.imports.undoing import UNDONE_WITHIN, CannotUndo, undo_import
from partners.models import DirectoryImport, ImportEffect, Professional
from tests.factories import make_committee_member, make_event, make_partnership, make_professional
from tests.partners.imports.files import draft_of, imported

pytestmark = pytest.mark.django_db
PEOPLE = ("Nom;Prénom;Structure", "Lemaître;Zoé;Mairie")


def purge():
    out = StringIO()
    call_command("purge_people", stdout=out)
    return out.getvalue()


def aged(rows, **moments):
    DirectoryImport.objects.filter(pk=rows.pk).update(**moments)


def test_old_import_forgets_its_former_values_and_can_no_longer_be_undone(
    event, coordinator, coordinator_client
):
    event.starts_on = event.ends_on = timezone.localdate()
    event.save()
    done = imported(event, coordinator, "Nom", "Mairie")
    aged(done, applied_at=timezone.now() - UNDONE_WITHIN + timedelta(hours=1))
    purge()
    assert done.effects.count() == 2
    aged(done, applied_at=timezone.now() - UNDONE_WITHIN - timedelta(hours=1))
    assert "1 import" in purge()
    assert done.effects.count() == 0
    assert "import" not in purge()
    with pytest.raises(CannotUndo):
        undo_import(done=done)
    undo = reverse("directory_import_undo", args=[event.slug, done.pk])
    shown = coordinator_client.get(undo, follow=True)
    assert "ne peut plus être annulé" in shown.text
    assert event.partnerships.count() == 1


def test_draft_that_was_left_alone_is_forgotten_without_another_one(event, coordinator):
    old, fresh = (draft_of(event, coordinator, *PEOPLE, kind="professionals") for _ in range(2))
    aged(old, created_at=timezone.now() - timedelta(days=8))
    purge()
    assert list(event.directory_imports.all()) == [fresh]


def test_values_of_an_import_go_with_the_names_of_its_event(coordinator):
    past = make_event(starts_on=date(2019, 4, 17), ends_on=date(2019, 4, 17))
    imported(past, coordinator, "Structure;Charte acceptée le;Signataire", "M;01/02/2019;Z. L.")
    assert ImportEffect.objects.filter(after__icontains="Z. L.").exists()
    purge()
    assert not ImportEffect.objects.exists()
    assert past.partnerships.get().charter_accepted_by == ""


def test_person_who_only_sat_on_a_committee_is_forgotten_too(event):
    past = make_event(starts_on=date(2019, 4, 17), ends_on=date(2019, 4, 17))
    soon = timezone.localdate() + timedelta(days=30)
    coming = make_event(starts_on=soon, ends_on=soon)
    gone, staying = make_professional(last_name="Lemaître"), make_professional(last_name="Petit")
    for person in (gone, staying):
        make_committee_member(event=past, professional=person)
    make_committee_member(event=coming, professional=staying)
    make_committee_member(event=coming)  # a name without a professional
    purge()
    names = Professional.objects.values_list("pk", "last_name")
    assert dict(names) == {gone.pk: "", staying.pk: "Petit"}


def test_partnership_of_a_running_event_keeps_who_signed(event):
    soon = timezone.localdate() + timedelta(days=30)
    coming = make_event(starts_on=soon, ends_on=soon)
    row = make_partnership(event=coming, charter_accepted_on=soon, charter_accepted_by="Zoé")
    purge()
    row.refresh_from_db()
    assert row.charter_accepted_by == "Zoé"
