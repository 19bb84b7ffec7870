"""Questionnaires of the dossier, with their answers, or the totals that stand for them."""

from reporting.dossier.table import Reference, Table
from surveys.models import (
    Choice,
    ChoiceWording,
    Invitation,
    KeptChoice,
    KeptMark,
    KeptQuestion,
    KeptSurvey,
    Question,
    QuestionWording,
    Response,
    Survey,
    SurveyPurge,
    SurveyVersion,
    SurveyWording,
)

CODE = ("code",)
LANGUAGE = ("language",)
ACTIVITY = {"activity": Reference("activity", "activities")}

SURVEY_TABLES = (
    Table("surveys", Survey, CODE, left_out=frozenset({"shuffle_due"})),
    Table("surveys.kept", KeptSurvey, (), parent="survey", scope="survey__event", is_single=True),
    Table("surveys.wordings", SurveyWording, LANGUAGE, parent="survey", scope="survey__event"),
    Table("surveys.versions", SurveyVersion, ("number",), parent="survey"),
    Table(
        "surveys.versions.questions",
        Question,
        CODE,
        parent="version",
        scope="version__event",
        left_out=frozenset({"shown_if"}),
        extra={"shown_if": dict},
    ),
    Table(
        "surveys.versions.questions.wordings",
        QuestionWording,
        LANGUAGE,
        parent="question",
        scope="question__version__event",
    ),
    Table(
        "surveys.versions.questions.choices",
        Choice,
        CODE,
        parent="question",
        scope="question__version__event",
    ),
    Table(
        "surveys.versions.questions.kept",
        KeptQuestion,
        (),
        parent="question",
        scope="question__version__event",
        is_single=True,
    ),
    Table(
        "surveys.versions.questions.kept_marks",
        KeptMark,
        ("score",),
        parent="question",
        scope="question__version__event",
    ),
    Table(
        "surveys.versions.questions.choices.kept",
        KeptChoice,
        (),
        parent="choice",
        scope="choice__question__version__event",
        is_single=True,
    ),
    Table(
        "surveys.versions.questions.choices.wordings",
        ChoiceWording,
        LANGUAGE,
        parent="choice",
        scope="choice__question__version__event",
    ),
    Table("survey_purge", SurveyPurge, ("done_on",), is_single=True),
    Table(
        "surveys.versions.responses",
        Response,
        ("id",),
        parent="version",
        references=ACTIVITY,
        extra={"answers": dict, "words": dict, "moderation": dict},
        is_bulk=True,
    ),
    Table(
        "surveys.invitations",
        Invitation,
        CODE,
        parent="survey",
        left_out=frozenset({"token_hash", "link_nonce"}),
    ),
)
