"""What spares a coordinator clicks: sheets filled in, organisations deduced, the next one."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    make_committee_meeting,
    make_committee_member,
    make_mobilisation,
    make_organisation,
    make_partnership,
    make_professional,
)

pytestmark = pytest.mark.django_db


def page(name, event, *words):
    return reverse(name, args=[event.slug, *words])


def test_next_meeting_starts_from_the_one_before(event, coordinator_client):
    form = coordinator_client.get(page("committee_add", event)).context["form"]
    assert form.initial == {}
    make_committee_meeting(event=event, number=1, starts_at=time(9), ends_at=time(12), place="EE")
    form = coordinator_client.get(page("committee_add", event)).context["form"]
    assert form.initial == {
        "starts_at": time(9),
        "ends_at": time(12),
        "place": "EE",
        "points": "Approbation du compte rendu du COPIL n°\u00a01",
    }


def test_approved_minutes_are_not_on_the_next_agenda(event, coordinator_client):
    make_committee_meeting(
        event=event,
        number=1,
        status="held",
        minutes="Lu.",
        minutes_status="approved",
        minutes_approved_on="2019-03-01",
    )
    form = coordinator_client.get(page("committee_add", event)).context["form"]
    assert form.initial["points"] == ""


def test_organisation_of_a_member_is_that_of_the_professional(event, coordinator_client):
    person = make_mobilisation(event=event).professional
    partnership = make_partnership(event=event, organisation=person.organisation)
    make_partnership(event=event)
    typed = {"professional": person.pk, "has_voice": "on", "again": "1"}
    answer = coordinator_client.post(page("member_add", event), typed)
    assert answer.url == page("member_add", event)
    member = event.committee_members.get()
    assert (member.professional, member.partnership) == (person, partnership)


def test_member_without_organisation_is_refused_beside_the_field(event, coordinator_client):
    person = make_mobilisation(event=event).professional  # whose organisation takes no part
    for typed in ({"professional": person.pk}, {"last_name": "Petit"}):
        answer = coordinator_client.post(page("member_add", event), typed)
        assert list(answer.context["form"].errors) == ["partnership"]
    assert event.committee_members.count() == 0


def test_several_join_at_once_each_for_their_organisation(event, coordinator_client):
    """The people of the carriers are proposed first; who sits, left, or works elsewhere, never.
    Names may be missing: a dossier can come without them."""
    plain, carrier = (make_partnership(event=event, is_carrier=one) for one in (False, True))
    gone = make_partnership(event=event, status="withdrawn")
    people = [
        make_professional(organisation=row.organisation, last_name=name, first_name="", email="")
        for row, name in ((plain, ""), (carrier, "Beta"), (carrier, "Gamma"))
    ]
    make_committee_member(event=event, partnership=carrier, professional=people[2], code="membre")
    make_professional(organisation=gone.organisation)
    make_mobilisation()
    add = page("members_add", event)
    offered = coordinator_client.get(add).context["form"].fields["people"].queryset
    assert list(offered) == [people[1], people[0]]
    assert coordinator_client.post(add, {}).context["form"].errors["people"]
    for _ in range(2):  # the second time nobody is left to be ticked
        coordinator_client.post(add, {"people": [people[0].pk, people[1].pk]})
    rows = event.committee_members.exclude(code="membre").order_by("pk")
    assert [(row.professional, row.partnership) for row in rows] == [
        (people[1], carrier),
        (people[0], plain),
    ]
    assert [(row.code, row.has_voice, row.deputy_of) for row in rows] == [
        ("membre-2", True, None),
        ("membre-3", True, None),
    ]
    assert "siègent déjà" in coordinator_client.get(add).text


def test_everybody_is_ticked_at_once_and_nothing_is_saved(event, coordinator_client):
    make_committee_meeting(event=event, number=1)
    absent, other = make_committee_member(event=event), make_committee_member(event=event)
    typed = {f"status-{absent.pk}": "absent", "all_present": "1"}
    sheet = page("committee_attendance", event, 1)
    answer = coordinator_client.post(sheet, typed)
    lines = [line for group in answer.context["groups"] for line in group.lines]
    assert {line.member: line.status for line in lines} == {absent: "absent", other: "present"}
    assert event.member_attendances.count() == 0


def test_minutes_are_saved_before_a_decision_is_added(event, coordinator_client):
    meeting = make_committee_meeting(event=event, number=1, status="held")
    typed = {"text": "Lieu choisi.", "revision": 0, "decide": "1"}
    answer = coordinator_client.post(page("committee_minutes", event, 1), typed)
    assert answer.url == page("decision_add", event, 1)
    meeting.refresh_from_db()
    assert meeting.minutes == "Lieu choisi."


def test_organisations_of_the_committee_are_offered_first(event, coordinator_client):
    make_committee_meeting(event=event, number=1, status="held")
    names = ["Zone", "Annexe", "Mairie"]
    rows = {
        name: make_partnership(event=event, organisation=make_organisation(name=name))
        for name in names
    }
    for _seat in range(2):
        make_committee_member(event=event, partnership=rows["Zone"])
    form = coordinator_client.get(page("decision_add", event, 1)).context["form"]
    offered = [str(one.organisation) for one in form.fields["owner"].queryset]
    assert offered == ["Zone", "Annexe", "Mairie"]


def test_only_members_who_joined_since_are_called_again(event, coordinator_client):
    day = timezone.localdate() + timedelta(days=20)
    make_committee_meeting(
        event=event,
        number=1,
        date=day,
        starts_at=time(9),
        ends_at=time(12),
        place="Bobigny",
        agenda="Lieu",
    )
    make_committee_member(event=event)
    call = page("committee_convocation", event, 1)
    coordinator_client.post(call)
    assert coordinator_client.get(call).context["since"] == []
    late = make_committee_member(event=event)
    assert coordinator_client.get(call).context["since"] == [late]
    coordinator_client.post(call)
    assert event.outgoing_messages.count() == 2
    assert coordinator_client.get(call).context["since"] == []
