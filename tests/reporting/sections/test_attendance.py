from datetime import UTC, datetime

import pytest

from reporting.figures import figures_of
from reporting.sections.attendance import attendance_section
from tests.factories import (
    make_activity,
    make_check_in,
    make_event,
    make_profile_choice,
    make_venue,
)

pytestmark = pytest.mark.django_db
NARROW = "\u202f"


def at(hour, minute=0):
    return datetime(2019, 4, 17, hour, minute, tzinfo=UTC)


def charts(event, *, public=False):
    section = attendance_section(event, figures_of(event), public=public)
    return {chart.ident: chart for panel in section.panels for chart in panel.charts}


def test_nothing_recorded_is_an_empty_section(event):
    assert not attendance_section(event, figures_of(event), public=False).has_content


def test_arrivals_are_shown_in_local_quarters_of_an_hour(event):
    make_check_in(event=event, slot=at(8), headcount=3)
    make_check_in(event=event, slot=at(8, 45), headcount=5)
    chart = charts(event)["arrivals-2019-04-17"]
    assert chart.table.rows == ((f"10{NARROW}h", "3", "0", "0", "5", "8"),)
    assert "5" in chart.words.title


def test_each_day_has_its_chart(event):
    make_check_in(event=event, slot=at(8))
    make_check_in(event=event, slot=at(8).replace(day=18))
    assert [ident for ident in charts(event) if ident.startswith("arrivals")] == [
        "arrivals-2019-04-17",
        "arrivals-2019-04-18",
    ]


def test_profile_keeps_the_order_of_its_list_and_its_base(event):
    for position, code in enumerate(("young", "old")):
        make_profile_choice(event=event, code=code, label=code, position=position)
    make_check_in(event=event, age_band="old", headcount=60)
    make_check_in(event=event, age_band="young", headcount=40)
    make_check_in(event=event, headcount=9)
    chart = charts(event)["profile-age_band"]
    assert chart.table.rows == (
        ("young", f"40,0{NARROW}%", "40"),
        ("old", f"60,0{NARROW}%", "60"),
    )
    assert "100" in chart.words.subtitle
    assert "9" in chart.words.subtitle


def test_reasons_of_one_person_are_several_bars(event):
    for bit, code in enumerate(("job", "training")):
        make_profile_choice(
            event=event, dimension="reason", code=code, label=code, bit=bit, position=bit
        )
    make_check_in(event=event, reasons=0b11, headcount=30)
    make_check_in(event=event, reasons=0b10, headcount=20)
    make_check_in(event=event, headcount=8)
    rows = dict(row[::2] for row in charts(event)["profile-reasons"].table.rows)
    assert rows == {"training": "50", "job": "30"}


def test_share_that_does_not_know_is_part_of_the_answer(event):
    for answer, people in (("yes", 30), ("no", 50), ("unknown", 20)):
        make_check_in(event=event, qpv=answer, headcount=people)
    chart = charts(event)["profile-qpv"]
    assert [row[2] for row in chart.table.rows] == ["30", "50", "20"]
    assert chart.words.title.startswith("30,0\u202f%")


def test_masked_share_of_a_priority_district_is_not_told_in_the_title(event):
    for answer, people in (("yes", 4), ("no", 50), ("unknown", 20)):
        make_check_in(event=event, qpv=answer, headcount=people)
    chart = charts(event)["profile-qpv"]
    assert chart.table.rows[0][1:] == ("masqué", "masqué")
    assert chart.table.rows[1][1] in chart.words.title


def test_small_communes_are_folded_by_territory():
    event = make_event(venue=make_venue(insee_code="93006"))
    people = {"93006": 50, "93048": 20, "93045": 3, "93063": 4, "75120": 3, "92050": 4}
    for code, number in people.items():
        make_check_in(event=event, insee_code=code, headcount=number)
    rows = charts(event)["communes"].table.rows
    assert [row[::2] for row in rows][:2] == [("Bagnolet", "50"), ("Montreuil", "20")]
    assert {row[2] for row in rows[2:]} == {"7"}
    assert any("Est Ensemble" in row[0] for row in rows[2:])


def test_public_masks_more_than_inside(event):
    for code, number in (("93006", 40), ("93048", 20), ("93045", 7)):
        make_check_in(event=event, insee_code=code, headcount=number)
    inside, public = charts(event)["communes"], charts(event, public=True)["communes"]
    assert "7" in {row[2] for row in inside.table.rows}
    assert "7" not in {row[2] for row in public.table.rows}


def test_no_other_commune_looks_like_a_few_of_them_in_public():
    labels = []
    for others in ({}, {"93045": 3}, {"75120": 3}):
        event = make_event(venue=make_venue(insee_code="93006"))
        for code, number in {"93006": 50, "93048": 20, **others}.items():
            make_check_in(event=event, insee_code=code, headcount=number)
        labels.append([row[0] for row in charts(event, public=True)["communes"].table.rows])
    assert labels[0] == labels[1] == labels[2]


def test_inside_and_public_communes_do_not_unmask_each_other():
    """A funder reads both. Folded differently they would tell that 3 come from Les Lilas:
    13 from the other communes of the territory in public, 10 of them named inside."""
    event = make_event(venue=make_venue(insee_code="93006"))
    people = {"93006": 50, "93048": 10, "93045": 3, "75120": 8, "92050": 4, "77288": 5}
    for code, number in people.items():
        make_check_in(event=event, insee_code=code, headcount=number)
    inside, public = charts(event)["communes"], charts(event, public=True)["communes"]
    assert [row[0] for row in inside.table.rows] == [row[0] for row in public.table.rows]
    assert {row[2] for row in inside.table.rows} == {"50", "13", "17"}


def test_more_people_than_seats_is_not_a_rate(event):
    activity = make_activity(event=event, capacity=10)
    make_check_in(event=event, kind="workshop", activity=activity, headcount=12)
    section = attendance_section(event, figures_of(event), public=False)
    [table] = [table for panel in section.panels for table in panel.tables]
    assert table.rows[0][1:] == ("12", "10", "—")


def test_rates_of_one_column_have_one_precision(event):
    for title, seats, people in (("A", 100, 46), ("B", 24, 19)):
        activity = make_activity(event=event, title=title, capacity=seats)
        make_check_in(event=event, kind="workshop", activity=activity, headcount=people)
    section = attendance_section(event, figures_of(event), public=False)
    [table] = [table for panel in section.panels for table in panel.tables]
    assert sorted(row[3] for row in table.rows) == ["46\u202f%", "79\u202f%"]
