"""What was offered: activities, their seats, and who ran them."""

import pytest

from reporting.figures import figures_of
from reporting.tables.programme import programme_tables
from tests.factories import make_activity, make_activity_host, make_partnership, make_room

pytestmark = pytest.mark.django_db
CODES = ("activities_offered", "seats_offered", "hosting_organisations")


def values(event):
    figures = figures_of(event)
    return [figures[code].value for code in CODES]


def test_programme_is_counted(event):
    host = make_partnership(event=event)
    for seats in (12, 30, None):
        make_activity_host(activity=make_activity(event=event, capacity=seats), partnership=host)
    withdrawn = make_partnership(event=event, status="withdrawn")
    make_activity_host(activity=event.activities.first(), partnership=withdrawn)
    make_activity_host(activity=event.activities.first())
    make_activity_host()
    assert values(event) == [3, 42, 2]


def test_empty_programme_was_not_recorded(event):
    assert values(event) == [None] * 3


def test_table_of_the_report_says_who_runs_an_activity(event):
    activity = make_activity(event=event, room=make_room(event=event, name="Bodoni"), capacity=9)
    host = make_activity_host(activity=activity)
    [table] = programme_tables(event)
    [row] = table.rows
    cells = {cell.label: cell.text for cell in row}
    assert cells["Salle"] == "Bodoni"
    assert (cells["Proposé par"], cells["Places"]) == (str(host.partnership), "9")
