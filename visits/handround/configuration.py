"""What a tablet needs to hand questionnaires round without a network, and the version of it."""

import json
from hashlib import sha256
from time import monotonic
from typing import Any

from surveys.drafts import current_version
from surveys.models import Survey
from surveys.portable import portable_survey, portable_words
from surveys.replies import LONGEST_TEXT
from visits.handround.message import LARGEST_BATCH

# For so long a process may go on telling an old version. A tablet that asks is told the new one.
FRESH_FOR = 5.0  # seconds
_known: dict[int, tuple[float, str]] = {}

Json = dict[str, Any]


def hand_round_of(*, desk_id: int) -> Json:
    surveys = Survey.objects.filter(handed_to__desk=desk_id).order_by("audience", "code")
    versions = [(survey, current_version(survey)) for survey in surveys]
    portable = [portable_survey(survey, version) for survey, version in versions if version]
    languages = {spoken["code"] for survey in portable for spoken in survey["languages"]}
    content = {
        "surveys": portable,
        "words": portable_words(languages),
        "longest_text": LONGEST_TEXT,
        "largest_batch": LARGEST_BATCH,
    }
    digest = sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:12]
    _known[desk_id] = (monotonic() + FRESH_FOR, digest)
    return {"version": digest, **content}


def hand_round_version(desk_id: int) -> str:
    until, digest = _known.get(desk_id, (0.0, ""))
    if monotonic() < until:
        return digest
    version: str = hand_round_of(desk_id=desk_id)["version"]
    return version


def forget_hand_rounds() -> None:
    """For tests, which change a questionnaire and look at once."""
    _known.clear()
