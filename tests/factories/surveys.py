from datetime import UTC, datetime
from typing import Any

from surveys.models import (
    Answer,
    Choice,
    Invitation,
    Question,
    Response,
    Survey,
    SurveyVersion,
)
from tests.factories.events import event_of
from tests.factories.linked import inferred
from tests.factories.sequence import next_number

HOUR = datetime(2019, 4, 17, 8, tzinfo=UTC)


def version_of(values: dict[str, Any]) -> SurveyVersion:
    version: SurveyVersion = inferred("version", values, make_survey_version)
    return version


def make_survey(**overrides: Any) -> Survey:
    """A visitors' questionnaire without dates."""
    number = next_number()
    values = {"code": f"questionnaire-{number}", "title": f"Questionnaire {number}"}
    return Survey.objects.create(
        **{"event": event_of(overrides), "audience": "visitor", **values, **overrides}
    )


def make_survey_version(**overrides: Any) -> SurveyVersion:
    values = {"event": event_of(overrides), **overrides}
    if "survey" not in values:
        values["survey"] = make_survey(event=values["event"])
    return SurveyVersion.objects.create(**values)


def make_question(**overrides: Any) -> Question:
    """A single choice, without choices."""
    number = next_number()
    values = {"code": f"question-{number}", "kind": "single", "label": f"Question {number} ?"}
    return Question.objects.create(**{"version": version_of(overrides), **values, **overrides})


def make_choice(**overrides: Any) -> Choice:
    number = next_number()
    values = {"code": f"choix-{number}", "label": f"Choix {number}", **overrides}
    if "question" not in values:
        values["question"] = make_question()
    return Choice.objects.create(**values)


def make_response(**overrides: Any) -> Response:
    """A filled questionnaire without answers; its version is now frozen."""
    values = {"channel": "tablet", "hour": HOUR, **overrides}
    if "version" not in values:
        values["version"] = make_survey_version(event=event_of(overrides))
    return Response.objects.create(**{"event": values["version"].event, **values})


def make_answer(**overrides: Any) -> Answer:
    """A score of 8, to a recommendation question made before the response if none is given."""
    values = {"version": version_of(overrides), **overrides}
    if "question" not in values:
        values["question"] = make_question(version=values["version"], kind="recommendation")
    if "response" not in values:
        values["response"] = make_response(version=values["version"])
    if not {"choice", "score", "text"} & set(values):
        values["score"] = 8
    return Answer.objects.create(**values)


def make_invitation(**overrides: Any) -> Invitation:
    values = {"event": event_of(overrides), "code": f"pro-{next_number()}", **overrides}
    if "survey" not in values:
        values["survey"] = make_survey(event=values["event"], audience="professional")
    return Invitation.objects.create(**values)
