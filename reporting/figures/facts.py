"""Everything that the figures of one event are computed from, read once. None: never recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from reporting.statistics.rates import Rate, response_rate
from surveys.holding import Hold


@dataclass(frozen=True)
class PartnerFacts:
    """`attended`: for each kind of step, professionals who attended a session of it."""

    partners: int | None = None
    carriers: int | None = None
    funders: int | None = None
    spro: int | None = None
    asked: int | None = None
    charter: int | None = None
    mobilised: int | None = None
    prepared: int | None = None
    ready: int | None = None
    attended: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class SessionFacts:
    """Sessions of one kind that were held, and how many half-days they lasted together."""

    sessions: int
    half_days: int


@dataclass(frozen=True)
class GovernanceFacts:
    """Attendance: None when nobody noted who was there. `late` are open ones, due before today."""

    attended_people: int | None = None
    attended_organisations: int | None = None
    open: int = 0
    done: int = 0
    late: int = 0


@dataclass(frozen=True)
class PreparationFacts:
    """A kind of session that was never entered is missing from `sessions`.

    `attended` and `absent`: places noted at the sessions held, so one person several times.
    """

    sessions: Mapping[str, SessionFacts] = field(default_factory=dict)
    attended: int | None = None
    absent: int = 0
    committees: int | None = None
    decisions: int | None = None
    governance: GovernanceFacts | None = None


@dataclass(frozen=True)
class ProgrammeFacts:
    """`seats`: None when no activity has a number of them; `hosting`: when none has a host."""

    activities: int | None = None
    seats: int | None = None
    hosting: int | None = None


@dataclass(frozen=True)
class VisitFacts:
    """People, not records: a group counts in full."""

    arrivals: int | None = None
    interviews: int | None = None
    workshop_participations: int | None = None


@dataclass(frozen=True)
class TodayFacts:
    """People since midnight. `exits`: None where nobody counts who leaves."""

    arrivals: int = 0
    exits: int | None = None


@dataclass(frozen=True)
class Kept:
    """A total that stands for erased answers, as it was shown; None where it was masked."""

    inside: int | None
    public: int | None

    def shown(self, *, public: bool) -> int | None:
        return self.public if public else self.inside


@dataclass(frozen=True)
class ChoiceFacts:
    """`kept`: once the answers are erased."""

    code: str
    label: str
    valence: str
    count: int
    kept: Kept | None = None


@dataclass(frozen=True)
class QuestionFacts:
    """`respondents` replied to this question, `asked` filled a questionnaire that holds it.
    `kept`: its respondents, once the answers are erased."""

    code: str
    label: str
    kind: str
    choices: tuple[ChoiceFacts, ...]
    respondents: int
    asked: int
    scores: Mapping[int, int] = field(default_factory=dict)
    kept: Kept | None = None

    @property
    def non_response(self) -> int:
        return self.asked - self.respondents

    def count_of(self, choice_code: str) -> int:
        return sum(choice.count for choice in self.choices if choice.code == choice_code)

    def counts_by_valence(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for choice in self.choices:
            counts[choice.valence] = counts.get(choice.valence, 0) + choice.count
        return counts


@dataclass(frozen=True)
class SurveyFacts:
    """`asked`: invitations sent, else the number declared; None when nobody knows.

    `hold`: why nothing is told of the answers yet.
    """

    code: str
    title: str
    audience: str
    hold: Hold | None
    responses: int
    asked: int | None
    questions: Mapping[str, QuestionFacts]

    @property
    def is_open(self) -> bool:
        """To whoever reads results: more answers may come."""
        return self.hold is not None

    @property
    def response_rate(self) -> Rate | None:
        """None when nobody knows how many were asked, or when that number was wrongly declared:
        fewer than the answers received."""
        if not self.asked or self.responses > self.asked:
            return None
        return response_rate(answered=self.responses, asked=self.asked)


@dataclass(frozen=True)
class LineFacts:
    slug: str
    label: str
    planned: Decimal | None
    actual: Decimal | None
    grant_code: str
    comment: str


@dataclass(frozen=True)
class InKindFacts:
    label: str
    use: str
    source: str
    giver: str
    planned: Decimal | None
    value: Decimal | None


@dataclass(frozen=True)
class GrantFacts:
    """`amount` is what its budget line says was received."""

    code: str
    funder: str
    slug: str
    requested: Decimal | None
    awarded: Decimal | None
    paid: Decimal | None
    amount: Decimal | None


@dataclass(frozen=True)
class BudgetFacts:
    lines: tuple[LineFacts, ...] = ()
    in_kind: tuple[InKindFacts, ...] = ()
    grants: tuple[GrantFacts, ...] = ()
    comment: str = ""


@dataclass(frozen=True)
class DeclaredFacts:
    """A typed figure; `value` is None when it is known that nobody counted."""

    value: Decimal | None
    source: str


@dataclass(frozen=True)
class Facts:
    partners: PartnerFacts = PartnerFacts()
    preparation: PreparationFacts = PreparationFacts()
    programme: ProgrammeFacts = ProgrammeFacts()
    visits: VisitFacts = VisitFacts()
    surveys: Mapping[str, SurveyFacts] = field(default_factory=dict)
    budget: BudgetFacts = BudgetFacts()
    declared: Mapping[str, DeclaredFacts] = field(default_factory=dict)
    today: TodayFacts | None = None
