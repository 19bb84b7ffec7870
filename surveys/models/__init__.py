from surveys.models.instrument import Choice, Question, Survey, SurveyVersion
from surveys.models.invitation import Invitation
from surveys.models.response import Answer, Response

__all__ = [
    "Answer",
    "Choice",
    "Invitation",
    "Question",
    "Response",
    "Survey",
    "SurveyVersion",
]
