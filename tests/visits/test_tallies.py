"""The counters say what the records say, whatever was written, in whatever order."""

import uuid
from datetime import timedelta
from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_activity, make_check_in, make_event, make_hub
from tests.factories.visits import QUARTER_HOUR
from tests.visits.recount import counted, differences, recorded
from visits.models import CheckIn, CheckInCancellation, ProfileTally, SlotTally
from visits.models.check_in import CancellationReason
from visits.services import cancel_check_ins

pytestmark = pytest.mark.django_db
COLUMNS = [field.column for field in CheckIn._meta.concrete_fields]
FIRST_COUNTS = import_module("visits.migrations.0003_first_counts")
COPY = f"COPY visits_checkin ({', '.join(COLUMNS)}) FROM STDIN"

visits = st.fixed_dictionaries(
    {
        "event": st.integers(0, 1),
        "kind": st.sampled_from(["arrival", "interview", "workshop", "exit"]),
        "quarter": st.integers(-3, 3),  # before the last one entered: late arrivals
        "headcount": st.sampled_from([1, 1, 1, 2, 28, 200]),
        "age_band": st.sampled_from(["", "18_25", "26_29"]),
        "insee_code": st.sampled_from(["", "93006", "2A004"]),
        "qpv": st.sampled_from(["", "yes", "unknown"]),
        "reasons": st.sampled_from([0, 1, 3, 2**30]),
    }
)
rows = st.lists(visits, min_size=1, max_size=6)
some = st.sets(st.integers(0, 30), min_size=1, max_size=4)  # which of the records, by rank
steps = st.one_of(
    *(st.tuples(st.just(way), rows) for way in ("one by one", "bulk", "copy", "again")),
    *(st.tuples(st.just(way), some) for way in ("cancel", "restore", "delete")),
)


class Reception:
    """Two events side by side, and every way in which their records change."""

    def __init__(self):
        self.events = [make_event(), make_event()]
        self.hubs = [make_hub(event=event) for event in self.events]
        self.activities = [make_activity(event=event) for event in self.events]
        self.last = []

    def record(self, visit):
        values = {**visit}
        number, quarter = values.pop("event"), values.pop("quarter")
        places = {
            "interview": {"hub": self.hubs[number]},
            "workshop": {"activity": self.activities[number]},
        }
        return CheckIn(
            event=self.events[number],
            slot=QUARTER_HOUR + quarter * timedelta(minutes=15),
            **places.get(values["kind"], {}),
            **values,
        )

    def apply(self, way, what):
        if way in ("cancel", "restore", "delete"):
            getattr(self, way)(what)
            return
        self.last = [self.record(visit) for visit in what]
        if way == "one by one":
            for record in self.last:
                record.save(force_insert=True)
        elif way == "copy":
            copy(self.last)
        else:
            CheckIn.objects.bulk_create(self.last, ignore_conflicts=way == "again")
        if way == "again":  # a request whose answer was lost is sent twice
            CheckIn.objects.bulk_create([*self.last], ignore_conflicts=True)

    def ranked(self, model, ranks):
        keys = list(model.objects.filter(event__in=self.events).order_by("pk"))
        return [key for rank, key in enumerate(keys) if rank in ranks]

    def cancel(self, ranks):
        keys = [row.pk for row in self.ranked(CheckIn, ranks)]
        cancel_check_ins(CheckIn.objects.filter(pk__in=keys), reason=CancellationReason.MISTAKE)

    def restore(self, ranks):
        keys = [row.pk for row in self.ranked(CheckInCancellation, ranks)]
        CheckInCancellation.objects.filter(pk__in=keys).delete()

    def delete(self, ranks):
        keys = [row.pk for row in self.ranked(CheckIn, ranks)]
        CheckIn.objects.filter(pk__in=keys).delete()


def copy(records):
    """As a restored backup or a script would: no ORM, no value prepared by Django."""
    with connection.cursor() as cursor, cursor.copy(COPY) as target:
        for record in records:
            target.write_row(
                [getattr(record, field.attname) for field in CheckIn._meta.concrete_fields]
            )


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(sequence=st.lists(steps, min_size=1, max_size=8))
def test_counters_are_a_recount_after_any_sequence(sequence):
    with transaction.atomic():
        reception = Reception()
        for way, what in sequence:
            reception.apply(way, what)
            assert differences(*reception.events) == {}
        transaction.set_rollback(True)


