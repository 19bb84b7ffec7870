"""What stands in the addresses of the pages where a coordinator builds a questionnaire."""

from events.models import Event
from surveys.models import Survey
from surveys.services import latest_version
from tests.factories import make_question, make_survey, make_way_in


def survey_of(event: Event) -> Survey:
    """The one that every address of the event names."""
    return event.surveys.first() or make_survey(event=event)


def question(event: Event) -> str:
    version = latest_version(survey_of(event))
    known = version.questions.first() or make_question(version=version)
    code: str = known.code
    return code


def screen(event: Event) -> int:
    """Of the preview: the first question."""
    question(event)
    return 1


def way_in(event: Event) -> str:
    survey = survey_of(event)
    known = survey.ways_in.first() or make_way_in(survey=survey, event=event)
    code: str = known.code
    return code
