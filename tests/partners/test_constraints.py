from datetime import UTC, date, datetime, time

import pytest

from tests.factories import (
    make_activity,
    make_activity_host,
    make_charter_file,
    make_committee_meeting,
    make_decision,
    make_directory_import,
    make_hub,
    make_import_effect,
    make_meeting_attendance,
    make_mobilisation,
    make_organisation,
    make_organisation_logo,
    make_partnership,
    make_partnership_batch,
    make_preparation_session,
    make_professional,
    make_session_attendance,
)
from tests.partners import committee_cases
from tests.partners.programme_cases import PROGRAMME_CONSTRAINTS
from tests.partners.space_constraints import SPACE_CONSTRAINTS, SPACE_TRIGGERS
from tests.refusals import (
    acts_of,
    assert_constraint_holds,
    assert_trigger_refuses,
    changed,
    copy_of,
)

SIRET = "21930006400019"
NOON = datetime(2019, 3, 1, 12, tzinfo=UTC)
NINE = {"starts_at": time(9), "ends_at": time(9)}


def twin(make, *fields):
    """A second object of the same event that takes the values of the first."""
    first = make()
    return changed(make(event=first.event), **{field: getattr(first, field) for field in fields})


def organisation_with_same_name():
    first = make_organisation()
    return changed(make_organisation(), name=first.name.upper())


def professional_with_same_address():
    first = make_professional(email="prenom.nom@example.org")
    return changed(make_professional(), email=first.email.upper())


def organisation_with_same_siret():
    return copy_of(make_organisation(siret=SIRET), code="autre", name="Autre")


CONSTRAINTS = {
    **SPACE_CONSTRAINTS,
    **PROGRAMME_CONSTRAINTS,
    "partners_organisation_name_unique": organisation_with_same_name,
    "partners_organisation_siret_unique": organisation_with_same_siret,
    "partners_organisation_siret_format": lambda: changed(make_organisation(), siret="219"),
    "partners_organisation_kind_known": lambda: changed(make_organisation(), kind="club"),
    "partners_partnership_unique": lambda: copy_of(make_partnership()),
    "partners_partnership_has_a_role": lambda: changed(make_partnership(), is_partner=False),
    "partners_partnership_charter_dated": lambda: changed(
        make_partnership(), charter_accepted_by="Ada Martin"
    ),
    "partners_partnership_reminded_after": lambda: changed(
        make_partnership(), invited_on=date(2019, 2, 1), reminded_on=date(2019, 1, 31)
    ),
    "partners_organisationlogo_size": lambda: changed(make_organisation_logo(), width=601),
    "partners_charterfile_type_known": lambda: changed(make_charter_file(), media_type="text/html"),
    "partners_partnershipbatch_action_known": lambda: changed(
        make_partnership_batch(), action="lost"
    ),
    "partners_directoryimport_kind_known": lambda: changed(make_directory_import(), kind="x"),
    "partners_directoryimport_state_known": lambda: changed(
        make_directory_import(applied_at=NOON, state="applied"), state="lost"
    ),
    "partners_directoryimport_applied_dated": lambda: changed(
        make_directory_import(), state="applied"
    ),
    "partners_directoryimport_undone_dated": lambda: changed(
        make_directory_import(applied_at=NOON, state="applied"), state="undone"
    ),
    "partners_importeffect_unique": lambda: copy_of(make_import_effect()),
    "partners_importeffect_target_known": lambda: changed(make_import_effect(), target="x"),
    "partners_partnership_status_known": lambda: changed(make_partnership(), status="lost"),
    "partners_activityhost_activity_same_event": lambda: changed(
        make_activity_host(), activity=make_activity()
    ),
    "partners_activityhost_partner_same_event": lambda: changed(
        make_activity_host(), partnership=make_partnership()
    ),
    "partners_activityhost_unique": lambda: copy_of(make_activity_host()),
    "partners_professional_email_unique": professional_with_same_address,
    "partners_professional_phone_format": lambda: changed(make_professional(), phone="abc"),
    "partners_professional_plain_name": lambda: changed(
        make_professional(), last_name="=?utf-8?q?a=0Ab?="
    ),
    "partners_mobilisation_hub_same_event": lambda: changed(make_mobilisation(), hub=make_hub()),
    "partners_mobilisation_unique": lambda: copy_of(make_mobilisation()),
    "partners_mobilisation_role_known": lambda: changed(make_mobilisation(), role="king"),
    "partners_preparationsession_code_unique": lambda: twin(make_preparation_session, "code"),
    "partners_preparationsession_ends_after_start": lambda: changed(
        make_preparation_session(), **NINE
    ),
    "partners_preparationsession_half_days": lambda: changed(
        make_preparation_session(), half_days=0
    ),
    "partners_preparationsession_kind_known": lambda: changed(
        make_preparation_session(), kind="party"
    ),
    "partners_preparationsession_status_known": lambda: changed(
        make_preparation_session(), status="lost"
    ),
    "partners_sessionattendance_session_same_event": lambda: changed(
        make_session_attendance(), session=make_preparation_session()
    ),
    "partners_sessionattendance_person_same_event": lambda: changed(
        make_session_attendance(), mobilisation=make_mobilisation()
    ),
    "partners_sessionattendance_unique": lambda: copy_of(make_session_attendance()),
    "partners_sessionattendance_status_known": lambda: changed(
        make_session_attendance(), status="lost"
    ),
    "partners_committeemeeting_number_unique": lambda: twin(make_committee_meeting, "number"),
    "partners_committeemeeting_ends_after_start": lambda: changed(make_committee_meeting(), **NINE),
    "partners_committeemeeting_convened_before": lambda: changed(
        make_committee_meeting(), convened_on=date(2019, 2, 6)
    ),
    "partners_committeemeeting_approved_after": lambda: changed(
        make_committee_meeting(), minutes_approved_on=date(2019, 2, 4)
    ),
    "partners_committeemeeting_approved_minutes": lambda: changed(
        make_committee_meeting(minutes_status="sent"), minutes_status="approved"
    ),
    "partners_committeemeeting_status_known": lambda: changed(
        make_committee_meeting(), status="lost"
    ),
    "partners_committeemeeting_minutes_known": lambda: changed(
        make_committee_meeting(), minutes_status="lost"
    ),
    "partners_meetingattendance_meeting_same_event": lambda: changed(
        make_meeting_attendance(), meeting=make_committee_meeting()
    ),
    "partners_meetingattendance_org_same_event": lambda: changed(
        make_meeting_attendance(), partnership=make_partnership()
    ),
    "partners_meetingattendance_unique": lambda: copy_of(make_meeting_attendance()),
    "partners_meetingattendance_people": lambda: changed(make_meeting_attendance(), people=0),
    "partners_meetingattendance_status_known": lambda: changed(
        make_meeting_attendance(), status="lost", people=0
    ),
    "partners_decision_meeting_same_event": lambda: changed(
        make_decision(), meeting=make_committee_meeting()
    ),
    "partners_decision_owner_same_event": lambda: changed(
        make_decision(), owner=make_partnership()
    ),
    "partners_decision_number_unique": lambda: twin(make_decision, "number"),
    "partners_decision_status_known": lambda: changed(make_decision(), status="lost"),
    **committee_cases.CONSTRAINTS,
}


