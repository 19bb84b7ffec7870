"""Numbers from paper become check-ins, exactly once."""

from collections import Counter
from datetime import UTC, datetime, time
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection

from tests.factories import (
    make_activity,
    make_check_in,
    make_event,
    make_hub,
    make_opening_day,
    make_purge,
)
from tests.visits.api.at_once import in_background, other_session, who_waits_for
from visits.mixing import TAKE_TURNS
from visits.models.check_in import LARGEST_GROUP
from visits.paper import (
    LARGEST_CELL,
    Outcome,
    cancel_entry,
    counted_before,
    entry_of,
    record_sheet,
    spread,
)
from visits.paper_sheet import Step, sheet_of

KEY, OTHER_KEY = "A" * 22, "B" * 22
TEN = datetime(2019, 4, 16, 8, 0, tzinfo=UTC)  # 10:00 in Paris


@pytest.fixture
def event(db):
    """Open from 9:30 to 18:00; exits are counted, one hub, one workshop."""
    event = make_event(counts_exits=True)
    make_opening_day(event=event, opens_at=time(9, 30))
    make_hub(event=event, code="emploi", name="Trouver un emploi")
    make_activity(event=event, code="cv", starts_at=TEN, ends_at=TEN.replace(hour=9))
    return event


def sheet(event, step=Step.HOUR):
    return sheet_of(event, event.opening_days.get(), step)


def record(event, key=KEY, step=Step.HOUR, **counts):
    """`arrival_1000=3` is three arrivals from ten o'clock on."""
    named = {name.replace("_", "-"): number for name, number in counts.items()}
    return record_sheet(sheet=sheet(event, step), key=key, counts=named)


def rows(event):
    return Counter(event.check_ins.counted().values_list("kind", "headcount", "source"))


def test_lines_follow_the_opening_hours(event):
    names = [cell.name for cell in sheet(event).arrivals[0].cells]
    assert names == ["arrival-0930", *(f"arrival-{hour}00" for hour in range(10, 18))]
    quarters = sheet(event, Step.QUARTER).arrivals[0].cells
    assert (len(quarters), quarters[0].name, quarters[-1].name) == (
        34,
        "arrival-0930",
        "arrival-1745",
    )


@pytest.mark.parametrize(("counts_exits", "titles"), [(True, 2), (False, 1)])
def test_exits_have_a_column_when_they_are_counted(event, counts_exits, titles):
    event.counts_exits = counts_exits
    assert len(sheet(event).arrivals) == titles


def test_workshops_of_another_day_are_not_on_the_sheet(event):
    make_activity(event=event)  # on the 17th
    assert [cell.name for cell in sheet(event).workshops[0].cells] == ["workshop-cv"]


@pytest.mark.parametrize(
    ("people", "shares"), [(8, [2, 2, 2, 2]), (6, [2, 2, 1, 1]), (1, [1, 0, 0, 0]), (0, [0] * 4)]
)
def test_people_of_an_hour_are_spread_over_its_quarters(people, shares):
    slots = tuple(TEN.replace(minute=minute) for minute in (0, 15, 30, 45))
    assert [share for _slot, share in spread(people, slots)] == shares


def test_cells_become_check_ins_of_each_kind(event):
    record(event, arrival_1000=4, exit_1000=1, interview_emploi_1000=2, workshop_cv=12)
    assert rows(event) == {
        ("arrival", 1, "paper"): 4,
        ("exit", 1, "paper"): 1,
        ("interview", 1, "paper"): 2,
        ("workshop", 12, "paper"): 1,
    }
    assert {check_in.slot for check_in in event.check_ins.workshop_participations()} == {TEN}
    assert event.slot_tallies.arrivals().headcount() == 4


def test_short_first_hour_uses_its_own_quarters(event):
    record(event, arrival_0930=2)
    minutes = sorted(check_in.slot.minute for check_in in event.check_ins.all())
    assert minutes == [30, 45]


def test_large_cell_is_split_into_groups(event):
    record(event, step=Step.QUARTER, arrival_1000=450)
    assert sorted(event.check_ins.values_list("headcount", flat=True)) == [50, 200, 200]
    assert event.slot_tallies.arrivals().headcount() == 450


@pytest.mark.parametrize("people", [1, 3, LARGEST_GROUP, LARGEST_GROUP + 1, LARGEST_CELL])
@pytest.mark.parametrize("step", Step)
def test_sending_a_form_again_adds_nothing(event, people, step):
    assert record(event, step=step, arrival_1000=people) is Outcome.RECORDED
    assert record(event, step=step, arrival_1000=people) is Outcome.KNOWN
    assert event.slot_tallies.arrivals().headcount() == people


def test_two_sheets_with_the_same_numbers_both_count(event):
    record(event, arrival_1000=5)
    assert record(event, key=OTHER_KEY, arrival_1000=5) is Outcome.RECORDED
    assert event.slot_tallies.arrivals().headcount() == 10


@pytest.mark.parametrize(
    "numbers",
    [
        {"arrival_1000": 6},
        {"arrival_1000": 1},
        {"arrival_1000": 1600},
        {"arrival_1000": 5, "arrival_1100": 1},
        {"arrival_1100": 5},
        {"exit_1000": 5},
        {"workshop_cv": 5},
    ],
)
@pytest.mark.parametrize("first", [{"arrival_1000": 5}, {"arrival_1000": 800}])
def test_used_form_takes_no_other_numbers(event, first, numbers):
    record(event, **first)
    before = rows(event)
    assert record(event, **numbers) is Outcome.DIFFERENT
    assert rows(event) == before


