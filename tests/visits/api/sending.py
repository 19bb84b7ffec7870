"""Requests as a tablet writes them. Each answer must be as the published description says."""

import json
from datetime import UTC, datetime
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.visits.api.described import assert_described
from visits.models import Tablet

TOKEN = "k" * 43
CREATED, DUPLICATE, CONFLICT = (
    (outcome, None, None) for outcome in ("created", "duplicate", "conflict")
)


def rejected(reason, field=None):
    return "rejected", reason, field


def utc_text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def check_in(number=1, **values):
    """An arrival of one person, now."""
    item = {
        "number": number,
        "id": str(uuid4()),
        "kind": "arrival",
        "tapped_at": utc_text(timezone.now()),
        "headcount": 1,
    }
    return {**item, **values}


def undo(of, number=2, **values):
    item = {
        "number": number,
        "id": str(uuid4()),
        "kind": "undo",
        "tapped_at": utc_text(timezone.now()),
        "check_in": of["id"],
        "reason": "mistake",
    }
    return {**item, **values}


def given_numbers(items):
    told = (item.get("number") for item in items if isinstance(item, dict))
    return [number for number in told if type(number) is int and 0 < number <= 2**53]


class Sending:
    """What one tablet sends."""

    def __init__(self, tablet, token=TOKEN):
        self._pk, self.series, self.token = tablet.pk, tablet.series, token
        self.client = Client()

    @property
    def tablet(self):
        """Its row, read again at each look."""
        return Tablet.objects.get(pk=self._pk)

    def body(self, *items, **values):
        """As many numbers were given as the items say."""
        body = {
            "protocol": 1,
            "series": self.series,
            "sent_at": utc_text(timezone.now()),
            "app_version": "abc123",
            "last_number": max(given_numbers(items), default=0),
            "waiting": 0,
            "to_review": 0,
            "items": list(items),
        }
        return {**body, **values}

    def post(self, body, page="reception_sync", headers=None):
        """`headers` beside, or instead of, those of a tablet; None leaves one out."""
        content = body if isinstance(body, str | bytes) else json.dumps(body)
        sent = {"Authorization": f"Bearer {self.token}", "Accept-Language": "en", **(headers or {})}
        response = self.client.post(
            reverse(page),
            content,
            content_type="application/json",
            headers={name: value for name, value in sent.items() if value is not None},
        )
        assert_described(page, response)
        return response

    def get(self, page="reception_configuration", headers=None):
        sent = {"Authorization": f"Bearer {self.token}", **(headers or {})}
        response = self.client.get(reverse(page), headers=sent)
        assert_described(page, response)
        return response

    def send(self, *items, page="reception_sync", **values):
        """The answer to a request that is not refused as a whole."""
        response = self.post(self.body(*items, **values), page)
        assert response.status_code == 200, response.content
        return response.json()

    def outcomes(self, *items, **values):
        return [told(result) for result in self.send(*items, **values)["results"]]

    def outcome(self, item, **values):
        return self.outcomes(item, **values)[0]


def told(result):
    return result["outcome"], result.get("reason"), result.get("field")


def refusal(response):
    """Status and code of a request that was refused as a whole."""
    return response.status_code, response.json()["error"]
