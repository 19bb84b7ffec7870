"""Names that nothing keeps any more go; a shared mailbox is not one person."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from partners.imports.undoing import CannotUndo, undo_import
from partners.models import Professional
from partners.people_data import data_of
from partners.people_erasure import erase_person, people_to_forget
from tests.factories import (
    make_administrator,
    make_agenda_point,
    make_committee_member,
    make_event,
    make_outgoing_message,
    make_partner_access,
    make_partnership,
    make_professional,
)
from tests.partners.committee_cases import approve
from tests.partners.imports.files import imported

TODAY = timezone.localdate()
LONG_AGO = TODAY - timedelta(days=400)
MAILBOX = "accueil@example.org"


@pytest.fixture
def recent(db):
    return make_event(starts_on=TODAY, ends_on=TODAY)


def test_who_never_worked_on_an_edition_is_forgotten_with_their_organisation(event, recent):
    """The event is of 2019."""
    departed = make_professional(recorded_on=LONG_AGO)
    make_partnership(event=event, organisation=departed.organisation)
    alone = make_professional(recorded_on=LONG_AGO)
    coming = make_professional(recorded_on=LONG_AGO)
    make_partnership(event=recent, organisation=coming.organisation)
    new = make_professional()
    sitting = make_professional(recorded_on=LONG_AGO)
    make_committee_member(
        event=recent,
        partnership=make_partnership(event=recent, organisation=sitting.organisation),
        professional=sitting,
        first_name="",
        last_name="",
    )
    assert set(people_to_forget(TODAY)) == {departed, alone}
    call_command("purge_people")
    named = Professional.objects.exclude(last_name="")
    assert set(named) == {coming, new, sitting}


def test_who_speaks_is_forgotten_even_in_approved_minutes(event):
    point = make_agenda_point(event=event, speaker="Zoé Lemaître", notes="Dit.")
    approve(point.meeting)
    call_command("purge_people")
    point.refresh_from_db()
    assert (point.speaker, point.notes) == ("", "Dit.")


def test_what_an_import_wrote_is_forgotten(event, coordinator):
    lines = ("Nom;Charte acceptée le;Charte acceptée par", "Mairie;01/03/2019;Zoé Lemaître")
    done = imported(event, coordinator, *lines)
    assert "Zoé Lemaître" in str(list(done.effects.values()))
    call_command("purge_people")
    assert "Zoé" not in str(list(done.effects.values()))
    with pytest.raises(CannotUndo):
        undo_import(done=done)
    assert event.partnerships.count() == 1


@pytest.fixture
def marie(db):
    return make_professional(first_name="Marie", last_name="Durand", email=MAILBOX)


def test_erasing_one_leaves_who_shares_the_mailbox(marie, event, other_event):
    partnership = make_partnership(event=event, organisation=marie.organisation)
    own = make_partner_access(
        event=event,
        partnership=partnership,
        contact_name="Mme DURAND",
        contact_email=MAILBOX,
    )
    paul = make_partner_access(
        event=other_event, contact_name="Paul Petit", contact_email=MAILBOX.title()
    )
    seat = make_committee_member(
        event=event,
        partnership=partnership,
        first_name="Paul",
        last_name="Petit",
        email=MAILBOX,
    )
    for name in ("Paul Petit", "Marie Durand", ""):
        make_outgoing_message(event=event, to_email=MAILBOX, to_name=name, text=f"Pour {name}")
    data = data_of(marie, reader=make_administrator())
    assert sorted(row["texte"] for row in data["messages"]) == ["Pour ", "Pour Marie Durand"]
    erase_person(person=marie)
    left = event.outgoing_messages.exclude(to_email="")
    assert [row.to_name for row in left] == ["Paul Petit"]
    paul.refresh_from_db()
    seat.refresh_from_db()
    assert seat.last_name == "Petit"
    assert not type(own).objects.filter(pk=own.pk).exists()


def test_address_that_names_the_person_is_theirs_whatever_is_beside_it(event):
    zoe = make_professional(first_name="Zoé", last_name="Le Maître", email="z.lemaitre@example.org")
    access = make_partner_access(
        event=event, contact_name="Direction", contact_email="z.lemaitre@example.org"
    )
    erase_person(person=zoe)
    assert not type(access).objects.filter(pk=access.pk).exists()


@pytest.mark.parametrize(("day", "due"), [(date(2020, 3, 1), 0), (date(2020, 3, 2), 1)])
def test_idle_names_are_kept_for_twelve_months(db, day, due):
    make_professional(recorded_on=date(2019, 3, 2))
    assert len(list(people_to_forget(day))) == due
