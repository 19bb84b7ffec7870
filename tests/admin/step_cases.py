"""What makes each rule speak, and what silences it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from partners.steps import set_mandatory_steps
from reporting.models.bilan import Section
from tests import factories as make

BEFORE = date(2019, 3, 1)  # the event of the factories: 16 to 18 April 2019
DURING = date(2019, 4, 17)
AFTER = date(2019, 6, 1)


def meeting(event, **values):
    return make.make_committee_meeting(event=event, status="held", **values)


def prepared(event):
    """Nothing is mandatory: whoever is mobilised is ready."""
    set_mandatory_steps(event=event, kinds=set())
    make.make_mobilisation(event=event, hub=make.make_hub(event=event))


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
    "no_professional": (
        BEFORE,
        lambda e: make.make_partnership(event=e),
        0,
        lambda e: make.make_mobilisation(event=e),
    ),
    "no_session": (BEFORE, lambda e: None, 0, lambda e: make.make_preparation_session(event=e)),
    "no_member": (BEFORE, lambda e: None, 0, lambda e: make.make_committee_member(event=e)),
    "no_reception": (
        BEFORE,
        lambda e: None,
        0,
        lambda e: make.make_event_membership(event=e, role="reception"),
    ),
    "no_meeting": (BEFORE, lambda e: None, 0, lambda e: make.make_committee_meeting(event=e)),
    "to_invite": (
        BEFORE,
        lambda e: make.make_partnership(event=e, status="invited"),
        1,
        lambda e: make.make_partnership(event=e, status="invited", invited_on=BEFORE),
    ),
    "no_reply": (
        BEFORE,
        lambda e: make.make_partnership(event=e, status="invited", invited_on=BEFORE),
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
    "requests": (
        BEFORE,
        lambda e: make.make_change_proposal(event=e),
        1,
        lambda e: make.make_change_proposal(event=e, status="withdrawn"),
    ),
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
    "mail_failed": (
        BEFORE,
        lambda e: make.make_outgoing_message(event=e, state="failed"),
        1,
        lambda e: make.make_outgoing_message(event=e, state="sent"),
    ),
    "mail_to_review": (
        BEFORE,
        lambda e: make.make_outgoing_message(event=e),
        1,
        lambda e: make.make_outgoing_message(event=e, state="approved"),
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
    "accounts_to_send": (
        AFTER,
        lambda e: make.make_grant(event=e, awarded=900),
        1,
        lambda e: make.make_grant(event=e, awarded=900, account_sent_on=AFTER),
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
