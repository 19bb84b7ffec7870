from partners.models.committee import CommitteeMeeting, Decision, MeetingAttendance
from partners.models.organisation import Organisation
from partners.models.partnership import ActivityHost, Partnership
from partners.models.preparation import PreparationSession, SessionAttendance
from partners.models.professional import Mobilisation, Professional

__all__ = [
    "ActivityHost",
    "CommitteeMeeting",
    "Decision",
    "MeetingAttendance",
    "Mobilisation",
    "Organisation",
    "Partnership",
    "PreparationSession",
    "Professional",
    "SessionAttendance",
]
