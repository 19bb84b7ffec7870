"""The coordinator's pages about preparation."""

import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from partners.steps import set_mandatory_steps
from tests.factories import (
    make_change_proposal,
    make_in_kind_proposal,
    make_mobilisation,
    make_organisation,
    make_partner_access,
    make_partnership,
    make_preparation_session,
    make_professional,
    make_session_attendance,
)

PAST = date(2019, 3, 12)
LISTS = [
    "preparation",
    "preparation_organisations",
    "preparation_sessions",
    "preparation_requests",
    "space_links",
]


def address(page, event, *words):
    return reverse(page, args=[event.slug, *words])


def person_named(event, last_name, **values):
    organisation = values.pop("organisation", None) or make_organisation()
    person = make_professional(last_name=last_name, organisation=organisation, **values)
    return make_mobilisation(event=event, professional=person)


def names_shown(client, event, **query):
    rows = client.get(address("preparation", event), query).context["rows"]
    return [row.mobilisation.professional.last_name for row in rows]


def test_table_is_searched_sorted_and_filtered(event, coordinator_client):
    set_mandatory_steps(event=event, kinds={"portal"})
    mairie = make_organisation(name="Mairie de Bagnolet")
    ready = person_named(event, "Zola", organisation=mairie)
    person_named(event, "Aubry")
    person_named(event, "Mairal")
    session = make_preparation_session(event=event, kind="portal")
    make_session_attendance(session=session, mobilisation=ready, status="attended")
    shown = lambda **query: names_shown(coordinator_client, event, **query)  # noqa: E731
    assert shown() == ["Aubry", "Mairal", "Zola"]
    assert shown(q="mairie bagn") == ["Zola"]
    assert shown(etat="ready") == ["Zola"]
    assert shown(etat="missing") == ["Aubry", "Mairal"]
    assert shown(etape="portal") == ["Aubry", "Mairal"]
    assert shown(tri="organisation")[0] == "Zola"
    assert shown(tri="state")[-1] == "Zola"


@pytest.mark.parametrize("query", [{"etat": "x", "etape": "'", "tri": "--"}, {"q": "\0%_'"}])
def test_odd_questions_are_answered(query, event, coordinator_client):
    assert coordinator_client.get(address("preparation", event), query).status_code == 200


def test_ticked_people_are_marked_as_attended(event, coordinator_client):
    session = make_preparation_session(event=event, date=PAST)
    people = [person_named(event, name) for name in ("A", "B", "C")]
    data = {
        "session": session.code,
        "person": [row.professional.code for row in people[:2]],
    }
    answer = coordinator_client.post(address("preparation", event) + "?q=x", data)
    assert answer.url.endswith("?q=x")
    assert session.attendances.filter(status="attended").count() == 2


@pytest.mark.parametrize(
    "data", [{}, {"session": "inconnue", "person": "x"}, {"person": "x"}, {"session": "\0"}]
)
def test_bulk_without_choice_changes_nothing(data, event, coordinator_client):
    assert coordinator_client.post(address("preparation", event), data).status_code == 302
    assert event.session_attendances.count() == 0


def test_people_of_another_event_are_not_marked(event, other_event, coordinator_client):
    session = make_preparation_session(event=event, date=PAST)
    foreign = make_mobilisation(event=other_event)
    data = {"session": session.code, "person": foreign.professional.code}
    coordinator_client.post(address("preparation", event), data)
    coordinator_client.post(
        address("preparation_presence", event, session.code),
        {"attended": foreign.professional.code},
    )
    assert event.session_attendances.count() == other_event.session_attendances.count() == 0


@pytest.mark.parametrize("ending", ["csv", "ods", "xlsx"])
def test_table_is_a_file(ending, event, coordinator_client):
    person_named(event, "Zola")
    answer = coordinator_client.get(address("preparation_export", event, ending))
    assert answer.status_code == 200
    assert f".{ending}" in answer["Content-Disposition"]
    if ending == "xlsx":
        rows = list(load_workbook(io.BytesIO(answer.content)).active.values)
        assert rows[1][0] == "Zola"


def test_unknown_file_is_missing(event, coordinator_client):
    assert coordinator_client.get(address("preparation_export", event, "exe")).status_code == 404


