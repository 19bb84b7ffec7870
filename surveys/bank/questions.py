"""The questions of the bank, in the order in which they are usually asked."""

from surveys.bank.model import LEVELS, BankQuestion, ReadyQuestionnaire
from surveys.models.instrument import Audience, QuestionKind

VISITOR = frozenset({Audience.VISITOR})
WORKSHOP = frozenset({Audience.WORKSHOP})
PROFESSIONAL = frozenset({Audience.PROFESSIONAL})
ALL = frozenset(Audience)
YES_PARTLY_NO = ("yes", "partly", "no")
YES_MAYBE_NO = ("yes", "maybe", "no")


def _satisfaction(code: str, audiences: frozenset[Audience]) -> BankQuestion:
    return BankQuestion(code, QuestionKind.SATISFACTION, audiences, LEVELS)


def _single(code: str, audiences: frozenset[Audience], *choices: str) -> BankQuestion:
    return BankQuestion(code, QuestionKind.SINGLE, audiences, choices)


def _multiple(code: str, audiences: frozenset[Audience], *choices: str) -> BankQuestion:
    return BankQuestion(code, QuestionKind.MULTIPLE, audiences, choices)


def _text(
    code: str, audiences: frozenset[Audience], shown_if: tuple[str, str] | None = None
) -> BankQuestion:
    return BankQuestion(code, QuestionKind.TEXT, audiences, shown_if=shown_if)


QUESTIONS = (
    _satisfaction("overall", VISITOR),
    _satisfaction("welcome", VISITOR | WORKSHOP),
    _satisfaction("date_time_duration", VISITOR),
    _satisfaction("information_clarity", VISITOR),
    _satisfaction("advice", VISITOR),
    _satisfaction("waiting_time", VISITOR),
    _satisfaction("place_access", ALL),
    _single("obtained", VISITOR, "new_information", "steps", "contacts", "prospects", "other"),
    _single("needs_met", VISITOR, *YES_PARTLY_NO),
    _text("needs_missing", VISITOR, shown_if=("needs_met", "no")),
    _multiple(
        "came_for",
        VISITOR,
        *("job", "training", "career", "business", "experience", "rights", "other"),
    ),
    _multiple("met", VISITOR, "adviser", "trainer", "employer", "worker", "other", "nobody"),
    _single(
        "next_step", VISITOR | WORKSHOP, "contact", "apply", "enrol", "think", "other", "nothing"
    ),
    _single("stayed", VISITOR, "under_30_min", "30_to_60_min", "1_to_2_h", "over_2_h"),
    _single(
        "heard_from",
        VISITOR | WORKSHOP,
        *("adviser", "poster", "brochure", "social", "website", "press"),
        *("word_of_mouth", "passing", "other"),
    ),
    _single("access_for_all", VISITOR | WORKSHOP, *YES_PARTLY_NO),
    _satisfaction("quality", WORKSHOP),
    _satisfaction("workshop_clarity", WORKSHOP),
    _single("left_with", WORKSHOP, "information", "prospects", "steps", "expectations", "other"),
    _multiple("workshop_liked", WORKSHOP, "leader", "topic", "exchange", "examples", "other"),
    _single("workshop_useful", WORKSHOP, *YES_PARTLY_NO),
    _single("workshop_length", WORKSHOP, "too_short", "right", "too_long"),
    _single("could_ask", WORKSHOP, *YES_PARTLY_NO, "had_none"),
    _text("workshop_themes", WORKSHOP),
    _single("concept_meets_needs", PROFESSIONAL, *YES_PARTLY_NO),
    _single(
        "main_benefit", PROFESSIONAL, "meeting_professionals", "new_tools", "practice", "other"
    ),
    _single("wish_frequency", PROFESSIONAL, "more_often", "longer", "both", "as_is"),
    _satisfaction("organisation", PROFESSIONAL),
    _satisfaction("preparation", PROFESSIONAL),
    _satisfaction("facilities", PROFESSIONAL),
    _single("public_matched", PROFESSIONAL, *YES_PARTLY_NO),
    _single("referrals", PROFESSIONAL, "none", "1_to_5", "6_to_15", "over_15"),
    _single("new_contacts", PROFESSIONAL, "none", "1_to_3", "4_to_10", "over_10"),
    _multiple(
        "since_then", PROFESSIONAL, "referred", "meeting", "joint_action", "other", "nothing"
    ),
    _single("take_part_again", PROFESSIONAL, *YES_MAYBE_NO),
    _text("why_not_again", PROFESSIONAL, shown_if=("take_part_again", "no")),
    _text("strengths", PROFESSIONAL),
    _text("improvements", PROFESSIONAL),
    _single("would_come_back", VISITOR | WORKSHOP, *YES_MAYBE_NO),
    _text("why_not_come_back", VISITOR | WORKSHOP, shown_if=("would_come_back", "no")),
    BankQuestion("recommend", QuestionKind.RECOMMENDATION, ALL),
    _text("comment", ALL),
)

READY = (
    ReadyQuestionnaire(
        "visitors",
        Audience.VISITOR,
        (
            *("overall", "welcome", "date_time_duration", "obtained"),
            *("would_come_back", "why_not_come_back", "comment"),
        ),
    ),
    ReadyQuestionnaire(
        "workshops",
        Audience.WORKSHOP,
        ("quality", "workshop_clarity", "left_with", "workshop_useful", "recommend", "comment"),
    ),
    ReadyQuestionnaire(
        "professionals",
        Audience.PROFESSIONAL,
        (
            *("concept_meets_needs", "main_benefit", "wish_frequency", "organisation"),
            *("new_contacts", "take_part_again", "improvements"),
        ),
    ),
)
