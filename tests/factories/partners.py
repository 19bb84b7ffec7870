from datetime import date
from typing import Any

from partners.models import (
    ActivityHost,
    CharterFile,
    CommitteeMeeting,
    Decision,
    DirectoryImport,
    ImportEffect,
    MeetingAttendance,
    Mobilisation,
    Organisation,
    OrganisationLogo,
    Partnership,
    PartnershipBatch,
    PreparationSession,
    Professional,
    SessionAttendance,
)
from tests.factories.events import event_of, make_activity
from tests.factories.sequence import next_number, next_small_number


def make_organisation(**overrides: Any) -> Organisation:
    number = next_number()
    values = {"code": f"structure-{number}", "name": f"Structure {number}", "kind": "association"}
    return Organisation.objects.create(**{**values, **overrides})


def make_partnership(**overrides: Any) -> Partnership:
    """A partner that agreed to come."""
    values = {"event": event_of(overrides), "status": "agreed", **overrides}
    if "organisation" not in values:
        values["organisation"] = make_organisation()
    return Partnership.objects.create(**values)


def make_organisation_logo(**overrides: Any) -> OrganisationLogo:
    values = {"content": b"png", "width": 1, "height": 1, "fingerprint": "0" * 64, **overrides}
    if "organisation" not in values:
        values["organisation"] = make_organisation()
    return OrganisationLogo.objects.create(**values)


def make_charter_file(**overrides: Any) -> CharterFile:
    values = {
        "media_type": "application/pdf",
        "content": b"%PDF-1.7",
        "fingerprint": "0" * 64,
        **overrides,
    }
    if "partnership" not in values:
        values["partnership"] = make_partnership()
    return CharterFile.objects.create(**values)


def make_partnership_batch(**overrides: Any) -> PartnershipBatch:
    values = {"event": event_of(overrides), "action": "invited", **overrides}
    values = {"before": {"1": {}}, "after": {"1": {}}, **values}
    return PartnershipBatch.objects.create(**values)


def make_directory_import(**overrides: Any) -> DirectoryImport:
    values = {
        "event": event_of(overrides),
        "kind": "organisations",
        "file_name": "structures.xlsx",
        "fingerprint": "0" * 64,
        **overrides,
    }
    return DirectoryImport.objects.create(**values)


def make_import_effect(**overrides: Any) -> ImportEffect:
    values = {"line": 2, "target": "organisation", "target_id": next_number(), **overrides}
    if "directory_import" not in values:
        values["directory_import"] = make_directory_import()
    return ImportEffect.objects.create(**values)


def make_activity_host(**overrides: Any) -> ActivityHost:
    values = {"event": event_of(overrides), **overrides}
    if "activity" not in values:
        values["activity"] = make_activity(event=values["event"])
    if "partnership" not in values:
        values["partnership"] = make_partnership(event=values["event"])
    return ActivityHost.objects.create(**values)


def make_professional(**overrides: Any) -> Professional:
    number = next_number()
    values = {
        "code": f"pro-{number}",
        "first_name": "Camille",
        "last_name": f"Martin {number}",
        **overrides,
    }
    if "organisation" not in values:
        values["organisation"] = make_organisation()
    return Professional.objects.create(**values)


def make_mobilisation(**overrides: Any) -> Mobilisation:
    values = {"event": event_of(overrides), **overrides}
    if "professional" not in values:
        values["professional"] = make_professional()
    return Mobilisation.objects.create(**values)


def make_preparation_session(**overrides: Any) -> PreparationSession:
    """A planned awareness day."""
    values = {
        "event": event_of(overrides),
        "code": f"seance-{next_number()}",
        "kind": "awareness",
        "date": date(2019, 3, 12),
        **overrides,
    }
    return PreparationSession.objects.create(**values)


def make_session_attendance(**overrides: Any) -> SessionAttendance:
    values = {"event": event_of(overrides), **overrides}
    if "session" not in values:
        values["session"] = make_preparation_session(event=values["event"])
    if "mobilisation" not in values:
        values["mobilisation"] = make_mobilisation(event=values["event"])
    return SessionAttendance.objects.create(**values)


def make_committee_meeting(**overrides: Any) -> CommitteeMeeting:
    values = {
        "event": event_of(overrides),
        "number": next_small_number(),
        "date": date(2019, 2, 5),
        **overrides,
    }
    return CommitteeMeeting.objects.create(**values)


def make_meeting_attendance(**overrides: Any) -> MeetingAttendance:
    """One person present."""
    values = {"event": event_of(overrides), **overrides}
    if "meeting" not in values:
        values["meeting"] = make_committee_meeting(event=values["event"])
    if "partnership" not in values:
        values["partnership"] = make_partnership(event=values["event"])
    return MeetingAttendance.objects.create(**values)


def make_decision(**overrides: Any) -> Decision:
    values = {
        "event": event_of(overrides),
        "number": next_small_number(),
        "text": "Imprimer le programme.",
        **overrides,
    }
    if "meeting" not in values:
        values["meeting"] = make_committee_meeting(event=values["event"])
    return Decision.objects.create(**values)
