from datetime import UTC, date, datetime
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from surveys.models import (
    Answer,
    Choice,
    ChoiceWording,
    Draft,
    Invitation,
    KeptChoice,
    KeptMark,
    KeptQuestion,
    KeptSurvey,
    Moderation,
    Question,
    QuestionWording,
    Response,
    ShuffledHour,
    Survey,
    SurveyPurge,
    SurveyVersion,
    SurveyWording,
    WayIn,
)
from tests.factories.events import event_of
from tests.factories.linked import inferred
from tests.factories.sequence import next_number

HOUR = datetime(2019, 4, 17, 8, tzinfo=UTC)
CODE_CHARACTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


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


def make_shuffled_hour(**overrides: Any) -> ShuffledHour:
    values = {"version": version_of(overrides), "hour": HOUR, **overrides}
    return ShuffledHour.objects.create(**values)


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


def make_way_in(**overrides: Any) -> WayIn:
    """A short code of a visitors' questionnaire, for everybody."""
    values = {"event": event_of(overrides), "code": short_code(next_number()), **overrides}
    if "survey" not in values:
        values["survey"] = make_survey(event=values["event"])
    return WayIn.objects.create(**values)


def short_code(number: int) -> str:
    """Five characters, another for each number."""
    digits = []
    for _place in range(5):
        number, digit = divmod(number, len(CODE_CHARACTERS))
        digits.append(CODE_CHARACTERS[digit])
    return "".join(reversed(digits))


def make_draft(key: str = "", **overrides: Any) -> Draft:
    """Somebody who came by a poster and has answered nothing yet; `key` is what the address has."""
    version = overrides.get("version") or make_survey_version(event=event_of(overrides))
    values = {"version": version, "event": version.event, "channel": "qr", "hour": HOUR}
    key_hash = sha256((key or token_urlsafe(16)).encode()).hexdigest()
    return Draft.objects.create(**{**values, "key_hash": key_hash, **overrides})


def make_moderation(**overrides: Any) -> Moderation:
    """A published verbatim, as it was written."""
    values = {"verdict": "published", **overrides}
    if "answer" not in values:
        question = make_question(kind="text")
        values["answer"] = make_answer(question=question, text="Très bien.")
    return Moderation.objects.create(**values)


def make_survey_purge(**overrides: Any) -> SurveyPurge:
    values = {"done_on": date(2020, 10, 1), **overrides}
    return SurveyPurge.objects.create(**{"event": event_of(overrides), **values})


def make_kept_survey(**overrides: Any) -> KeptSurvey:
    """What stands for a hundred responses."""
    values = {"responses": 100, **overrides}
    if "survey" not in values:
        values["survey"] = make_survey()
    return KeptSurvey.objects.create(**values)


def make_kept_question(**overrides: Any) -> KeptQuestion:
    values = {"asked": 100, "respondents": 90, "public_respondents": 90, **overrides}
    if "question" not in values:
        values["question"] = make_question()
    return KeptQuestion.objects.create(**values)


def make_kept_choice(**overrides: Any) -> KeptChoice:
    values = {"number": 40, "public_number": 40, **overrides}
    if "choice" not in values:
        values["choice"] = make_choice()
    return KeptChoice.objects.create(**values)


def make_kept_mark(**overrides: Any) -> KeptMark:
    values = {"score": 8, "number": 12, **overrides}
    if "question" not in values:
        values["question"] = make_question(kind="recommendation")
    return KeptMark.objects.create(**values)


def make_survey_wording(**overrides: Any) -> SurveyWording:
    values = {"language": "en", "title": f"Questionnaire in English {next_number()}", **overrides}
    if "survey" not in values:
        values["survey"] = make_survey()
    return SurveyWording.objects.create(**values)


def make_question_wording(**overrides: Any) -> QuestionWording:
    values = {"language": "en", "label": f"Question in English {next_number()}?", **overrides}
    if "question" not in values:
        values["question"] = make_question()
    return QuestionWording.objects.create(**values)


def make_choice_wording(**overrides: Any) -> ChoiceWording:
    values = {"language": "en", "label": f"Choice in English {next_number()}", **overrides}
    if "choice" not in values:
        values["choice"] = make_choice()
    return ChoiceWording.objects.create(**values)
