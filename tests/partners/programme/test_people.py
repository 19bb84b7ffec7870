"""A presence is personal data: given back, forgotten, moved with the person, in their calendar."""

from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse
from icalendar import Calendar

from partners.committees.feeds import create_feed
from partners.directory.merging import CannotMerge, merge
from partners.models import Assignment, StandHolder
from partners.people_data import data_of
from partners.people_erasure import erase_person
from tests.factories import (
    make_activity,
    make_activity_host,
    make_administrator,
    make_assignment,
    make_event,
    make_hub,
    make_mobilisation,
    make_partnership,
    make_professional,
    make_stand,
    make_stand_holder,
)

pytestmark = pytest.mark.django_db
TODAY = date(2019, 4, 1)


@pytest.fixture
def person():
    return make_mobilisation(professional=make_professional(last_name="Lemaître"))


def test_person_reads_where_they_were_expected(person):
    make_assignment(mobilisation=person, activity=make_activity(event=person.event, title="CV"))
    make_assignment(mobilisation=person, hub=make_hub(event=person.event, name="Emploi"))
    [row] = data_of(person.professional, reader=make_administrator())["mobilisations"]
    assert row["presences"] == [
        {"lieu": "CV", "de": "2019-04-17T10:00+02:00", "a": "2019-04-17T11:00+02:00"},
        {"lieu": "Emploi", "de": "2019-04-17T14:00+02:00", "a": "2019-04-17T16:00+02:00"},
    ]


def test_erased_person_is_named_nowhere_in_the_programme(person):
    row = make_assignment(mobilisation=person)
    erase_person(person=person.professional)
    assert "Lemaître" not in Assignment.objects.get(pk=row.pk).told


def test_purge_forgets_who_was_where(person):
    kept = make_assignment(event=make_event(starts_on=date(2019, 4, 16), ends_on=date(2100, 1, 1)))
    make_assignment(mobilisation=person)
    call_command("purge_people")
    assert list(Assignment.objects.all()) == [kept]


def test_merged_people_keep_their_presences(person):
    twin = make_mobilisation()
    row = make_assignment(mobilisation=twin)
    chosen = make_administrator()
    merge(kept=person.professional, other=twin.professional, chosen={}, by=chosen)
    assert Assignment.objects.get(pk=row.pk).mobilisation.professional == person.professional


def test_people_of_one_event_are_not_merged(person):
    twin = make_mobilisation(event=person.event)
    make_assignment(mobilisation=twin)
    with pytest.raises(CannotMerge):
        merge(kept=person.professional, other=twin.professional, chosen={}, by=make_administrator())


def test_merged_organisations_keep_their_stands_and_activities():
    kept, other = make_partnership(), make_partnership()
    held = make_stand_holder(partnership=other)
    hosted = make_activity_host(partnership=other)
    merge(kept=kept.organisation, other=other.organisation, chosen={}, by=make_administrator())
    hosted.refresh_from_db()
    assert StandHolder.objects.get(pk=held.pk).partnership.organisation == kept.organisation
    assert hosted.partnership.organisation == kept.organisation


def summaries(client, person):
    new = create_feed(event=person.event, today=TODAY, mobilisation=person)
    content = client.get(reverse("calendar_feed", args=[new.key])).content
    entries = Calendar.from_ical(content).walk("VEVENT")
    return {str(entry["summary"]).split(" – ")[0]: entry for entry in entries}


def test_calendar_of_a_person_has_their_presences(person, client):
    event = person.event
    partnership = make_partnership(event=event, organisation=person.professional.organisation)
    own, open_, others = (make_activity(event=event, title=title) for title in "ABC")
    make_assignment(mobilisation=person, activity=own)
    make_activity_host(activity=open_, partnership=partnership)
    make_activity_host(activity=others, partnership=partnership)
    make_assignment(activity=others)
    stand = make_stand(event=event, number="A12", zone="Hall")
    make_assignment(mobilisation=person, stand=stand)
    entries = summaries(client, person)
    assert set(entries) == {"A", "B", "stand A12"}
    assert str(entries["stand A12"]["location"]).startswith("Hall · ")


def test_calendar_takes_the_later_revision(person, client):
    activity = make_assignment(mobilisation=person).activity
    before = summaries(client, person)[activity.title]
    activity.description = "Autre salle."
    activity.save()
    after = summaries(client, person)[activity.title]
    assert (before["uid"], before["sequence"], after["sequence"]) == (after["uid"], 0, 1)
