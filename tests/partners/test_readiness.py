"""Ready: every step that the event asks for was attended, and nothing else is asked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partners.models.steps import CHARTER_ASKS, StepKind
from partners.organisation_readiness import missing_of
from partners.readiness import ASKED_BY_CHARTER, STEPS
from partners.steps import set_mandatory_steps, steps_of
from tests.factories import (
    make_mobilisation,
    make_organisation,
    make_partnership,
    make_preparation_session,
    make_professional,
    make_session_attendance,
)

SOON = timezone.localdate() + timedelta(days=7)


def attend(person, kind, status="attended", **session):
    made = make_preparation_session(event=person.event, kind=kind, **session)
    make_session_attendance(session=made, mobilisation=person, status=status)


def seen(person):
    return person.event.mobilisations.with_steps().get(pk=person.pk)


def test_one_list_of_steps():
    assert list(STEPS) == StepKind.values
    assert {kind.value: asked for kind, asked in CHARTER_ASKS.items()} == ASKED_BY_CHARTER


def test_charter_asks_when_the_event_says_nothing(event):
    person = make_mobilisation(event=event)
    attend(person, "awareness")
    attend(person, "resources")
    assert seen(person).missing_steps == ["observation"]
    attend(person, "observation")
    assert seen(person).is_ready


def test_event_asks_what_it_wants(event):
    set_mandatory_steps(event=event, kinds={"portal"})
    person = make_mobilisation(event=event)
    assert [step.kind for step in steps_of(event) if step.is_mandatory] == ["portal"]
    assert not seen(person).is_ready
    attend(person, "portal")
    assert seen(person).is_ready


def test_event_without_mandatory_step_asks_nothing(event):
    set_mandatory_steps(event=event, kinds=set())
    assert seen(make_mobilisation(event=event)).is_ready


@pytest.mark.parametrize("status", ["registered", "waiting", "absent"])
def test_only_presence_counts(event, status):
    set_mandatory_steps(event=event, kinds={"portal"})
    person = make_mobilisation(event=event)
    attend(person, "portal", status=status, date=SOON)
    found = seen(person)
    assert (found.is_ready, found.booked_portal) == (False, status == "registered")


def test_cancelled_session_prepared_nobody(event):
    set_mandatory_steps(event=event, kinds={"portal"})
    person = make_mobilisation(event=event)
    attend(person, "portal", date=SOON, capacity=3)
    event.preparation_sessions.update(status="cancelled")
    assert not seen(person).is_ready


def test_steps_of_another_event_change_nothing(event, other_event):
    set_mandatory_steps(event=other_event, kinds=set())
    person = make_mobilisation(event=event)
    twin = make_mobilisation(event=other_event, professional=person.professional)
    attend(twin, "awareness")
    assert seen(person).missing_steps == ["awareness", "resources", "observation"]
    assert seen(twin).is_ready


def ready_organisation(event):
    organisation = make_organisation(siret="21930006400019", commune="Bagnolet")
    return make_partnership(
        event=event, organisation=organisation, charter_accepted_on=event.starts_on
    )


def lacks(partnership):
    rows = partnership.event.partnerships.with_readiness().select_related("organisation")
    row = rows.get(pk=partnership.pk)
    codes = [item.code for item in missing_of(row)]
    assert row.is_prepared == (codes == [])
    return codes


def test_organisation_is_ready_with_charter_sheet_and_people(event):
    set_mandatory_steps(event=event, kinds={"portal"})
    partnership = ready_organisation(event)
    assert lacks(partnership) == ["people"]
    person = make_mobilisation(
        event=event, professional=make_professional(organisation=partnership.organisation)
    )
    assert lacks(partnership) == ["sessions"]
    attend(person, "portal")
    assert lacks(partnership) == []


def test_organisation_lacks_charter_and_sheet(event):
    assert lacks(make_partnership(event=event)) == ["charter", "sheet", "people"]


def test_people_of_the_same_organisation_elsewhere_do_not_count(event, other_event):
    partnership = ready_organisation(event)
    person = make_professional(organisation=partnership.organisation)
    make_mobilisation(event=other_event, professional=person)
    assert lacks(partnership) == ["people"]
