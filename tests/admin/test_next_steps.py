"""Each rule: what makes it speak, what silences it, and that its page shows what it counted."""

from datetime import date, timedelta
from urllib.parse import urlparse

import pytest
from django.utils import timezone

from reporting.next_steps import RULES, agenda_of
from tests.admin.step_cases import BEFORE, CASES, meeting

ONE_BUDGET = {"no_actual", "unexplained_gaps"}  # an event has one budget: no second set of lines
# no list of the administration
OWN_PAGES = {
    *("no_text", "requests", "late_decisions", "accounts_to_send"),
    *("meetings_to_confirm", "no_minutes"),
}
NOT_ALONE = {"not_prepared"}  # what silences it for one person does for all
COUNTED = [code for code, case in CASES.items() if case[2] and code not in OWN_PAGES]


def step_of(event, code, today):
    return next((step for step in agenda_of(event, today) if step.code == code), None)


def test_every_rule_has_its_case():
    assert len(CASES) == len(RULES)


@pytest.mark.parametrize("code", CASES)
def test_step_appears(code, event):
    today, cause, count, _cure = CASES[code]
    cause(event)
    step = step_of(event, code, today)
    assert step is not None
    assert step.count == count


@pytest.mark.parametrize("code", CASES)
def test_step_is_silent_when_in_order(code, event, other_event):
    today, cause, _count, cure = CASES[code]
    cure(event)
    cause(other_event)
    assert step_of(event, code, today) is None


@pytest.mark.parametrize("code", COUNTED)
def test_step_leads_to_the_rows_that_it_counts(
    code, event, other_event, coordinator_client, monkeypatch
):
    today, cause, _count, cure = CASES[code]
    monkeypatch.setattr(timezone, "localdate", lambda *_args: today)
    cause(event)
    if code not in ONE_BUDGET | NOT_ALONE:
        cure(event)
    cause(other_event)
    step = step_of(event, code, today)
    response = coordinator_client.get(step.address)
    assert rows_shown(response) == step.count


def rows_shown(response):
    """In a list of the administration, on the board, among people, sessions or messages."""
    if "cl" in response.context:
        return response.context["cl"].result_count
    if "board" in response.context:
        return response.context["board"].number
    for name in ("rows", "sessions"):
        if name in response.context:
            return len(response.context[name])
    return response.context["outbox"].page.paginator.count


def test_one_meeting_is_named_and_several_are_listed(event):
    first = meeting(event)
    assert step_of(event, "no_minutes", BEFORE).address.endswith(f"/comites/{first.number}/")
    meeting(event)
    assert step_of(event, "no_minutes", BEFORE).address.endswith("/comites/")


@pytest.mark.parametrize("code", CASES)
def test_step_leads_to_a_page(code, event, coordinator_client):
    today, cause, _count, _cure = CASES[code]
    cause(event)
    address = urlparse(step_of(event, code, today).address).path
    assert coordinator_client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2019, 1, 31), "later"),
        (date(2019, 2, 1), "soon"),
        (date(2019, 2, 15), "soon"),
        (date(2019, 2, 16), "late"),
    ],
)
def test_urgency_depends_on_the_day_of_the_event(today, state, event):
    """Hubs are due sixty days before 16 April: on 15 February."""
    step = step_of(event, "no_hub", today)
    assert step.due_on == date(2019, 2, 15)
    assert step.state(today) == state


def test_most_urgent_comes_first(event):
    due = [step.due_on for step in agenda_of(event, BEFORE)]
    assert len(due) > 3
    assert due == sorted(due)


@pytest.mark.parametrize(
    "code",
    [
        "no_partner",
        "no_professional",
        "no_session",
        "no_member",
        "no_reception",
        "to_invite",
        "no_meeting",
        "no_reply",
        "not_prepared",
        "no_adviser_hub",
        "no_desk",
        "no_profile_list",
    ],
)
def test_what_is_past_is_no_longer_asked_for(code, event):
    CASES[code][1](event)
    assert step_of(event, code, event.ends_on) is not None
    assert step_of(event, code, event.ends_on + timedelta(days=1)) is None
