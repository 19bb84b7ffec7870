"""How far the professionals were prepared: the same numbers as the pages of the preparation."""

import pytest

from partners.steps import set_mandatory_steps
from reporting.demo.build import FOLDER
from reporting.dossier.loading import load
from reporting.figures import figures_of
from tests.factories import (
    make_mobilisation,
    make_preparation_session,
    make_session_attendance,
)

pytestmark = pytest.mark.django_db


def attend(person, kind, status="attended", times=1):
    for _time in range(times):
        session = make_preparation_session(event=person.event, kind=kind, status="held")
        make_session_attendance(session=session, mobilisation=person, status=status)


def values(event, *codes):
    figures = figures_of(event)
    return [figures[code].value for code in codes]


def test_nothing_entered_is_unknown_rather_than_zero(event):
    make_mobilisation(event=event)
    codes = ("professionals_ready", "professionals_observation", "session_attendance")
    assert [figures_of(event)[code].text for code in codes] == ["—", "—", "—"]


def test_ready_means_every_mandatory_step(event):
    set_mandatory_steps(event=event, kinds={"resources", "observation"})
    ready, half = make_mobilisation(event=event), make_mobilisation(event=event)
    attend(ready, "resources", times=2)
    attend(ready, "observation")
    attend(half, "resources")
    assert values(event, "professionals_ready", "professionals_prepared") == [1, 2]
    assert figures_of(event)["professionals_ready"].value == event.mobilisations.ready().count()


def test_each_person_counts_once_by_step(event):
    person = make_mobilisation(event=event)
    attend(person, "observation", times=3)
    attend(make_mobilisation(event=event), "observation", status="absent")
    assert values(event, "professionals_observation", "observation_days") == [1, 2]
    assert figures_of(event)["professionals_portal"].text == "—"


def test_attendance_has_the_noted_places_as_base(event):
    person = make_mobilisation(event=event)
    attend(person, "portal", times=3)
    attend(person, "portal", status="absent")
    attend(person, "portal", status="registered")
    figure = figures_of(event)["session_attendance"]
    assert (figure.numerator, figure.base) == (3, 4)


def test_sessions_that_were_not_held_have_no_attendance(event):
    row = make_session_attendance(event=event, status="absent")
    assert row.session.status == "planned"
    assert figures_of(event)["session_attendance"].text == "—"


def test_published_figures_of_bagnolet_stay(db):
    event = load((FOLDER / "bagnolet-2019.json").read_bytes()).event
    codes = ("presentation_meetings", "resource_half_days", "portal_days")
    assert [int(value) for value in values(event, *codes)] == [3, 4, 1]
    figures = figures_of(event)
    assert figures["observation_days"].value is None
    assert figures["professionals_observation"].text == "—"
    assert figures["professionals_ready"].value == figures["professionals_resources"].value
