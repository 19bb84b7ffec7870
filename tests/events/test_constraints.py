from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.factories import (
    make_activity,
    make_communication_support,
    make_event,
    make_event_membership,
    make_hub,
    make_indicator,
    make_mail_opt_out,
    make_mail_template,
    make_message_attachment,
    make_opening_day,
    make_outgoing_message,
    make_room,
    make_venue,
)
from tests.refusals import (
    acts_of,
    assert_constraint_holds,
    assert_trigger_refuses,
    changed,
    copy_of,
)

LATER = timedelta(minutes=30)


def twin(make, *fields):
    """A second object of the same event that takes the values of the first."""
    first = make()
    return changed(make(event=first.event), **{field: getattr(first, field) for field in fields})


def own_previous_edition():
    event = make_event()
    return changed(event, previous_event=event)


def venue_with_same_name():
    first = make_venue(name="Gymnase", insee_code="93006")
    return changed(make_venue(insee_code="93006"), name=first.name.upper())


def overlapping_activities():
    first = make_activity(room=make_room())
    half_way = copy_of(first, code="autre", starts_at=first.starts_at + LATER)
    return changed(half_way, ends_at=first.ends_at + LATER)


def activity_of_no_length():
    activity = make_activity()
    return changed(activity, ends_at=activity.starts_at)


CONSTRAINTS = {
    "events_event_ends_after_start": lambda: changed(make_event(), ends_on=date(2019, 4, 15)),
    "events_event_mask_thresholds": lambda: changed(make_event(), mask_inside=12, mask_public=11),
    "events_event_demonstration_note": lambda: changed(make_event(), is_demonstration=True),
    "events_event_not_its_own_previous": own_previous_edition,
    "events_openingday_unique": lambda: copy_of(make_opening_day()),
    "events_openingday_closes_after_opening": lambda: changed(
        make_opening_day(opens_at=time(9)), closes_at=time(9)
    ),
    "events_eventmembership_unique": lambda: copy_of(make_event_membership()),
    "events_eventmembership_role_known": lambda: changed(make_event_membership(), role="king"),
    "events_hub_code_unique": lambda: twin(make_hub, "code"),
    "events_room_name_unique": lambda: twin(make_room, "name"),
    "events_room_capacity_positive": lambda: changed(make_room(), capacity=0),
    "events_activity_hub_same_event": lambda: changed(make_activity(), hub=make_hub()),
    "events_activity_room_same_event": lambda: changed(make_activity(), room=make_room()),
    "events_activity_code_unique": lambda: twin(make_activity, "code"),
    "events_activity_kind_known": lambda: changed(make_activity(), kind="dance"),
    "events_activity_ends_after_start": activity_of_no_length,
    "events_activity_capacity_positive": lambda: changed(make_activity(), capacity=0),
    "events_activity_room_free": overlapping_activities,
    "events_communicationsupport_code_unique": lambda: twin(make_communication_support, "code"),
    "events_communicationsupport_kind_known": lambda: changed(
        make_communication_support(), kind="smoke"
    ),
    "events_indicator_code_unique": lambda: twin(make_indicator, "code"),
    "events_indicator_computed_or_typed": lambda: changed(
        make_indicator(figure="beneficiaries"), achieved=3
    ),
    "events_indicator_not_negative": lambda: changed(make_indicator(), planned=-1),
    "events_venue_unique": venue_with_same_name,
    "events_mailtemplate_unique": lambda: copy_of(make_mail_template()),
    "events_mailtemplate_subject_one_line": lambda: changed(
        make_mail_template(), subject="Bonjour\nBcc: tous@example.org"
    ),
    "events_outgoingmessage_dedupe_unique": lambda: twin(make_outgoing_message, "dedupe"),
    "events_outgoingmessage_state_known": lambda: changed(make_outgoing_message(), state="lost"),
    "events_outgoingmessage_one_line": lambda: copy_of(
        make_outgoing_message(),
        public_id="0" * 32,
        message_id="<autre@example.org>",
        dedupe="autre",
        subject="Réunion\r\nBcc: tous@example.org",
    ),
    "events_outgoingmessage_complete": lambda: copy_of(
        make_outgoing_message(),
        public_id="0" * 32,
        message_id="<vide@example.org>",
        dedupe="vide",
        to_email="",
    ),
    "events_outgoingmessage_sent_when": lambda: changed(make_outgoing_message(), state="sent"),
    "events_outgoingmessage_leaving": lambda: changed(make_outgoing_message(), is_leaving=True),
    "events_messageattachment_one_line": lambda: changed(
        make_message_attachment(), name="a.pdf\nX: y"
    ),
    "events_mailoptout_unique": lambda: copy_of(make_mail_opt_out()),
    "events_venue_capacity_positive": lambda: changed(make_venue(), capacity=0),
}


def shorten_event_over_its_day():
    event = make_opening_day().event
    return changed(event, starts_on=date(2019, 4, 17)).save


def add_day_before_event():
    event = make_event()
    return lambda: make_opening_day(event=event, date=date(2019, 4, 15))


def move_day_after_event():
    return changed(make_opening_day(), date=date(2019, 4, 19)).save


def shorten_event_over_its_activity():
    event = make_activity().event
    return changed(event, ends_on=date(2019, 4, 16)).save


def add_activity_before_event():
    event = make_event(starts_on=date(2019, 4, 18))
    early = datetime(2019, 4, 17, 10, tzinfo=UTC)
    return lambda: make_activity(event=event, starts_at=early, ends_at=early.replace(hour=11))


def activity_after_midnight_of_the_last_day():
    """In Paris: it is still 18 April in London."""
    activity = make_activity()
    start = datetime(2019, 4, 18, 23, tzinfo=UTC)
    return changed(activity, starts_at=start, ends_at=start + LATER).save


def take_back_what_was_sent():
    return changed(make_outgoing_message(state="sent"), state="draft", sent_at=None).save


def rewrite_a_message():
    return changed(make_outgoing_message(), text="Autre chose.").save


def send_elsewhere():
    return changed(make_outgoing_message(), to_email="autre@example.org").save


TRIGGERS = {
    "events_outgoingmessage_sent_stays": [take_back_what_was_sent],
    "events_outgoingmessage_content_fixed": [rewrite_a_message, send_elsewhere],
    "events_event_keeps_opening_days": [shorten_event_over_its_day],
    "events_event_keeps_activities": [shorten_event_over_its_activity],
    "events_activity_inside_event": [
        add_activity_before_event,
        activity_after_midnight_of_the_last_day,
    ],
    "events_openingday_inside_event": [add_day_before_event, move_day_after_event],
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", CONSTRAINTS)
def test_constraint_holds(name):
    assert_constraint_holds(name, CONSTRAINTS[name]())


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "prepare"), acts_of(TRIGGERS))
def test_trigger_refuses(name, prepare):
    assert_trigger_refuses(name, prepare())


@pytest.mark.django_db
def test_activities_may_follow_each_other_in_a_room():
    first = make_activity(room=make_room())
    copy_of(first, code="suivante", starts_at=first.ends_at, ends_at=first.ends_at + LATER).save()
