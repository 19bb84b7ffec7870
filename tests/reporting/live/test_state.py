"""What is known of an event at one moment."""

from datetime import UTC, date, datetime, timedelta

import pytest

from reporting.live import Crowd, Inside, Phase, live_of
from reporting.sections.arrivals import chart_of_today
from reporting.sections.places import interview_chart_of_today
from tests.factories import (
    make_activity,
    make_check_in,
    make_check_in_cancellation,
    make_declared_figure,
    make_event,
    make_hub,
    make_opening_day,
    make_venue,
)
from tests.reporting.live.scenes import at
from visits.purge import purge_check_ins

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY, WEDNESDAY = (date(2019, 4, number) for number in (15, 16, 17))
NOON = at(12, 20, day=WEDNESDAY)


@pytest.fixture
def event():
    """Monday to Wednesday; the last day from nine to six."""
    event = make_event(starts_on=MONDAY, ends_on=WEDNESDAY, venue=make_venue(capacity=100))
    make_opening_day(event=event, date=WEDNESDAY)
    return event


def arrivals(event, day, hour, minute=0, people=1, **overrides):
    slot = at(hour, minute, day=day).astimezone(UTC)
    return make_check_in(event=event, slot=slot, headcount=people, **overrides)


def texts(live):
    return {value.code: value.text for value in live.figures}


def test_today_is_since_local_midnight(event):
    arrivals(event, TUESDAY, 23, 45, people=7)
    arrivals(event, WEDNESDAY, 0, people=3)
    arrivals(event, WEDNESDAY, 12, 15, people=2)
    assert texts(live_of(event, NOON))["arrivals_today"] == "5"
    assert texts(live_of(event, NOON))["beneficiaries"] == "12"
    assert texts(live_of(event, at(23, 59, day=TUESDAY)))["arrivals_today"] == "7"


def test_cancelled_arrivals_and_other_events_do_not_count(event):
    arrivals(event, WEDNESDAY, 10, people=5)
    gone = arrivals(event, WEDNESDAY, 10, people=28)
    make_check_in_cancellation(event=event, check_in=gone)
    make_check_in(slot=NOON.replace(minute=15), headcount=9)
    assert texts(live_of(event, NOON))["arrivals_today"] == "5"


def test_nobody_yet_is_zero_today_and_nothing_in_all(event):
    live = live_of(event, NOON)
    assert (live.today.text, live.totals) == ("0", ())


def test_declared_total_stands_for_what_nobody_counted(event):
    make_declared_figure(event=event, figure="beneficiaries", value=400, source="Presse")
    assert [value.text for value in live_of(event, NOON).totals] == ["400"]


def test_people_inside_are_arrivals_minus_exits_of_today(event):
    event.counts_exits = True
    arrivals(event, TUESDAY, 15, people=50)
    arrivals(event, WEDNESDAY, 10, people=30)
    arrivals(event, WEDNESDAY, 11, people=12, kind="exit")
    assert live_of(event, NOON).inside.figure.text == "18"


def test_people_inside_are_never_fewer_than_none(event):
    event.counts_exits = True
    arrivals(event, WEDNESDAY, 10, people=3)
    arrivals(event, WEDNESDAY, 11, people=12, kind="exit")
    assert live_of(event, NOON).inside.figure.text == "0"


def test_nothing_is_said_of_people_inside_where_nobody_counts_exits(event):
    arrivals(event, WEDNESDAY, 11, people=12, kind="exit")
    live = live_of(event, NOON)
    assert live.inside is None
    assert texts(live)["people_inside"] == "—"


@pytest.mark.parametrize(
    ("people", "crowd"),
    [(0, "room_left"), (89, "room_left"), (90, "nearly_full"), (99, "nearly_full"), (100, "full")],
)
def test_crowd_is_told_from_nine_tenths_on(event, people, crowd):
    event.counts_exits = True
    if people:
        arrivals(event, WEDNESDAY, 10, people=people)
    assert live_of(event, NOON).inside.crowd == crowd


def test_crowd_of_a_small_venue_is_not_rounded(event):
    event.counts_exits = True
    arrivals(event, WEDNESDAY, 10, people=8)
    figure = live_of(event, NOON).inside.figure
    crowds = [Inside(figure, capacity).crowd for capacity in (8, 9, None)]
    assert crowds == [Crowd.FULL, Crowd.ROOM_LEFT, Crowd.ROOM_LEFT]


@pytest.mark.parametrize(
    ("day", "phase"),
    [(MONDAY - timedelta(days=1), "before"), (MONDAY, "during"), (WEDNESDAY, "during")],
)
def test_phase(event, day, phase):
    assert live_of(event, at(23, day=day)).phase == phase


def test_totals_after_the_event_are_the_three_counts(event):
    hub, activity = make_hub(event=event), make_activity(event=event)
    arrivals(event, WEDNESDAY, 10, people=30)
    arrivals(event, WEDNESDAY, 10, people=20, kind="interview", hub=hub)
    arrivals(event, WEDNESDAY, 10, people=10, kind="workshop", activity=activity)
    live = live_of(event, at(0, day=WEDNESDAY + timedelta(days=1)))
    assert live.phase == Phase.AFTER
    assert [value.text for value in live.totals] == ["30", "20", "10"]
    assert live.shown == live.totals


