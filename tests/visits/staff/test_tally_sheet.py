"""The sheet to print: accessible, complete, and as long as the event."""

import io
from datetime import date, timedelta

import page as validator
import pytest
from django.urls import reverse
from pypdf import PdfReader

from core import native_libraries
from tests.factories import (
    make_activity,
    make_asked_question,
    make_event,
    make_hub,
    make_opening_day,
    make_profile_choice,
    make_room,
)
from tests.visits.staff.test_paper import TEN
from visits.services import create_default_profile_lists
from visits.tally_sheet import MOST_DAYS, MOST_ROWS, pages_of, rows_that_fit, tally_sheet_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(event):
    make_opening_day(event=event)
    make_hub(event=event, name="Trouver un emploi")
    room = make_room(event=event, name="Salle Bodoni")
    make_activity(
        event=event, title="Relire son CV", room=room, starts_at=TEN, ends_at=TEN.replace(hour=9)
    )
    create_default_profile_lists(event=event)
    return event


def days(event):
    return list(event.opening_days.all())


def pages(event):
    return list(pages_of(event, days(event)))


def sheets(pdf):
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf), strict=True).pages]


def without_profile(event):
    event.profile_choices.all().delete()
    event.asked_questions.all().delete()


def labels(table):
    return [line.label for line in table.lines]


def test_file_is_accessible(event):
    report = validator.validate_pdf_bytes(tally_sheet_pdf(event, days(event)), profile="ua1")
    assert [(fault.rule_id, fault.message) for fault in report.failures] == []


def test_file_holds_hours_hubs_workshops_and_codes(event):
    text = " ".join("\n".join(sheets(tally_sheet_pdf(event, days(event)))).split())
    for word in (event.name, "16 avril 2019", "Trouver un emploi", "Relire son CV", "Salle Bodoni"):
        assert word in text
    assert "18–25 ans 18_25" in text
    assert "Salarié ou agent public employee" in text


def test_same_event_gives_the_same_bytes(event):
    assert tally_sheet_pdf(event, days(event)) == tally_sheet_pdf(event, days(event))


@pytest.mark.parametrize(("counts_exits", "number"), [(False, 3), (True, 4)])
def test_each_day_has_its_pages_and_profiles_come_last(event, counts_exits, number):
    event.counts_exits = counts_exits
    found = pages(event)
    assert len(found) == number
    assert [page.is_dated for page in found] == [True] * (number - 1) + [False]


def test_day_of_nine_hours_fits_on_one_page(event):
    without_profile(event)
    assert len(sheets(tally_sheet_pdf(event, days(event)))) == 2


@pytest.mark.parametrize("lines", range(1, 19))
def test_boxes_of_a_day_fit_on_its_page(event, lines):
    day = days(event)[0]
    day.opens_at, day.closes_at = day.opens_at.replace(hour=0), day.opens_at.replace(hour=lines)
    event.hubs.all().delete()
    event.activities.all().delete()
    without_profile(event)
    assert len(sheets(tally_sheet_pdf(event, [day]))) == 1
    assert rows_that_fit(1, 1000) == MOST_ROWS


def test_long_season_gets_one_sheet_whose_date_is_written_in(event):
    type(event).objects.filter(pk=event.pk).update(ends_on=date(2019, 6, 30))
    for number in range(1, MOST_DAYS + 1):
        make_opening_day(event=event, date=event.starts_on + timedelta(days=number))
    found = pages(event)
    assert [page.day for page in found] == ["", "", ""]
    assert labels(found[1].tables[1]) == [""] * 6


def test_event_without_days_gets_a_sheet_too():
    (page,) = pages_of(make_event(), [])
    assert page.day == ""


def test_asked_questions_choose_the_lists(event):
    event.asked_questions.all().delete()
    make_asked_question(event=event, question="reasons", position=1)
    make_asked_question(event=event, question="qpv", position=2)
    make_asked_question(event=event, question="insee_code", position=3)
    tables = pages(event)[-1].tables
    assert [len(table.lines) for table in tables] == [7, 3, 6]
    assert [line.note for line in tables[1].lines] == ["yes", "no", "unknown"]


def test_words_of_the_event_stay_words(event):
    make_hub(event=event, name="<script>alert(1)</script> & cie")
    make_profile_choice(event=event, label="<b>gras</b>")
    text = " ".join(" ".join(sheets(tally_sheet_pdf(event, days(event)))).split())
    assert "<b>gras</b>" in text


def test_demonstration_is_said_on_every_page(event):
    event.is_demonstration, event.demonstration_note = True, "Tout est inventé."
    event.save()
    found = sheets(tally_sheet_pdf(event, days(event)))
    assert ["illustrative" in sheet for sheet in found] == [True] * len(found)


@pytest.mark.parametrize("persona", ["coordinator", "reception"])
def test_team_downloads_the_file(event, persona, request):
    client = request.getfixturevalue(f"{persona}_client")
    response = client.get(reverse("tally_sheet", args=[event.slug]))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].endswith(f'"feuille-de-pointage-{event.slug}.pdf"')
    assert response.content.startswith(b"%PDF-")


def test_page_says_what_the_server_lacks(event, coordinator_client, monkeypatch):
    monkeypatch.setattr(native_libraries, "load", lambda: ["libpango-1.0.so.0"])
    response = coordinator_client.get(reverse("tally_sheet", args=[event.slug]))
    assert response.status_code == 503
    assert "libpangoft2-1.0-0" in response.content.decode()
