"""One definition: every screen, file and program prints the same number for the same figure."""

import io
import json
import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from reporting.bilan.rendering import render_report_pdf
from reporting.bilan.report import compose_report
from tests.factories import (
    make_activity,
    make_check_in_cancellation,
    make_desk,
    make_hub,
    make_tablet,
)
from tests.personas import client_of, holder
from tests.reporting.live.scenes import arrive, leave, make_event_on, quarter
from tests.reporting.live.test_page import FIGURE
from visits.wall_links import create_wall_link

pytestmark = pytest.mark.django_db
CARD = re.compile(r'key-figure-value">([^<]*)</p>\s*<p class="key-figure-label">([^<]*)<')
TOTAL, TODAY, INSIDE = "1\u202f347", "1\u202f113", "1\u202f089"


@pytest.fixture
def event(db):
    """Two days, three kinds, groups, a cancelled group, exits: numbers that nothing else prints."""
    event = make_event_on()
    for people in (200, 34):
        arrive(event, people, slot=quarter() - timedelta(days=1))
    for people in (200, 200, 200, 200, 200, 113):
        arrive(event, people)
    make_check_in_cancellation(event=event, check_in=arrive(event, 28))
    leave(event, 24)
    arrive(event, 67, kind="interview", hub=make_hub(event=event))
    activity = make_activity(
        event=event, starts_at=quarter(), ends_at=quarter() + timedelta(minutes=30)
    )
    arrive(event, 45, kind="workshop", activity=activity)
    return event


def read(event, page, client=None, headers=None):
    address = reverse(page, args=[event.slug])
    response = (client or Client()).get(address, headers=headers)
    assert response.status_code == 200
    return unescape(response.content.decode())


def outputs(event):
    """{where: the number of people welcomed that it prints}."""
    reader = client_of(holder(event, "coordinator"))
    key = create_wall_link(event=event, name="Hall").key
    wall = read(event, "wall_data", headers={"authorization": f"Bearer {key}"})
    cards = [
        CARD.findall(read(event, name, reader)) for name in ("dashboard", "dashboard_attendance")
    ]
    key_figures, attendance = ({label.lower(): text for text, label in found} for found in cards)
    return {
        "live": dict(FIGURE.findall(read(event, "live", reader)))["beneficiaries"],
        "wall": dict(FIGURE.findall(wall))["beneficiaries"],
        "key figures": key_figures["bénéficiaires"],
        "attendance": attendance["bénéficiaires"],
        "command": printed(event)["beneficiaries"],
    }


def printed(event):
    written = io.StringIO()
    call_command("figures", event.slug, "--format", "json", stdout=written)
    return {row["code"]: row["text"] for row in json.loads(written.getvalue())["figures"]}


def test_every_page_and_the_command_print_one_number(event):
    assert set(outputs(event).values()) == {TOTAL}


def test_report_prints_it_too(event):
    pdf = render_report_pdf(event, compose_report(event))
    sheets = PdfReader(io.BytesIO(pdf)).pages
    text = "".join(sheet.extract_text() for sheet in sheets)
    assert "".join(TOTAL.split()) in "".join(text.split())


def test_today_and_inside_are_the_same_on_every_screen_and_tablet(event):
    key, token = create_wall_link(event=event, name="Hall").key, "jeton"
    make_tablet(event=event, desk=make_desk(event=event), token=token, series="S" * 22)
    reader = client_of(holder(event, "reception"))
    pages = (
        read(event, "live", reader),
        read(event, "live_state", reader),
        read(event, "wall_data", headers={"authorization": f"Bearer {key}"}),
    )
    found = [dict(FIGURE.findall(page)) for page in pages]
    assert [(one["arrivals_today"], one["people_inside"]) for one in found] == [(TODAY, INSIDE)] * 3
    totals = heartbeat(token)["totals"]
    assert [f"{totals[name]:,}".replace(",", "\u202f") for name in ("arrivals", "inside")] == [
        TODAY,
        INSIDE,
    ]
    assert [totals["interviews"], totals["workshops"], totals["exits"]] == [67, 45, 24]


def heartbeat(token):
    """What a tablet with nothing to send says every half-minute."""
    body = {
        "protocol": 1,
        "series": "S" * 22,
        "sent_at": timezone.now().strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "app_version": "test",
        "last_number": 0,
        "waiting": 0,
        "to_review": 0,
        "items": [],
    }
    response = Client().post(
        reverse("reception_sync"),
        body,
        content_type="application/json",
        headers={"authorization": f"Bearer {token}"},
    )
    assert response.status_code == 200
    return response.json()