def approved_meeting():
    return make_committee_meeting(
        status="held",
        minutes="Présents : tous.",
        minutes_status="approved",
        minutes_approved_on=date(2019, 3, 1),
    )


def change_approved_minutes():
    return changed(approved_meeting(), minutes="Présents : personne.").save


def delete_approved_minutes():
    return approved_meeting().delete


TRIGGERS = {
    **SPACE_TRIGGERS,
    "partners_committeemeeting_frozen": [change_approved_minutes, delete_approved_minutes],
    **committee_cases.TRIGGERS,
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", CONSTRAINTS)
def test_constraint_holds(name):
    assert_constraint_holds(name, CONSTRAINTS[name]())


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "prepare"), acts_of(TRIGGERS))
def test_trigger_refuses(name, prepare):
    assert_trigger_refuses(name, prepare())


@pytest.mark.django_db
def test_minutes_are_approved_by_a_plain_change():
    held = {"status": "held", "minutes": "Présents : tous."}
    meeting = make_committee_meeting(minutes_status="sent", **held)
    changed(meeting, minutes_status="approved", minutes_approved_on=date(2019, 3, 1)).save()


@pytest.mark.django_db
def test_state_of_an_approved_decision_is_still_told():
    decision = committee_cases.of_approved(make_decision)
    changed(decision, status="done", about="indicator:beneficiaires").save()
    assert type(decision).objects.get().status == "done"


@pytest.mark.django_db
def test_siret_and_address_may_be_missing_twice():
    assert make_organisation().siret == make_organisation().siret == ""
    assert make_professional().email == make_professional().email == ""
