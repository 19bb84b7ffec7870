"""What the questions and choices of a version must be to each other, held by PostgreSQL."""

import pgtrigger

from core.triggers import Refuse, changes

# The codes of the profile that the reception asks: a question with one of them asks the same.
PROFILE_CODES = frozenset(
    ("age_band", "situation", "study_level", "gender", "insee_code", "qpv", "heard_from", "reasons")
)
_PROFILE = ", ".join(f"'{code}'" for code in sorted(PROFILE_CODES))
_WRITTEN = pgtrigger.Insert | pgtrigger.Update


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