def test_presence_is_one_tap_and_can_be_taken_back(event, coordinator_client):
    session = make_preparation_session(event=event, date=PAST)
    person = person_named(event, "Zola")
    make_session_attendance(session=session, mobilisation=person)
    page = address("preparation_presence", event, session.code)
    code = person.professional.code
    for button, status in (
        ("attended", "attended"),
        ("absent", "absent"),
        ("registered", "registered"),
    ):
        answer = coordinator_client.post(page, {button: code})
        assert answer.url.endswith(f"#p-{code}")
        assert session.attendances.get().status == status


def test_presence_waits_for_the_day(event, coordinator_client):
    soon = timezone.localdate() + timedelta(days=1)
    row = make_session_attendance(session=make_preparation_session(event=event, date=soon))
    page = address("preparation_presence", event, row.session.code)
    coordinator_client.post(page, {"attended": row.mobilisation.professional.code})
    row.refresh_from_db()
    assert row.status == "registered"


SESSION = {"kind": "portal", "date": "2026-12-01", "half_days": "1", "status": "planned"}


def test_session_is_added(event, coordinator_client):
    answer = coordinator_client.post(address("preparation_session_add", event), SESSION)
    assert answer.status_code == 302
    assert event.preparation_sessions.get().kind == "portal"


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_at": "10:00", "ends_at": "09:00"},
        {"capacity": "0"},
        {"half_days": "0"},
        {"tutor": "Dominique"},
        {"date": "2999-01-01", "status": "held"},
        {"date": "hier"},
        {"kind": "fête"},
    ],
)
def test_wrong_session_is_refused_in_words(wrong, event, coordinator_client):
    answer = coordinator_client.post(
        address("preparation_session_add", event), {**SESSION, **wrong}
    )
    assert answer.context["form"].errors
    assert event.preparation_sessions.count() == 0


def test_fewer_seats_than_taken_is_said_on_the_page(event, coordinator_client):
    session = make_preparation_session(event=event, date=PAST, capacity=2)
    for _number in range(2):
        make_session_attendance(session=session)
    data = {**SESSION, "date": "2019-03-12", "capacity": "1"}
    page = address("preparation_session_change", event, session.code)
    answer = coordinator_client.post(page, data)
    assert "2 places" in str(answer.context["form"].non_field_errors())


def test_list_of_a_session_is_filled(event, coordinator_client):
    soon = timezone.localdate() + timedelta(days=1)
    session = make_preparation_session(event=event, date=soon, capacity=2)
    page = address("preparation_session_list", event, session.code)
    person = person_named(event, "Zola")
    coordinator_client.post(page, {"add": person.professional.code})
    assert session.attendances.get().status == "registered"
    coordinator_client.post(page, {"remove": person.professional.code})
    assert session.attendances.count() == 0
    person_named(event, "Aubry"), person_named(event, "Mairal")
    coordinator_client.post(page, {"add_all": "1"})
    assert session.attendances.count() == 0  # three people, two seats: nothing by halves
    coordinator_client.post(page, {"add": "inconnue"})
    assert session.attendances.count() == 0


def fill(event):
    """One row in each list."""
    person = make_mobilisation(event=event)
    partnership = make_partnership(event=event, organisation=person.professional.organisation)
    session = make_preparation_session(event=event, date=PAST)
    make_session_attendance(session=session, mobilisation=person, status="attended")
    make_change_proposal(event=event, partnership=partnership, kind="person", mobilisation=person)
    make_in_kind_proposal(event=event, partnership=partnership)
    make_partner_access(event=event, partnership=partnership)


@pytest.mark.parametrize("page", LISTS)
def test_page_asks_as_much_for_many_rows(page, event, coordinator_client):
    asked, made = [], 0
    for number in (1, 3, 300):
        for _row in range(number - made):
            fill(event)
        made = number
        coordinator_client.get(address(page, event))
        with CaptureQueriesContext(connection) as queries:
            assert coordinator_client.get(address(page, event)).status_code == 200
        asked.append(len(queries))
    assert asked == [asked[0]] * 3


@pytest.mark.parametrize("page", ["preparation_session", "preparation_presence"])
def test_session_asks_as_much_for_many_people(page, event, coordinator_client):
    session = make_preparation_session(event=event, date=PAST)
    asked, made = [], 0
    for number in (1, 3, 300):
        for _row in range(number - made):
            make_session_attendance(session=session)
        made = number
        coordinator_client.get(address(page, event, session.code))
        with CaptureQueriesContext(connection) as queries:
            coordinator_client.get(address(page, event, session.code))
        asked.append(len(queries))
    assert asked == [asked[0]] * 3
