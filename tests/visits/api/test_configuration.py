"""What a tablet is told of its event and desk, and when it is told that this changed."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from tests.factories import (
    make_activity,
    make_asked_question,
    make_desk,
    make_event,
    make_handed_survey,
    make_hub,
    make_opening_day,
    make_profile_choice,
    make_room,
    make_tablet,
    make_venue,
)
from tests.visits.api.sending import Sending
from visits.configuration import forget_versions
from visits.models.asked import Question

PARIS = ZoneInfo("Europe/Paris")


def at(hour, minute=0):
    return datetime(2019, 4, 17, hour, minute, tzinfo=PARIS)


@pytest.fixture
def bagnolet(db):
    venue = make_venue(capacity=300, insee_code="93006")
    return make_event(slug="bagnolet", name="Bagnolet", venue=venue, counts_exits=True)


def configuration(event, **desk):
    tablet = make_tablet(event=event, desk=make_desk(event=event, **desk), token="c" * 43)
    return Sending(tablet, "c" * 43).get().json()


def test_event_and_desk(bagnolet):
    make_opening_day(event=bagnolet, opens_at=time(9), closes_at=time(18, 30))
    told = configuration(bagnolet, code="accueil", name="Accueil")
    assert told["event"] == {
        "slug": "bagnolet",
        "name": "Bagnolet",
        "starts_on": "2019-04-16",
        "ends_on": "2019-04-18",
        "time_zone": "Europe/Paris",
        "days": [{"date": "2019-04-16", "opens_at": "09:00", "closes_at": "18:30"}],
        "capacity": 300,
        "counts_exits": True,
        "is_demonstration": False,
    }
    assert told["desk"] == {
        "code": "accueil",
        "name": "Accueil",
        "kind": "reception",
        "hub": None,
        "activity": None,
        "hands_round": False,
    }
    assert (told["hubs"], told["activities"], told["questions"]) == ([], [], [])
    assert (told["largest_group"], told["largest_batch"]) == (200, 200)


def test_hubs_and_activities_in_the_order_of_the_programme(bagnolet):
    last = make_hub(event=bagnolet, code="vae", name="VAE", position=2)
    make_hub(event=bagnolet, code="choisir", name="Choisir", position=1)
    room = make_room(event=bagnolet, name="Salle 101")
    afternoon = {"starts_at": at(14, 30), "ends_at": at(15)}
    make_activity(event=bagnolet, code="b", title="B", kind="conference", **afternoon)
    make_activity(event=bagnolet, code="a", title="A", room=room, capacity=14)
    make_hub(), make_activity()
    told = configuration(bagnolet, kind="hub", hub=last)
    assert told["hubs"] == [{"code": "choisir", "name": "Choisir"}, {"code": "vae", "name": "VAE"}]
    assert told["activities"] == [
        {
            "code": "a",
            "title": "A",
            "kind": "workshop",
            "room": "Salle 101",
            "starts_at": "2019-04-17T10:00:00+02:00",
            "ends_at": "2019-04-17T11:00:00+02:00",
            "capacity": 14,
        },
        {
            "code": "b",
            "title": "B",
            "kind": "conference",
            "room": "",
            "starts_at": "2019-04-17T14:30:00+02:00",
            "ends_at": "2019-04-17T15:00:00+02:00",
            "capacity": None,
        },
    ]
    assert (told["desk"]["kind"], told["desk"]["hub"]) == ("hub", "vae")


def test_desk_of_a_workshop(bagnolet):
    activity = make_activity(event=bagnolet, code="cv")
    assert configuration(bagnolet, kind="workshop", activity=activity)["desk"]["activity"] == "cv"


def test_questions_as_the_event_asks_them(bagnolet):
    for position, question in enumerate(["reasons", "qpv", "age_band"]):
        make_asked_question(event=bagnolet, question=question, position=position)
    make_profile_choice(event=bagnolet, dimension="age_band", code="b", label="B", position=2)
    make_profile_choice(event=bagnolet, dimension="age_band", code="a", label="A", position=1)
    make_profile_choice(event=bagnolet, dimension="reason", code="vae", label="VAE", bit=4)
    make_profile_choice(event=bagnolet, dimension="gender")
    assert configuration(bagnolet)["questions"] == [
        {
            "name": "reasons",
            "label": {"fr": "Motifs de la visite", "en": "Reasons for the visit"},
            "several": True,
            "choices": [{"code": "vae", "label": "VAE"}],
            "searches_communes": False,
        },
        {
            "name": "qpv",
            "label": {
                "fr": "Habite un quartier prioritaire (QPV)",
                "en": "Lives in a priority district (QPV)",
            },
            "several": False,
            "choices": [
                {"code": "yes", "label": "Oui"},
                {"code": "no", "label": "Non"},
                {"code": "unknown", "label": "Ne sait pas"},
            ],
            "searches_communes": False,
        },
        {
            "name": "age_band",
            "label": {"fr": "Tranche d’âge", "en": "Age band"},
            "several": False,
            "choices": [{"code": "a", "label": "A"}, {"code": "b", "label": "B"}],
            "searches_communes": False,
        },
    ]


def test_communes_are_those_of_the_territory(bagnolet):
    make_asked_question(event=bagnolet, question="insee_code")
    [question] = configuration(bagnolet)["questions"]
    assert question["searches_communes"] is True
    assert question["choices"] == [
        {"code": "93006", "label": "Bagnolet"},
        {"code": "93008", "label": "Bobigny"},
        {"code": "93010", "label": "Bondy"},
        {"code": "93061", "label": "Le Pré-Saint-Gervais"},
        {"code": "93045", "label": "Les Lilas"},
        {"code": "93048", "label": "Montreuil"},
        {"code": "93053", "label": "Noisy-le-Sec"},
        {"code": "93055", "label": "Pantin"},
        {"code": "93063", "label": "Romainville"},
    ]


def test_venue_without_a_territory_has_no_neighbours(db):
    event = make_event()
    make_asked_question(event=event, question="insee_code")
    [question] = configuration(event)["questions"]
    assert (question["choices"], question["searches_communes"]) == ([], True)


def test_every_question_is_named_in_both_languages(bagnolet):
    for position, question in enumerate(Question.values):
        make_asked_question(event=bagnolet, question=question, position=position)
    told = {one["name"]: one["label"] for one in configuration(bagnolet)["questions"]}
    assert list(told) == Question.values
    assert told["insee_code"] == {"fr": "Commune", "en": "Commune"}
    assert told["study_level"] == {"fr": "Niveau d’études", "en": "Level of study"}


CHANGES = {
    "event": lambda event, desk: type(event).objects.update(name="Autre nom"),
    "venue": lambda event, desk: type(event.venue).objects.update(capacity=12),
    "day": lambda event, desk: make_opening_day(event=event),
    "hub": lambda event, desk: make_hub(event=event),
    "activity": lambda event, desk: make_activity(event=event),
    "list": lambda event, desk: event.profile_choices.update(label="Autre libellé"),
    "question": lambda event, desk: make_asked_question(event=event, question="gender"),
    "desk": lambda event, desk: type(desk).objects.update(name="Autre poste"),
    "hand-round": lambda event, desk: make_handed_survey(event=event, desk=desk),
}


@pytest.mark.parametrize("name", CHANGES)
def test_version_tells_of_each_change(sending, tablet, event, name):
    make_asked_question(event=event, question="age_band")
    make_profile_choice(event=event)
    before = sending.get().json()["version"]
    assert sending.send()["configuration_version"] == before
    CHANGES[name](event, tablet.desk)
    forget_versions()
    after = sending.get().json()["version"]
    assert sending.send()["configuration_version"] == after != before


def test_version_stays_without_a_change(sending):
    versions = {sending.send()["configuration_version"]}
    forget_versions()
    versions |= {sending.send()["configuration_version"], sending.get().json()["version"]}
    assert len(versions) == 1


def test_asking_for_the_configuration_ends_the_wait(sending, event):
    before = sending.send()["configuration_version"]
    make_hub(event=event)
    assert sending.send()["configuration_version"] == before
    after = sending.get().json()["version"]
    assert sending.send()["configuration_version"] == after != before
