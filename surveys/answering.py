"""Recording what somebody answered: checked against the instrument, in no order (docs/adr/0012)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from events.models import Activity
from surveys.instrument import Instrument, Item, read_instrument
from surveys.mixing import lock_version, mix_with_others
from surveys.models import Answer, Question, Response, SurveyVersion
from surveys.models.response import Channel
from surveys.replies import Posted, Problem, Reply, missing_reply, read_reply, visible_items


class RepliesRefused(Exception):
    """`problems`: {question code: Problem}; the code is empty when nothing at all was answered."""

    def __init__(self, problems: dict[str, Problem]) -> None:
        super().__init__(", ".join(f"{code}: {each.name}" for code, each in problems.items()))
        self.problems = problems


@transaction.atomic
def record_response(
    *,
    version: SurveyVersion,
    activity: Activity | None,
    channel: Channel | str,
    language: str,
    answers: Mapping[str, object],
    hour: datetime,
    partial: bool = False,
) -> None:
    """Keep one filled questionnaire. `answers`: {question code: reply}, as in a Draft.

    Raises RepliesRefused, and then keeps nothing. Replies to questions that these replies do not
    show are left out. `partial`: required questions may be missing (paper, abandoned drafts).
    """
    replies = accepted_replies(read_instrument(version, "fr"), answers, partial=partial)
    keep_replies(
        version=version,
        activity_id=activity.pk if activity else None,
        channel=channel,
        language=language,
        replies=replies,
        hour=hour,
    )


def keep_replies(
    *,
    version: SurveyVersion,
    activity_id: int | None,
    channel: Channel | str,
    language: str,
    replies: Mapping[str, Reply],
    hour: datetime,
    key: UUID | None = None,
) -> None:
    """Inside a transaction; the replies were accepted before. `key`: else a random one."""
    response = Response(
        id=key or uuid4(),
        event_id=version.event_id,
        version=version,
        activity_id=activity_id,
        hour=start_of_hour(hour),
        channel=channel,
        language=language,
    )
    lock_version(version.pk)  # from here on nobody changes its questions
    rows = _answers(response, version, replies)
    response.save(force_insert=True)
    Answer.objects.bulk_create(rows)
    mix_with_others(response)


def start_of_hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def accepted_replies(
    instrument: Instrument, answers: Mapping[str, object], *, partial: bool = False
) -> dict[str, Reply]:
    """By question code, empty ones aside; RepliesRefused with all that is wrong."""
    problems = {
        code: Problem("unknown_choice") for code in answers if instrument.item(code) is None
    }
    replies: dict[str, Reply] = {}
    for item in instrument.questions:
        found = read_reply(item, Posted(answers.get(item.code)))
        if isinstance(found, Problem):
            problems[item.code] = found
        elif found:
            replies[item.code] = found
    visible = visible_items(instrument, replies)
    if not partial:
        problems = _missing(visible, replies) | problems
    if not replies and not problems:
        problems[""] = Problem("nothing_answered")
    if problems:
        raise RepliesRefused(problems)
    return {item.code: replies[item.code] for item in visible if item.code in replies}


def _missing(visible: Iterable[Item], replies: Mapping[str, Reply]) -> dict[str, Problem]:
    found = {item.code: missing_reply(item) for item in visible if item.code not in replies}
    return {code: problem for code, problem in found.items() if problem}


def _answers(
    response: Response, version: SurveyVersion, replies: Mapping[str, Reply]
) -> list[Answer]:
    """A row for each choice, score and text; a text beside choices is a row of its own.

    RepliesRefused if a question or a choice was taken away since the replies were accepted.
    """
    questions: dict[str, int] = {}
    choices: dict[tuple[str, str], int] = {}
    keys = Question.objects.filter(version=version)
    for code, key, choice, choice_key in keys.values_list(
        "code", "pk", "choices__code", "choices__pk"
    ):
        questions[code] = key
        choices[code, choice] = choice_key
    gone = [
        code
        for code, reply in replies.items()
        if code not in questions or any((code, each) not in choices for each in reply.choices)
    ]
    if gone:
        raise RepliesRefused({code: Problem("unknown_choice") for code in gone})
    rows = []
    for code, reply in replies.items():
        owner = {"response": response, "version": version, "question_id": questions[code]}
        rows += [Answer(**owner, choice_id=choices[code, choice]) for choice in reply.choices]
        if reply.score is not None:
            rows.append(Answer(**owner, score=reply.score))
        if reply.text:
            rows.append(Answer(**owner, text=reply.text))
    return rows
