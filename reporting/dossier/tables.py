"""The dossier as a list of tables, in the order in which their rows can be inserted.

A dot says that rows are written inside rows of another table: `surveys.versions` are in `surveys`.
"""

from events.models import (
    Activity,
    CommunicationSupport,
    Event,
    Hub,
    Indicator,
    MailTemplate,
    OpeningDay,
    Room,
    Venue,
)
from partners.models import (
    ActivityHost,
    AgendaPoint,
    Assignment,
    CharterAcceptance,
    CommitteeMeeting,
    CommitteeMember,
    CommitteeRules,
    Decision,
    MeetingAttendance,
    MemberAttendance,
    Mobilisation,
    Organisation,
    Partnership,
    PreparationSession,
    PreparationStep,
    Professional,
    SessionAttendance,
    Stand,
    StandHolder,
    WithdrawnNumber,
)
from reporting.dossier.money_tables import MONEY_TABLES
from reporting.dossier.survey_tables import SURVEY_TABLES
from reporting.dossier.table import Reference, Table
from reporting.models import Bilan, DeclaredFigure, GrantFinancialReport, NarrativeBlock
from visits.models import (
    AskedQuestion,
    CheckIn,
    CheckInCancellation,
    Desk,
    HandedSurvey,
    ProfileChoice,
    Purge,
    SlotTally,
)

HUB = {"hub": Reference("hub", "hubs")}
ROOM = {"room": Reference("room", "rooms")}
ACTIVITY = {"activity": Reference("activity", "activities")}
PARTNERSHIP = {"organisation": Reference("partnership", "partnerships")}
DESK = {"desk": Reference("desk", "desks")}
SURVEY = {"survey": Reference("survey", "surveys")}
CODE = ("code",)
TUTOR = frozenset({"tutor"})