def test_hours_are_those_of_the_day(event):
    assert live_of(event, NOON).hours.date == WEDNESDAY
    assert live_of(event, at(12, day=TUESDAY)).hours is None
    assert live_of(event, NOON).first_hour == "9\u202fh"


def workshop(event, hour, minute=0, **overrides):
    start = at(hour, minute, day=WEDNESDAY)
    values = {"starts_at": start, "ends_at": start + timedelta(minutes=45), **overrides}
    return make_activity(event=event, **values)


def test_seats_left(event):
    open_to_all = workshop(event, 9, capacity=None)
    free, full, crowded = (workshop(event, hour, capacity=10) for hour in (10, 11, 13))
    workshop(event, 14, starts_at=at(14, day=TUESDAY), ends_at=at(15, day=TUESDAY))
    for activity, people in ((open_to_all, 3), (free, 4), (full, 10), (crowded, 12)):
        arrivals(event, WEDNESDAY, 9, people=people, kind="workshop", activity=activity)
    seats = live_of(event, NOON).seats
    assert [item.activity for item in seats] == [open_to_all, free, full, crowded]
    assert [item.left for item in seats] == [None, 6, 0, 0]
    assert [item.people for item in seats] == [3, 4, 10, 12]


def test_activities_over_going_on_and_soon(event):
    over, going_on = workshop(event, 11, 35), workshop(event, 12, 20)
    soon, late = workshop(event, 14, 20), workshop(event, 14, 21)
    live = live_of(event, NOON)
    assert [item.activity for item in live.seats if item.is_over] == [over]
    assert [item.activity for item in live.seats if item.is_on] == [going_on]
    assert [item.activity for item in live.starting_soon] == [soon]
    assert late in [item.activity for item in live.seats]


def test_chart_shows_the_whole_day_and_no_number_of_what_is_to_come(event):
    arrivals(event, WEDNESDAY, 10, people=40)
    arrivals(event, WEDNESDAY, 12, 15, people=5)
    chart = chart_of_today(live_of(event, NOON))
    assert [row[0] for row in chart.table.rows] == [f"{hour}\u202fh" for hour in (9, 10, 11, 12)]
    assert chart.table.rows[-1] == ("12\u202fh", "0", "5", "—", "—", "5")
    hours = {text.content for text in chart.wide.texts}
    assert {"9\u202fh", "17\u202fh"} <= hours


def test_chart_marks_the_quarter_hour_that_is_not_over(event):
    arrivals(event, WEDNESDAY, 10, people=40)
    arrivals(event, WEDNESDAY, 12, 15, people=5)
    for drawing in marked_drawings(chart_of_today(live_of(event, NOON))):
        [note] = [text for text in drawing.texts if text.content == "en cours"]
        [column] = [rect for rect in drawing.rects if rect.colour.css == "chart-residual"]
        assert column.x < note.x < column.x + column.width + 2
        others = [text for text in drawing.texts if text.y == note.y and text is not note]
        assert all(text.right < note.left or note.right < text.left for text in others)


def marked_drawings(chart):
    return [chart.wide, chart.medium, chart.narrow]


def test_chart_of_another_day_marks_nothing(event):
    arrivals(event, WEDNESDAY, 10, people=40)
    chart = chart_of_today(live_of(event, at(20, day=WEDNESDAY)))
    assert "en cours" not in {text.content for text in chart.wide.texts}


def test_day_without_hours_and_arrivals_has_an_empty_chart(event):
    chart = chart_of_today(live_of(event, at(12, day=TUESDAY)))
    assert chart.is_empty
    assert chart.table.rows == ()


def test_interviews_are_those_of_today_in_the_order_of_the_hubs(event):
    last, first = (make_hub(event=event, name="Pôle", position=place) for place in (2, 1))
    arrivals(event, TUESDAY, 10, people=9, kind="interview", hub=last)
    assert interview_chart_of_today(live_of(event, NOON)) is None
    arrivals(event, WEDNESDAY, 10, people=3, kind="interview", hub=last)
    arrivals(event, WEDNESDAY, 10, people=5, kind="interview", hub=first)
    rows = interview_chart_of_today(live_of(event, NOON)).table.rows
    assert [row[1] for row in rows] == ["5", "3"]


def test_state_outlives_the_purge(event):
    arrivals(event, WEDNESDAY, 10, people=40)
    before = texts(live_of(event, NOON))
    purge_check_ins(event=event, on=date(2020, 10, 1))
    assert texts(live_of(event, NOON)) == before


def test_queries_do_not_depend_on_the_number_of_rows(django_assert_num_queries):
    for number in (1, 3, 300):
        event = make_event(starts_on=MONDAY, ends_on=WEDNESDAY)
        hubs = [make_hub(event=event) for _ in range(number)]
        for hub in hubs:
            arrivals(event, WEDNESDAY, 10, kind="interview", hub=hub)
            arrivals(event, WEDNESDAY, 10, kind="workshop", activity=workshop(event, 10))
        with django_assert_num_queries(6):
            live = live_of(event, datetime(2019, 4, 17, 10, tzinfo=UTC))
            assert live.figures["interviews"].text == str(number)
