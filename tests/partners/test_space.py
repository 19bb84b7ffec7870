"""The space of an organisation: who comes in, what is seen, what is never told."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partners.models import ChangeProposal, PartnerAccess
from partners.space_links import fingerprint, new_secret, revoke_access
from tests.factories import (
    make_mobilisation,
    make_organisation,
    make_partner_access,
    make_partnership,
    make_preparation_session,
    make_professional,
    make_session_attendance,
)

OTHER = "Zzvoisine"
PAGES = [
    "space_home",
    "space_charter",
    "space_sheet",
    "space_people",
    "space_person_add",
    "space_sessions",
    "space_offers",
]
SIRET = "21930006400017"


@pytest.fixture
def access(event):
    return make_partner_access(event=event)


@pytest.fixture
def person(access):
    own = make_professional(organisation=access.partnership.organisation)
    return make_mobilisation(event=access.event, professional=own)


def enter(access, client=None):
    client = client or Client()
    answer = client.post(reverse("space_enter"), {"code": new_secret(access=access)})
    assert answer.status_code == 302
    return client


def sheet_values_shown(client):
    form = client.get(reverse("space_sheet")).context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def test_opening_a_link_spends_and_writes_nothing(access, client):
    secret = new_secret(access=access)
    before = PartnerAccess.objects.values().get()
    for _time in range(3):
        assert client.get(reverse("space_enter")).status_code == 200
        assert client.head(reverse("space_enter")).status_code == 200
    assert PartnerAccess.objects.values().get() == before
    for _time in range(2):
        assert Client().post(reverse("space_enter"), {"code": secret}).status_code == 302


def test_whole_link_may_be_pasted(access, client):
    link = f" https://cite.example.org/espace/#{new_secret(access=access)} "
    assert client.post(reverse("space_enter"), {"code": link}).status_code == 302


def test_secret_is_kept_nowhere(access, client, caplog, tmp_path):
    caplog.set_level("DEBUG")
    secret = new_secret(access=access)
    client.post(reverse("space_enter"), {"code": secret})
    client.post(reverse("space_enter"), {"code": f"{secret}x"})
    client.get(reverse("space_home"))
    dump = tmp_path / "dump.json"
    call_command("dumpdata", "partners", "sessions", output=str(dump), verbosity=0)
    assert fingerprint(secret) in dump.read_text()
    assert secret not in dump.read_text() + caplog.text


def test_cookie_is_never_sent_from_another_site(access):
    client = enter(access)
    assert client.cookies["sessionid"]["samesite"] == "Strict"
    assert client.cookies["sessionid"]["httponly"]


def test_session_key_changes_on_entering(access, client):
    session = client.session
    session["known"] = True
    session.save()
    before = session.session_key
    enter(access, client)
    assert client.session.session_key != before


@pytest.mark.parametrize("page", PAGES)
def test_page_asks_for_a_link(page, client, db):
    answer = client.get(reverse(page))
    assert (answer.status_code, answer["Cache-Control"]) == (401, "private, no-store")


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_with_a_link(page, access, person):
    assert enter(access).get(reverse(page)).status_code == 200


@pytest.mark.parametrize("code", ["", "x", "#", "é" * 600, "\0", "a#b#c"])
def test_wrong_code_is_refused(code, client, db):
    assert client.post(reverse("space_enter"), {"code": code}).status_code == 404


def test_expired_link_says_how_to_get_another(access, client):
    type(access.event).objects.update(contact_email="coordination@example.org")
    secret = new_secret(access=access)
    long_ago = timezone.now() - timedelta(days=90)
    PartnerAccess.objects.update(created_at=long_ago, expires_at=long_ago + timedelta(days=60))
    answer = client.post(reverse("space_enter"), {"code": secret})
    assert answer.status_code == 410
    assert "coordination@example.org" in answer.content.decode()


def test_revoking_closes_the_link_and_the_open_pages(access, client):
    secret = new_secret(access=access)
    client.post(reverse("space_enter"), {"code": secret})
    revoke_access(access=access)
    assert client.get(reverse("space_home")).status_code == 401
    assert Client().post(reverse("space_enter"), {"code": secret}).status_code == 410


def test_renewing_replaces_the_link_and_the_open_pages(access):
    first = new_secret(access=access)
    client = Client()
    client.post(reverse("space_enter"), {"code": first})
    second = new_secret(access=access)
    assert client.get(reverse("space_home")).status_code == 401
    assert client.post(reverse("space_enter"), {"code": first}).status_code == 404
    assert client.post(reverse("space_enter"), {"code": second}).status_code == 302


def test_space_closes_by_itself(access):
    client = enter(access)
    session = client.session
    kept = session["partner_space"]
    session["partner_space"] = {**kept, "until": timezone.now().isoformat()}
    session.save()
    assert client.get(reverse("space_home")).status_code == 401


def test_leaving_closes_the_space(access):
    client = enter(access)
    client.post(reverse("space_leave"))
    assert client.get(reverse("space_home")).status_code == 401


def test_forged_request_is_refused(access):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(reverse("space_enter"), {"code": new_secret(access=access)})
    assert answer.status_code == 403


@pytest.fixture
def neighbour(event):
    """Everything of it bears its name."""
    organisation = make_organisation(name=f"{OTHER} structure")
    partnership = make_partnership(event=event, organisation=organisation)
    person = make_professional(
        organisation=organisation, first_name=OTHER, last_name=OTHER, email="zz@example.org"
    )
    mobilisation = make_mobilisation(event=event, professional=person)
    soon = timezone.localdate() + timedelta(days=3)
    session = make_preparation_session(
        event=event, date=soon, kind="observation", tutor=OTHER, capacity=2
    )
    make_session_attendance(session=session, mobilisation=mobilisation)
    access = make_partner_access(event=event, partnership=partnership, contact_name=OTHER)
    return access, mobilisation


@pytest.mark.parametrize("page", PAGES)
def test_nothing_of_others_is_shown(page, access, person, neighbour):
    text = enter(access).get(reverse(page)).content.decode()
    assert OTHER.lower() not in text.lower()


def test_others_cannot_be_changed(access, neighbour):
    client = enter(access)
    code = neighbour[1].professional.code
    for page in ("space_person", "space_person_leaves"):
        assert client.post(reverse(page, args=[code]), {}).status_code == 404
    session = neighbour[1].session_attendances.get().session
    client.post(reverse("space_sign_up", args=[session.code]), {"remove": code})
    client.post(reverse("space_sign_up", args=[session.code]), {"add": code})
    assert session.attendances.count() == 1
    assert ChangeProposal.objects.count() == 0


def test_taken_values_are_not_told(access, neighbour):
    """Neither the name nor the e-mail address of somebody else’s is confirmed."""
    client = enter(access)
    values = {**sheet_values_shown(client), "name": f"{OTHER} structure"}
    assert client.post(reverse("space_sheet"), values).status_code == 302
    new = {"first_name": "A", "last_name": "B", "email": "zz@example.org", "role": "adviser"}
    assert client.post(reverse("space_person_add"), new).status_code == 302
    assert ChangeProposal.objects.count() == 2


def test_sheet_is_proposed_and_a_wrong_siret_said(access):
    client = enter(access)
    shown = sheet_values_shown(client)
    wrong = client.post(reverse("space_sheet"), {**shown, "siret": "21930006400018"})
    assert "siret" in wrong.context["form"].errors
    client.post(reverse("space_sheet"), {**shown, "siret": "219 300 064 00017"})
    assert ChangeProposal.objects.get().after == {"siret": SIRET}


def test_colleague_is_told_that_it_changed_meanwhile(access):
    colleague = make_partner_access(event=access.event, partnership=access.partnership)
    first, second = enter(access), enter(colleague)
    shown = sheet_values_shown(second)
    first.post(reverse("space_sheet"), {**sheet_values_shown(first), "commune": "Bagnolet"})
    answer = second.post(reverse("space_sheet"), {**shown, "commune": "Pantin"})
    form = answer.context["form"]
    assert form.non_field_errors()
    assert form["commune"].value() == "Pantin"
    again = {name: form[name].value() or "" for name in form.fields}
    assert second.post(reverse("space_sheet"), again).status_code == 302
    assert ChangeProposal.objects.get().after == {"commune": "Pantin"}


def test_charter_is_accepted_once_with_name_and_date(access):
    client = enter(access)
    type(access.partnership).objects.update(status="invited")
    data = {"name": "Dominique Petit", "role": "Directrice", "agreed": "on"}
    assert client.post(reverse("space_charter"), {**data, "agreed": ""}).status_code == 200
    for _time in range(2):
        client.post(reverse("space_charter"), data)
    access.partnership.refresh_from_db()
    assert access.partnership.charter_accepted_on == timezone.localdate()
    assert access.partnership.status == "agreed"
    assert access.event.charter_acceptances.get().contact_name == "Dominique Petit"


def test_offer_waits_for_an_answer(access):
    client = enter(access)
    offer = {"label": "Deux salles", "kind": "loan", "quantity": "2", "unit_value": "1 250,50"}
    for _time in range(2):
        client.post(reverse("space_offers"), offer)
    row = access.event.in_kind_proposals.get()
    assert (row.status, str(row.unit_value), row.access) == ("pending", "1250.50", access)
    assert client.post(reverse("space_offers"), {**offer, "quantity": "-1"}).status_code == 200
    client.post(reverse("space_offer_withdraw", args=[row.pk]))
    row.refresh_from_db()
    assert row.status == "withdrawn"


def test_people_sign_up_and_cancel(access, person):
    soon = timezone.localdate() + timedelta(days=3)
    session = make_preparation_session(event=access.event, date=soon, capacity=1)
    make_session_attendance(session=session)
    client = enter(access)
    address = reverse("space_sign_up", args=[session.code])
    client.post(address, {"add": person.professional.code})
    assert session.attendances.get(mobilisation=person).status == "waiting"
    client.post(address, {"remove": person.professional.code})
    assert not session.attendances.filter(mobilisation=person).exists()


@pytest.mark.parametrize("page", ["space_home", "space_people", "space_sessions"])
def test_page_asks_as_much_for_many_rows(page, access):
    client = enter(access)
    asked, made = [], 0
    soon = timezone.localdate() + timedelta(days=3)
    for number in (1, 3, 300):
        for _row in range(number - made):
            own = make_professional(organisation=access.partnership.organisation)
            row = make_mobilisation(event=access.event, professional=own)
            if made < 3:
                session = make_preparation_session(event=access.event, date=soon)
                make_session_attendance(session=session, mobilisation=row)
        made = number
        client.get(reverse(page))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(page))
        asked.append(len(queries))
    assert asked == [asked[0]] * 3
