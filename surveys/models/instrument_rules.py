"""What the questions and choices of a version must be to each other, held by PostgreSQL."""

import pgtrigger

from core.triggers import Refuse, changes

# The codes of the profile that the reception asks: a question with one of them asks the same.
PROFILE_CODES = frozenset(
    ("age_band", "situation", "study_level", "gender", "insee_code", "qpv", "heard_from", "reasons")
)
_PROFILE = ", ".join(f"'{code}'" for code in sorted(PROFILE_CODES))
_WRITTEN = pgtrigger.Insert | pgtrigger.Update

# Or whose answers were erased: the totals that stand for them need its questions and choices.
FROZEN = (
    "(EXISTS (SELECT FROM surveys_response AS response WHERE response.version_id IN ({versions})) "
    "OR EXISTS (SELECT FROM surveys_surveypurge AS purge JOIN surveys_surveyversion AS version "
    "ON version.event_id = purge.event_id WHERE version.id IN ({versions})))"
)
FROZEN_MESSAGE = "This version has answers: only its labels can still be corrected."


def survey_rules() -> list[Refuse]:
    """Its code is on sheets, on tablets and in other editions; by its population people come in."""
    own = "SELECT mine.id FROM surveys_surveyversion AS mine WHERE mine.survey_id = OLD.id"
    return [
        Refuse(
            name="surveys_survey_keeps_its_code",
            operation=pgtrigger.Update,
            test=f"{changes('event_id', 'code', 'audience')} "
            f"AND ({FROZEN.format(versions=own)} OR EXISTS (SELECT FROM surveys_invitation AS "
            "invitation WHERE invitation.survey_id = OLD.id))",
            message="This questionnaire has answers or personal links: its code and its population "
            "can no longer change.",
        ),
    ]


def version_rules() -> list[Refuse]:
    return [
        Refuse(
            name="surveys_surveyversion_frozen",
            operation=pgtrigger.Update,
            test=f"{changes('event_id', 'survey_id', 'number')} "
            f"AND {FROZEN.format(versions='OLD.id')}",
            message="This version has answers: it keeps its questionnaire and its number, which "
            "are on the sheets and tablets that people answered on.",
        ),
    ]


def question_rules() -> list[Refuse]:
    return [
        Refuse(
            name="surveys_question_not_after_profile",
            operation=_WRITTEN,
            test="EXISTS (SELECT FROM surveys_choice AS choice JOIN surveys_question AS earlier "
            "ON earlier.id = choice.question_id WHERE choice.id = NEW.shown_if_id "
            f"AND earlier.code IN ({_PROFILE})) OR (NEW.code IN ({_PROFILE}) "
            "AND EXISTS (SELECT FROM surveys_choice AS choice JOIN surveys_question AS later "
            "ON later.shown_if_id = choice.id WHERE choice.question_id = NEW.id))",
            message="No question can depend on one about the people themselves: how many are "
            "asked it would give back a masked number.",
        ),
        Refuse(
            name="surveys_question_same_kind",
            operation=_WRITTEN,
            test=f"{changes('version_id', 'code', 'kind')} AND EXISTS (SELECT FROM "
            "surveys_question AS other JOIN surveys_surveyversion AS theirs "
            "ON theirs.id = other.version_id JOIN surveys_surveyversion AS mine "
            "ON mine.id = NEW.version_id AND mine.survey_id = theirs.survey_id "
            "WHERE other.code = NEW.code AND other.kind <> NEW.kind AND other.id <> NEW.id)",
            message="Another version of this questionnaire has a question of another kind under "
            "this code: their answers could not be added up. Choose another code.",
        ),
        Refuse(
            name="surveys_question_has_levels",
            operation=pgtrigger.Update,
            test="NEW.kind = 'satisfaction' AND OLD.kind <> NEW.kind AND EXISTS (SELECT FROM "
            "surveys_choice AS choice WHERE choice.question_id = NEW.id AND choice.valence = '')",
            message="Its choices have no level: give each of them one first, then make it a "
            "question about satisfaction.",
        ),
    ]


def choice_rules() -> list[Refuse]:
    return [
        Refuse(
            name="surveys_choice_has_level",
            operation=_WRITTEN,
            test=f"{changes('question_id', 'valence')} AND NEW.valence = '' "
            "AND EXISTS (SELECT FROM surveys_question AS question "
            "WHERE question.id = NEW.question_id AND question.kind = 'satisfaction')",
            message="Give each choice of a satisfaction question its level: "
            "it would count in the base and nowhere else.",
        ),
    ]