def test_recount_counts_what_the_sequences_write():
    """The two counts agree on something, not on nothing."""
    reception = Reception()
    visit = {"event": 0, "kind": "arrival", "quarter": 0, "headcount": 28, "qpv": "yes"}
    reception.apply("copy", [visit | {"reasons": 3}, visit | {"kind": "workshop"}])
    event = reception.events[0]
    assert (
        recorded([event])
        == counted([event])
        == {
            ("people", event.pk, "arrival", QUARTER_HOUR, None, None): 28,
            ("check-ins", event.pk, "arrival", QUARTER_HOUR, None, None): 1,
            ("people", event.pk, "workshop", QUARTER_HOUR, None, reception.activities[0].pk): 28,
            ("check-ins", event.pk, "workshop", QUARTER_HOUR, None, reception.activities[0].pk): 1,
            ("profile", event.pk, "qpv", "yes"): 28,
            ("profile", event.pk, "reasons", "3"): 28,
        }
    )


@pytest.mark.parametrize(
    ("table", "trigger", "write"),
    [
        ("visits_checkin", "visits_checkin_counted", lambda row: make_check_in(event=row.event)),
        ("visits_checkin", "visits_checkin_removed", lambda row: row.delete()),
        (
            "visits_checkincancellation",
            "visits_cancellation_counted",
            lambda row: row.event.check_in_cancellations.create(check_in=row),
        ),
    ],
)
def test_recount_notices_a_trigger_that_is_missing(table, trigger, write):
    row = make_check_in()
    disable(table, trigger)
    write(row)
    assert differences(row.event) != {}


def test_recount_notices_a_cancellation_that_was_taken_back_uncounted():
    row = make_check_in()
    cancellation = row.event.check_in_cancellations.create(check_in=row)
    disable("visits_checkincancellation", "visits_cancellation_removed")
    cancellation.delete()
    assert differences(row.event) != {}


def disable(table, trigger):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        query = "SELECT tgname FROM pg_trigger WHERE tgname LIKE %s"
        cursor.execute(query, [f"pgtrigger_{trigger}_%"])
        [(name,)] = cursor.fetchall()
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {name}")


def test_refused_statement_counts_nothing():
    row = make_check_in()
    good, bad = ({"event": row.event, "kind": "arrival", "slot": QUARTER_HOUR} for _ in range(2))
    with pytest.raises(IntegrityError), transaction.atomic():
        CheckIn.objects.bulk_create([CheckIn(**good), CheckIn(**bad, headcount=0)])
    assert differences(row.event) == {}
    assert row.event.slot_tallies.arrivals().headcount() == 1


def test_same_record_sent_twice_counts_once():
    record = {"id": uuid.uuid4(), "event": make_event(), "kind": "arrival", "slot": QUARTER_HOUR}
    for _ in range(2):
        CheckIn.objects.bulk_create([CheckIn(**record)], ignore_conflicts=True)
    assert record["event"].slot_tallies.arrivals().headcount() == 1


def test_nothing_is_left_of_a_deleted_event():
    reception = Reception()
    for number in (0, 1):
        visits = [
            {"event": number, "kind": kind, "quarter": 0, "age_band": "18_25"}
            for kind in ("arrival", "interview", "workshop", "exit")
        ]
        reception.apply("bulk", visits)
    reception.cancel({0, 3})
    gone, kept = reception.events
    before = counted([kept])
    gone.delete()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert {*SlotTally.objects.values_list("event", flat=True)} == {kept.pk}
    assert {*ProfileTally.objects.values_list("event", flat=True)} == {kept.pk}
    assert counted([kept]) == before == recorded([kept])


def test_cancelled_record_is_removed_before_its_cancellation():
    """By hand: Django removes the cancellation first."""
    row = make_check_in()
    row.event.check_in_cancellations.create(check_in=row)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM visits_checkin")
        cursor.execute("DELETE FROM visits_checkincancellation")
    assert differences(row.event) == {}


def test_all_lists_at_once_say_what_each_says():
    event = make_event()
    for code, people in (("18_25", 2), ("26_29", 3), ("18_25", 4)):
        make_check_in(event=event, age_band=code, qpv="no", reasons=3, headcount=people)
    gone = make_check_in(event=event, gender="female")
    cancel_check_ins(CheckIn.objects.filter(pk=gone.pk), reason=CancellationReason.TEST)
    told = event.profile_tallies.by_dimension()
    assert told == {"age_band": {"18_25": 6, "26_29": 3}, "qpv": {"no": 9}, "reasons": {"3": 9}}
    assert all(event.profile_tallies.by_code(name) == people for name, people in told.items())


def test_what_was_cancelled_to_the_last_one_has_no_row():
    row = make_check_in(age_band="18_25", headcount=2)
    cancel_check_ins(CheckIn.objects.all(), reason=CancellationReason.TEST)
    event = row.event
    assert list(event.slot_tallies.by("kind", "slot")) == []
    assert event.profile_tallies.by_code("age_band") == {}
    assert (event.slot_tallies.count(), event.profile_tallies.count()) == (1, 1)


def test_first_counts_count_once_what_the_triggers_counted_before_them():
    """Check-ins go on coming between two migrations."""
    row = make_check_in(age_band="18_25", headcount=2)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(FIRST_COUNTS.FORWARDS)
    assert differences(row.event) == {}