def test_cancelled_entry_counts_no_more_and_is_not_counted_again(event):
    record(event, arrival_1000=450, interview_emploi_1100=3, workshop_cv=12)
    assert cancel_entry(sheet=sheet(event), key=KEY) > 0
    assert rows(event) == {}
    assert event.slot_tallies.by("kind").count() == 0
    assert cancel_entry(sheet=sheet(event), key=KEY) == 0
    outcome = record(event, arrival_1000=450, interview_emploi_1100=3, workshop_cv=12)
    assert outcome is Outcome.CANCELLED
    assert rows(event) == {}


def test_cancelling_touches_no_other_entry(event):
    record(event, arrival_1000=5)
    record(event, key=OTHER_KEY, arrival_1000=7)
    make_check_in(event=event, slot=TEN, headcount=2)
    cancel_entry(sheet=sheet(event), key=KEY)
    assert event.slot_tallies.arrivals().headcount() == 9


def test_entry_is_found_by_its_key_whatever_the_lines(event):
    record(event, step=Step.QUARTER, arrival_1015=5, exit_1000=2, workshop_cv=3)
    entry = entry_of(sheet(event), KEY)
    assert entry.counts == {"arrival-1000": 5, "exit-1000": 2, "workshop-cv": 3}
    assert not entry.is_cancelled
    cancel_entry(sheet=sheet(event), key=KEY)
    assert entry_of(sheet(event), KEY).is_cancelled


def test_unknown_entry_is_empty(event):
    entry = entry_of(sheet(event), KEY)
    assert (entry.counts, entry.is_cancelled) == ({}, False)


def test_entry_is_cancelled_whole_even_when_the_hours_changed(event):
    record(event, arrival_1000=5, arrival_1700=5)
    event.opening_days.update(opens_at=time(12), closes_at=time(16))
    cancel_entry(sheet=sheet(event), key=KEY)
    assert rows(event) == {}


def test_entry_is_cancelled_whole_even_when_the_programme_changed(event):
    """The workshop went to another day, and exits are counted no more."""
    record(event, arrival_1000=5, exit_1000=2, workshop_cv=12)
    event.activities.update(starts_at=TEN.replace(day=17), ends_at=TEN.replace(day=17, hour=9))
    event.counts_exits = False
    event.save()
    entry = entry_of(sheet(event), KEY)
    assert entry.counts == {"arrival-1000": 5}
    assert sorted(entry.elsewhere.values()) == [2, 12]
    cancel_entry(sheet=sheet(event), key=KEY)
    assert rows(event) == {}
    assert entry_of(sheet(event), KEY).is_cancelled


def test_same_key_at_another_event_is_another_entry(event):
    other = make_event()
    make_opening_day(event=other)
    record(event, arrival_1000=5)
    assert record(other, arrival_1000=5) is Outcome.RECORDED


def test_what_was_counted_before_is_told_cell_by_cell(event):
    make_check_in(event=event, slot=TEN, headcount=3)
    make_check_in(event=event, slot=TEN.replace(minute=45))
    make_check_in(event=event, slot=TEN.replace(hour=9))
    make_check_in(event=event, slot=TEN.replace(day=17), headcount=9)
    make_check_in(event=event, kind="interview", hub=event.hubs.get(), slot=TEN)
    workshop = event.activities.get()
    make_check_in(event=event, kind="workshop", activity=workshop, slot=TEN.replace(minute=30))
    told = {name: number for name, number in counted_before(sheet(event)).items() if number}
    assert told == {
        "arrival-1000": 4,
        "arrival-1100": 1,
        "interview-emploi-1000": 1,
        "workshop-cv": 1,
    }


def test_purged_event_takes_nothing(event):
    make_purge(event=event)
    with pytest.raises(IntegrityError):
        record(event, arrival_1000=1)


def test_identifiers_are_of_version_four_and_tell_nothing(event):
    record(event, arrival_1000=4)
    keys = list(event.check_ins.values_list("pk", flat=True))
    assert {key.version for key in keys} == {4}
    assert len({str(key)[:4] for key in keys}) > 1


@pytest.mark.django_db(transaction=True)
def test_whoever_cancels_holds_no_row_while_somebody_mixes(event):
    """Who takes the tables wants every row next: each would wait for the other."""
    record(event, arrival_1000=4)
    with other_session() as session:
        session.execute(TAKE_TURNS)
        with in_background(lambda: cancel_entry(sheet=sheet(event), key=KEY)) as cancelled:
            who_waits_for(session)
            session.execute("SELECT FROM visits_checkin FOR UPDATE NOWAIT")
            session.commit()
            assert cancelled.result() == 4
    assert event.slot_tallies.arrivals().headcount() == 0


@pytest.mark.django_db(transaction=True)
def test_button_pressed_twice_at_once_counts_once(event):
    together, outcomes = Barrier(2), []

    def press():
        together.wait()
        outcomes.append(record(event, arrival_1000=300))
        connection.close()

    threads = [Thread(target=press) for _press in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == 2
    assert event.slot_tallies.arrivals().headcount() == 300
