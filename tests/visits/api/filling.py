"""Questionnaires that a tablet hands round, and filled ones as it writes them."""

import json
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from tests.factories import make_handed_survey
from tests.surveys.answering.questionnaires import ANSWERS, make_open_survey
from tests.visits.api.sending import Sending, told, utc_text

QUARTER = 900


def hand(desk, **values):
    """A version of every kind of question, open, that this desk may hand round."""
    version = make_open_survey(event=desk.event, **values)
    make_handed_survey(event=desk.event, desk=desk, survey=version.survey)
    return version


def middle_of_quarter(moment):
    seconds = int(moment.timestamp())
    return moment + timedelta(seconds=QUARTER // 2 - seconds % QUARTER)


def filled(of, **values):
    """One questionnaire, filled in within the last half hour."""
    form = {
        "id": str(uuid4()),
        "survey": of.survey.code,
        "version": of.number,
        "language": "ar",
        "given_at": utc_text(middle_of_quarter(timezone.now() - timedelta(minutes=15))),
        "answers": json.loads(json.dumps(ANSWERS)),
    }
    return {**form, **values}


def given(moment):
    return {"given_at": utc_text(moment)}


class Filling(Sending):
    """What one tablet sends of its filled questionnaires."""

    def body(self, *items, **values):
        body = {
            "protocol": 1,
            "sent_at": utc_text(timezone.now()),
            "waiting": 0,
            "to_review": 0,
            "items": list(items),
        }
        return {**body, **values}

    def send(self, *items, page="reception_responses", **values):
        return super().send(*items, page=page, **values)

    def outcomes(self, *items, **values):
        return [told(result) for result in self.send(*items, **values)["results"]]
