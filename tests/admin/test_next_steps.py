"""Each rule: what makes it speak, what silences it, and that its page shows what it counted."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from urllib.parse import urlparse

import pytest
from django.utils import timezone

from reporting.models.bilan import Section
from reporting.next_steps import RULES, agenda_of
from tests import factories as make

BEFORE = date(2019, 3, 1)  # the event of the factories: 16 to 18 April 2019
DURING = date(2019, 4, 17)
AFTER = date(2019, 6, 1)


def meeting(event, **values):
    return make.make_committee_meeting(event=event, status="held", **values)


def prepared(event):
    mobilisation = make.make_mobilisation(event=event, hub=make.make_hub(event=event))
    make.make_session_attendance(mobilisation=mobilisation, status="attended")


def whole_report(event):
    bilan = make.make_bilan(event=event)
    for part in Section.values:
        make.make_narrative_block(bilan=bilan, section=part)
    return bilan


def lines(event, charges, produits, **values):
    budget = make.make_budget(event=event)
    common = {"budget": budget, "actual": None, **values}
    make.make_budget_line(slug="supplies", planned=charges, **common)
    make.make_budget_line(slug="sales", planned=produits, **common)


def in_kind(event, use, source, value=100):
    make.make_in_kind_contribution(
        event=event, use=use, source=source, quantity=1, unit_value=value, planned=value
    )


def survey(event, kind="text", **values):
    made = make.make_survey(event=event, **values)
    version = make.make_survey_version(survey=made, event=event)
    return make.make_question(version=version, kind=kind)


NOON = datetime(2019, 4, 19, 12, tzinfo=UTC)


# code → (day, what makes the step appear, how many it counts, what else must not)
CASES = {
    "no_opening_day": (BEFORE, lambda e: None, 0, lambda e: make.make_opening_day(event=e)),
    "no_hub": (BEFORE, lambda e: None, 0, lambda e: make.make_hub(event=e)),
    "no_activity": (BEFORE, lambda e: None, 0, lambda e: make.make_activity(event=e)),
    "no_partner": (BEFORE, lambda e: None, 0, lambda e: make.make_partnership(event=e)),
    "no_meeting": (BEFORE, lambda e: None, 0, lambda e: make.make_committee_meeting(event=e)),
    "no_reply": (
        BEFORE,
        lambda e: make.make_partnership(event=e, status="invited"),
        1,
        lambda e: make.make_partnership(event=e),
    ),
    "no_charter": (
        BEFORE,
        lambda e: make.make_partnership(event=e),
        1,
        lambda e: make.make_partnership(event=e, charter_accepted_on=BEFORE),
    ),
    "not_prepared": (BEFORE, lambda e: make.make_mobilisation(event=e), 1, prepared),
    "no_adviser_hub": (
        BEFORE,
        lambda e: make.make_mobilisation(event=e),
        1,
        lambda e: make.make_mobilisation(event=e, role="reception"),
    ),
    "sessions_to_confirm": (
        AFTER,
        lambda e: make.make_preparation_session(event=e),
        1,
        lambda e: make.make_preparation_session(event=e, status="cancelled"),
    ),
    "meetings_to_confirm": (
        AFTER,
        lambda e: make.make_committee_meeting(event=e),
        1,
        lambda e: make.make_committee_meeting(event=e, status="cancelled"),
    ),
    "no_minutes": (BEFORE, meeting, 1, lambda e: meeting(e, minutes_status="sent")),
    "late_decisions": (
        AFTER,
        lambda e: make.make_decision(event=e, due_on=BEFORE),
        1,
        lambda e: make.make_decision(event=e, due_on=BEFORE, status="done"),
    ),
    "no_survey": (BEFORE, lambda e: None, 0, survey),
    "no_question": (BEFORE, lambda e: make.make_survey(event=e), 1, survey),
    "no_choice": (
        BEFORE,
        lambda e: survey(e, kind="single"),
        1,
        lambda e: make.make_choice(question=survey(e, kind="multiple")),
    ),
    "survey_not_open": (
        BEFORE,
        lambda e: survey(e, opens_at=None),
        1,
        lambda e: survey(e, opens_at=NOON),
    ),
    "survey_closing": (
        DURING,
        lambda e: survey(e, closes_at=NOON),
        1,
        lambda e: survey(e, closes_at=NOON + timedelta(days=9)),
    ),
    "no_desk": (BEFORE, lambda e: None, 0, lambda e: make.make_desk(event=e)),
    "no_profile_list": (BEFORE, lambda e: None, 0, lambda e: make.make_profile_choice(event=e)),
    "nobody_counted": (AFTER, lambda e: None, 0, lambda e: make.make_check_in(event=e)),
    "no_budget": (BEFORE, lambda e: None, 0, lambda e: make.make_budget(event=e)),
    "unbalanced": (BEFORE, lambda e: lines(e, 100, 90), 0, lambda e: lines(e, 100, 100)),
    "in_kind_unequal": (
        BEFORE,
        lambda e: in_kind(e, "services", ""),
        0,
        lambda e: in_kind(e, "services", "services"),
    ),
    "to_approve": (BEFORE, lambda e: lines(e, 100, 100), 0, lambda e: lines(e, 100, 99)),
    "no_agreement": (
        BEFORE,
        lambda e: make.make_grant(event=e, awarded=Decimal("23000.01")),
        1,
        lambda e: make.make_grant(event=e, awarded=23000),
    ),
    "no_actual": (
        AFTER,
        lambda e: lines(e, 100, 100),
        2,
        lambda e: lines(e, 100, 100, actual=100),
    ),
    "unexplained_gaps": (
        AFTER,
        lambda e: lines(e, 100, 100, actual=110),
        2,
        lambda e: lines(e, 100, 100, actual=109),
    ),
    "no_result": (
        AFTER,
        lambda e: make.make_indicator(event=e),
        1,
        lambda e: make.make_indicator(event=e, achieved=3),
    ),
    "no_text": (AFTER, lambda e: None, len(Section.values), whole_report),
    "unpublished": (
        AFTER,
        whole_report,
        0,
        lambda e: make.make_bilan_version(bilan=whole_report(e)),
    ),
}


ONE_BUDGET = {"no_actual", "unexplained_gaps"}  # an event has one budget: no second set of lines
COUNTED = [code for code, case in CASES.items() if case[2] and code != "no_text"]


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
    if code not in ONE_BUDGET:
        cure(event)
    cause(other_event)
    step = step_of(event, code, today)
    response = coordinator_client.get(step.address)
    assert response.context["cl"].result_count == step.count


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
