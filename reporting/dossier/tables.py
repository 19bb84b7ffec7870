"""The dossier as a list of tables, in the order in which their rows can be inserted.

A dot says that rows are written inside rows of another table: `surveys.versions` are in `surveys`.
The properties of a row are the fields of its model, so a new field joins the format by itself (and
the published schema's test then asks for it to be documented).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from django.db import models

from budgets.models import Budget, BudgetLine, Grant, InKindContribution
from events.models import (
    Activity,
    CommunicationSupport,
    Event,
    Hub,
    Indicator,
    OpeningDay,
    Room,
    Venue,
)
from partners.models import (
    ActivityHost,
    CommitteeMeeting,
    Decision,
    MeetingAttendance,
    Mobilisation,
    Organisation,
    Partnership,
    PreparationSession,
    Professional,
    SessionAttendance,
)
from reporting.models import Bilan, DeclaredFigure, NarrativeBlock
from surveys.models import Choice, Invitation, Question, Response, Survey, SurveyVersion
from visits.models import CheckIn, CheckInCancellation, Desk, ProfileChoice


@dataclass(frozen=True)
class Reference:
    """A property that names a row of another table by its key, and the model field it fills."""

    attribute: str
    table: str


@dataclass(frozen=True)
class Table:
    """One kind of row.

    `key` names a row among its siblings; `scope` leads from it to its event."""

    path: str
    model: type[models.Model]
    key: tuple[str, ...]
    parent: str = ""
    scope: str = "event"
    references: Mapping[str, Reference] = field(default_factory=lambda: MappingProxyType({}))
    left_out: frozenset[str] = frozenset()
    personal: frozenset[str] = frozenset()
    extra: Mapping[str, type] = field(default_factory=lambda: MappingProxyType({}))
    is_single: bool = False
    is_directory: bool = False
    is_bulk: bool = False

    @property
    def name(self) -> str:
        """The property of the parent (or of the dossier) that holds the rows."""
        return self.path.rpartition(".")[2]

    @property
    def inside(self) -> str:
        return self.path.rpartition(".")[0]

    @property
    def has_event(self) -> bool:
        """Whether its rows carry the event themselves."""
        return self.scope == "event"

    @cached_property
    def fields(self) -> dict[str, models.Field]:
        """Model field of each property that is one, the key first."""
        found = {self._property_of(one): one for one in self._model_fields()}
        return {**{name: found[name] for name in self.key}, **found}

    @cached_property
    def properties(self) -> tuple[str, ...]:
        """All of them, in the order in which they are written; a random key says nothing: last."""
        names = (*self.fields, *self.extra)
        return (*(name for name in names if name != "id"), "id") if "id" in names else names

    def _model_fields(self) -> list[models.Field]:
        skipped = self.left_out | {"event", self.parent}
        if "id" not in self.key:
            skipped |= {"id"}
        return [
            one
            for one in self.model._meta.concrete_fields
            if one.name not in skipped and not one.generated
        ]

    def _property_of(self, one: models.Field) -> str:
        for name, reference in self.references.items():
            if reference.attribute == one.name:
                return name
        return one.name


HUB = {"hub": Reference("hub", "hubs")}
ACTIVITY = {"activity": Reference("activity", "activities")}
PARTNERSHIP = {"organisation": Reference("partnership", "partnerships")}
CODE = ("code",)

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
    Table("activities", Activity, CODE, references={**HUB, "room": Reference("room", "rooms")}),
    Table("communication_supports", CommunicationSupport, CODE),
    Table("indicators", Indicator, CODE),
    Table("organisations", Organisation, CODE, scope="", is_directory=True),
    Table(
        "partnerships",
        Partnership,
        ("organisation",),
        references={"organisation": Reference("organisation", "organisations")},
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
        personal=frozenset({"first_name", "last_name", "email", "phone", "job_title"}),
        is_directory=True,
    ),
    Table(
        "mobilisations",
        Mobilisation,
        ("professional",),
        references={"professional": Reference("professional", "professionals"), **HUB},
    ),
    Table("preparation_sessions", PreparationSession, CODE),
    Table(
        "preparation_sessions.attendances",
        SessionAttendance,
        ("professional",),
        parent="session",
        references={"professional": Reference("mobilisation", "mobilisations")},
    ),
    Table("committee_meetings", CommitteeMeeting, ("number",)),
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
    Table("profile_choices", ProfileChoice, ("dimension", "code"), left_out=frozenset({"bit"})),
    Table("desks", Desk, CODE, references={**HUB, **ACTIVITY}),
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
    Table("surveys", Survey, CODE),
    Table("surveys.versions", SurveyVersion, ("number",), parent="survey"),
    Table("surveys.versions.questions", Question, CODE, parent="version", scope="version__event"),
    Table(
        "surveys.versions.questions.choices",
        Choice,
        CODE,
        parent="question",
        scope="question__version__event",
    ),
    Table(
        "surveys.versions.responses",
        Response,
        ("id",),
        parent="version",
        references=ACTIVITY,
        extra={"answers": dict},
        is_bulk=True,
    ),
    Table(
        "surveys.invitations",
        Invitation,
        CODE,
        parent="survey",
        left_out=frozenset({"token_hash"}),
    ),
    Table("grants", Grant, CODE, references={"funder": Reference("funder", "partnerships")}),
    Table(
        "budget",
        Budget,
        (),
        left_out=frozenset({"approved_by"}),
        is_single=True,
    ),
    Table(
        "budget.lines",
        BudgetLine,
        CODE,
        parent="budget",
        references={"grant": Reference("grant", "grants")},
    ),
    Table(
        "in_kind_contributions",
        InKindContribution,
        CODE,
        references={"giver": Reference("giver", "partnerships")},
    ),
    Table("declared_figures", DeclaredFigure, ("figure",)),
    Table("bilan", Bilan, (), is_single=True),
    Table("bilan.blocks", NarrativeBlock, ("section",), parent="bilan", scope="bilan__event"),
)
TABLE_BY_PATH = {table.path: table for table in TABLES}


def tables_inside(path: str) -> list[Table]:
    """Tables whose rows are written inside this one's; the top ones for an empty path."""
    return [table for table in TABLES if table.inside == path]