TABLES = (
    Table(
        "venue", Venue, ("name", "insee_code"), scope="events", is_single=True, is_directory=True
    ),
    Table(
        "event",
        Event,
        ("slug",),
        scope="id",
        references={"previous_event": Reference("previous_event", "events")},
        left_out=frozenset({"venue"}),
        is_single=True,
    ),
    Table("opening_days", OpeningDay, ("date",)),
    Table("hubs", Hub, CODE),
    Table("rooms", Room, ("name",)),
    Table(
        "activities",
        Activity,
        CODE,
        references={**HUB, **ROOM},
        left_out=frozenset({"revision", "revised_at"}),
    ),
    Table("communication_supports", CommunicationSupport, CODE),
    Table("indicators", Indicator, CODE),
    Table("mail_templates", MailTemplate, ("purpose",)),
    Table("organisations", Organisation, CODE, scope="", is_directory=True),
    Table(
        "partnerships",
        Partnership,
        ("organisation",),
        references={"organisation": Reference("organisation", "organisations")},
        personal=frozenset({"charter_accepted_by"}),
    ),
    Table(
        "charter_acceptances",
        CharterAcceptance,
        ("organisation",),
        references=PARTNERSHIP,
        personal=frozenset({"contact_name", "contact_role"}),
    ),
    Table(
        "activities.hosts",
        ActivityHost,
        ("organisation",),
        parent="activity",
        references=PARTNERSHIP,
    ),
    Table(
        "professionals",
        Professional,
        CODE,
        scope="mobilisations__event",
        references={"organisation": Reference("organisation", "organisations")},
        left_out=frozenset({"recorded_on"}),  # of this instance, like the history
        personal=frozenset({"first_name", "last_name", "email", "phone", "job_title"}),
        is_directory=True,
    ),
    Table(
        "mobilisations",
        Mobilisation,
        ("professional",),
        references={"professional": Reference("professional", "professionals"), **HUB},
    ),
    Table("stands", Stand, ("number",), references={**HUB, **ROOM}),
    Table("stands.holders", StandHolder, ("organisation",), parent="stand", references=PARTNERSHIP),
    Table(
        "assignments",
        Assignment,
        ("professional", "starts_at"),
        references={
            "professional": Reference("mobilisation", "mobilisations"),
            **ACTIVITY,
            **HUB,
            "stand": Reference("stand", "stands"),
        },
    ),
    Table("preparation_steps", PreparationStep, ("kind",)),
    Table("preparation_sessions", PreparationSession, CODE, references=HUB, personal=TUTOR),
    Table(
        "preparation_sessions.attendances",
        SessionAttendance,
        ("professional",),
        parent="session",
        references={"professional": Reference("mobilisation", "mobilisations")},
    ),
    Table("committee_rules", CommitteeRules, (), is_single=True),
    Table(
        "committee_members",
        CommitteeMember,
        CODE,
        references={
            **PARTNERSHIP,
            "professional": Reference("professional", "professionals"),
        },
        left_out=frozenset({"deputy_of"}),
        personal=frozenset({"first_name", "last_name", "email"}),
        extra={"deputy_of": str},
    ),
    Table(
        "committee_meetings",
        CommitteeMeeting,
        ("number",),
        left_out=frozenset({"minutes_revision"}),
    ),
    Table(
        "committee_meetings.attendances",
        MeetingAttendance,
        ("organisation",),
        parent="meeting",
        references=PARTNERSHIP,
    ),
    Table(
        "committee_meetings.decisions",
        Decision,
        ("number",),
        parent="meeting",
        references={"owner": Reference("owner", "partnerships")},
    ),
    Table("withdrawn_numbers", WithdrawnNumber, ("number",)),
    Table(
        "committee_meetings.members",
        MemberAttendance,
        ("member",),
        parent="meeting",
        personal=frozenset({"name"}),
        references={
            "member": Reference("member", "committee_members"),
            "represented_by": Reference("represented_by", "committee_members"),
        },
    ),
    Table(
        "committee_meetings.points",
        AgendaPoint,
        ("position",),
        parent="meeting",
        references={"decision": Reference("decision", "committee_meetings.decisions")},
    ),
    Table("profile_choices", ProfileChoice, ("dimension", "code"), left_out=frozenset({"bit"})),
    Table("asked_questions", AskedQuestion, ("question",)),
    Table("desks", Desk, CODE, references={**HUB, **ACTIVITY}),
    Table("purge", Purge, ("done_on",), is_single=True),
    Table(
        "kept_counts",
        SlotTally,
        ("kind", "slot", "hub", "activity"),
        references={**HUB, **ACTIVITY},
        left_out=frozenset({"shard"}),
    ),
    Table(
        "check_ins",
        CheckIn,
        ("id",),
        references={**HUB, **ACTIVITY},
        left_out=frozenset({"reasons"}),
        extra={"reasons": list},
        is_bulk=True,
    ),
    Table(
        "cancellations",
        CheckInCancellation,
        ("id",),
        references={"check_in": Reference("check_in", "check_ins")},
        is_bulk=True,
    ),
    *SURVEY_TABLES,
    Table("handed_surveys", HandedSurvey, ("desk", "survey"), references={**DESK, **SURVEY}),
    *MONEY_TABLES,
    Table("declared_figures", DeclaredFigure, ("figure",)),
    Table(
        "grant_accounts",
        GrantFinancialReport,
        ("grant",),
        references={
            "grant": Reference("grant", "grants"),
            "holder": Reference("holder", "partnerships"),
        },
        left_out=frozenset({"edits"}),
        personal=frozenset({"signatory"}),
    ),
    Table("bilan", Bilan, (), is_single=True),
    Table("bilan.blocks", NarrativeBlock, ("section",), parent="bilan", scope="bilan__event"),
)
TABLE_BY_PATH = {table.path: table for table in TABLES}


def tables_inside(path: str) -> list[Table]:
    """Tables whose rows are written inside this one's; the top ones for an empty path."""
    return [table for table in TABLES if table.inside == path]
