from surveys.models.instrument import Choice, Question, Survey, SurveyVersion
from surveys.models.invitation import Invitation
from surveys.models.kept import KeptChoice, KeptMark, KeptQuestion, KeptSurvey, SurveyPurge
from surveys.models.moderation import Moderation
from surveys.models.response import Answer, Response
from surveys.models.shuffled import ShuffledHour
from surveys.models.way_in import Draft, WayIn
from surveys.models.wording import ChoiceWording, QuestionWording, SurveyWording

__all__ = [
    "Answer",
    "Choice",
    "ChoiceWording",
    "Draft",
    "Invitation",
    "KeptChoice",
    "KeptMark",
    "KeptQuestion",
    "KeptSurvey",
    "Moderation",
    "Question",
    "QuestionWording",
    "Response",
    "ShuffledHour",
    "Survey",
    "SurveyPurge",
    "SurveyVersion",
    "SurveyWording",
    "WayIn",
]
