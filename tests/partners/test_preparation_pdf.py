"""The sheet to sign and the certificates: accessible, whole, legible with long names."""

import io
from datetime import date

import page as validator
import pytest
from django.urls import reverse
from pypdf import PdfReader

from core import native_libraries
from partners.preparation_pdf import (
    attendance_sheet_pdf,
    observation_certificate_pdf,
    preparation_certificate_pdf,
)
from partners.refusal import Refused
from tests.factories import (
    make_hub,
    make_mobilisation,
    make_organisation,
    make_preparation_session,
    make_professional,
    make_session_attendance,
)

LONG = "Vandenbroucke-de La Rochefoucauld d’Estissac"
LONG_ORGANISATION = (
    "Établissement public territorial de la plaine et des plateaux de l’Est parisien, "
    "direction de l’insertion, de l’emploi et de la formation tout au long de la vie"
)


@pytest.fixture
def session(event):
    return make_preparation_session(
        event=event, kind="observation", date=date(2019, 3, 12), half_days=2, tutor="Dominique"
    )


def sign_up(session, number, **values):
    organisation = make_organisation(name=LONG_ORGANISATION)
    for rank in range(number):
        person = make_professional(
            last_name=LONG, first_name=f"Marie-Antoinette {rank}", organisation=organisation
        )
        row = make_mobilisation(event=session.event, professional=person)
        make_session_attendance(session=session, mobilisation=row, **values)


def sheets(pdf):
    return [
        " ".join(one.extract_text().split())
        for one in PdfReader(io.BytesIO(pdf), strict=True).pages
    ]


def faults(pdf):
    report = validator.validate_pdf_bytes(pdf, profile="ua1")
    return [(fault.rule_id, fault.message) for fault in report.failures]


def test_sheet_is_accessible_and_repeats_its_heading(event, session):
    sign_up(session, 40)
    pdf = attendance_sheet_pdf(event, session)
    assert faults(pdf) == []
    pages = sheets(pdf)
    assert len(pages) > 2
    lists = [page for page in pages if "Antoinette" in page]
    assert [page for page in lists if "Nom et prénom" not in page] == []
    text = " ".join(pages).replace(" ", "")
    assert [rank for rank in range(40) if f"Marie-Antoinette{rank}Établissement" not in text] == []


def test_sheet_leaves_out_those_who_wait(event, session):
    sign_up(session, 1)
    make_session_attendance(
        session=session,
        mobilisation=make_mobilisation(
            event=event, professional=make_professional(last_name="Attend")
        ),
        status="waiting",
    )
    assert "Attend " not in " ".join(sheets(attendance_sheet_pdf(event, session)))


def test_empty_sheet_can_be_filled_by_hand(event, session):
    pdf = attendance_sheet_pdf(event, session)
    assert faults(pdf) == []
    assert len(sheets(pdf)) == 1


def test_same_list_gives_the_same_bytes(event, session):
    sign_up(session, 3)
    assert attendance_sheet_pdf(event, session) == attendance_sheet_pdf(event, session)


def test_observation_is_certified(event, session):
    session.hub = make_hub(event=event, name="Trouver un emploi")
    session.save()
    sign_up(session, 1, status="attended")
    pdf = observation_certificate_pdf(event, session.attendances.get())
    assert faults(pdf) == []
    text = " ".join(sheets(pdf))
    for words in (LONG, "12 mars 2019", "Trouver un emploi", "Dominique", "une journée"):
        assert words in text


def test_absence_is_not_certified(event, session):
    sign_up(session, 1, status="absent")
    with pytest.raises(Refused):
        observation_certificate_pdf(event, session.attendances.get())


def test_preparation_is_certified(event, session):
    sign_up(session, 1, status="attended")
    person = event.mobilisations.with_steps().get()
    pdf = preparation_certificate_pdf(event, person)
    assert faults(pdf) == []
    assert "a suivi les séances" in " ".join(sheets(pdf))


def test_nothing_attended_certifies_nothing(event, coordinator_client):
    person = make_mobilisation(event=event)
    page = reverse("preparation_certificate", args=[event.slug, person.professional.code])
    assert coordinator_client.get(page).status_code == 302


def test_machine_without_libraries_is_told(event, session, coordinator_client, monkeypatch):
    monkeypatch.setattr(native_libraries, "load", lambda: ["libpango"])
    page = reverse("preparation_sheet", args=[event.slug, session.code])
    assert coordinator_client.get(page).status_code == 503
