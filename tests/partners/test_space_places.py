"""The partner space tells an organisation where it is expected, and nobody else's place."""

from django.urls import reverse

from tests.factories import (
    make_activity,
    make_activity_host,
    make_partner_access,
    make_partnership,
    make_room,
    make_stand,
    make_stand_holder,
)
from tests.partners.test_space import enter


def test_organisation_sees_its_stands_and_what_it_runs(event):
    access = make_partner_access(event=event)
    other = make_partnership(event=event)
    home = reverse("space_home")
    assert "Où vous êtes attendus" not in enter(access).get(home).text
    hall = make_stand(event=event, number="A2", zone="Grand hall", tables=3, needs_power=True)
    far, theirs = (make_stand(event=event, number=number) for number in ("A10", "INTERDIT1"))
    for stand, who in ((far, access.partnership), (hall, access.partnership), (theirs, other)):
        make_stand_holder(stand=stand, partnership=who)
    own, elsewhere = (
        make_activity(event=event, title=title, room=make_room(event=event, name=room))
        for title, room in (("Oser le numérique", "Salle bleue"), ("Zzautre", "Salle zz"))
    )
    make_activity_host(activity=own, partnership=access.partnership)
    make_activity_host(activity=elsewhere, partnership=other)
    page = enter(access).get(home)
    assert [stand.number for stand in page.context["stands"]] == ["A2", "A10"]
    assert [run.activity for run in page.context["runs"]] == [own]
    for told in ("Grand hall", "3 tables", "une prise électrique", "Oser le numérique"):
        assert told in page.text
    assert "Salle bleue" in page.text
    assert not [word for word in ("INTERDIT1", "Zzautre", "Salle zz") if word in page.text]
