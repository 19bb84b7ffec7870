from partners.models.access import PartnerAccess
from partners.models.agenda import AgendaPoint, MeetingDocument
from partners.models.assignment import Assignment
from partners.models.attendance import MeetingAttendance
from partners.models.batch import PartnershipBatch
from partners.models.charter_file import CharterFile
from partners.models.committee import CommitteeMeeting
from partners.models.committee_member import CommitteeMember, MemberAttendance
from partners.models.convocation import CalendarFeed, CommitteeRules, Convocation
from partners.models.decision import Decision, WithdrawnNumber
from partners.models.directory_import import DirectoryImport, ImportEffect
from partners.models.logo import OrganisationLogo
from partners.models.organisation import Organisation
from partners.models.partnership import ActivityHost, Partnership
from partners.models.preparation import PreparationSession, SessionAttendance
from partners.models.professional import Mobilisation, Professional
from partners.models.proposals import ChangeProposal, CharterAcceptance, InKindProposal
from partners.models.stand import Stand, StandHolder
from partners.models.steps import PreparationStep

__all__ = [
    "ActivityHost",
    "AgendaPoint",
    "Assignment",
    "CalendarFeed",
    "ChangeProposal",
    "CharterAcceptance",
    "CharterFile",
    "CommitteeMeeting",
    "CommitteeMember",
    "CommitteeRules",
    "Convocation",
    "Decision",
    "DirectoryImport",
    "ImportEffect",
    "InKindProposal",
    "MeetingAttendance",
    "MeetingDocument",
    "MemberAttendance",
    "Mobilisation",
    "Organisation",
    "OrganisationLogo",
    "PartnerAccess",
    "Partnership",
    "PartnershipBatch",
    "PreparationSession",
    "PreparationStep",
    "Professional",
    "SessionAttendance",
    "Stand",
    "StandHolder",
    "WithdrawnNumber",
]
