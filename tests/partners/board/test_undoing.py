"""What is undone is what was shown; what cannot be is said, and nothing breaks."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.mail.opting_out import address_hash, opt_out
from partners.board.actions import Refused, apply_action, undo_batch
from partners.board.charter import take_charter_back
from partners.board.listing import Asked, participations
from partners.charter import accept_charter
from partners.models import CharterAcceptance
from partners.space_links import new_secret
from tests.factories import (
    make_mobilisation,
    make_organisation,
    make_partner_access,
    make_partnership,
    make_professional,
)
from tests.visits.api.at_once import in_background, other_session, who_waits_for

pytestmark = pytest.mark.django_db
LOCK = "SELECT FROM partners_partnership WHERE id = %s FOR UPDATE"


def act(event, by, code):
    rows = participations(event, Asked())
    return apply_action(event=event, rows=rows, code=code, day=timezone.localdate(), by=by)


def test_two_presses_undo_one_batch(event, coordinator, coordinator_client):
    make_partnership(event=event, status="invited")
    first = act(event, coordinator, "agreed")
    second = act(event, coordinator, "charter")
    page = reverse("partner_board", args=[event.slug])
    assert f'name="batch" value="{second.pk}"' in coordinator_client.get(page).content.decode()
    undo = reverse("partner_board_undo", args=[event.slug])
    for _press in range(2):
        answer = coordinator_client.post(undo, {"batch": second.pk}, follow=True)
    assert "déjà annulé" in answer.content.decode()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.undone_at, second.undone_at is None) == (None, False)


@pytest.mark.django_db(transaction=True)
def test_whoever_undoes_takes_the_rows_in_the_order_of_those_who_act(event, coordinator):
    """Not in that of the names: each would hold what the other waits for."""
    first, second = (
        make_partnership(event=event, status="invited", organisation=make_organisation(name=name))
        for name in ("Z", "A")
    )
    batch = act(event, coordinator, "agreed")
    with other_session() as session:
        session.execute(LOCK, [first.pk])
        with in_background(lambda: undo_batch(batch=batch)) as undone:
            who_waits_for(session)
            session.execute(f"{LOCK} NOWAIT", [second.pk])
            session.commit()
            assert undone.result() == 2
    assert set(event.partnerships.values_list("status", flat=True)) == {"invited"}


@pytest.mark.parametrize("sent", ["", "x", "9" * 5000, "²", "0"])
def test_batch_that_is_none_undoes_nothing(sent, event, coordinator, coordinator_client):
    make_partnership(event=event, status="invited")
    act(event, coordinator, "agreed")
    undo = reverse("partner_board_undo", args=[event.slug])
    assert coordinator_client.post(undo, {"batch": sent}).status_code == 302
    assert event.partnerships.get().status == "agreed"


def test_batch_of_another_event_is_not_undone(event, other_event, coordinator, coordinator_client):
    make_partnership(event=other_event, status="invited")
    theirs = act(other_event, coordinator, "agreed")
    coordinator_client.post(reverse("partner_board_undo", args=[event.slug]), {"batch": theirs.pk})
    assert other_event.partnerships.get().status == "agreed"


def test_charter_accepted_since_in_the_space_is_not_undone(event, coordinator):
    row = make_partnership(event=event, status="agreed")
    batch = act(event, coordinator, "charter")
    access = make_partner_access(event=event, partnership=row)
    accept_charter(access=access, name="Zoé Lemaître", role="")
    with pytest.raises(Refused):
        undo_batch(batch=batch)
    row.refresh_from_db()
    assert (row.charter_accepted_on, row.charter_accepted_by) == (
        timezone.localdate(),
        "Zoé Lemaître",
    )


def test_charter_taken_back_can_be_accepted_again(event):
    access = make_partner_access(event=event)
    accept_charter(access=access, name="Zoé Lemaître", role="")
    take_charter_back(partnership=access.partnership)
    client = Client()
    client.post(reverse("space_enter"), {"code": new_secret(access=access)})
    page = reverse("space_charter")
    assert 'name="agreed"' in client.get(page).content.decode()
    client.post(page, {"name": "Zoé Lemaître", "agreed": "on"})
    access.partnership.refresh_from_db()
    assert access.partnership.charter_accepted_on == timezone.localdate()
    assert CharterAcceptance.objects.count() == 1


def person(row, email):
    made = make_professional(organisation=row.organisation, email=email)
    return make_mobilisation(event=row.event, professional=made)


def test_who_wants_no_more_messages_is_not_noted_as_invited(event, coordinator):
    alone, two = (make_partnership(event=event, status="invited") for _number in range(2))
    for row, email in ((alone, "a@example.org"), (two, "b@example.org"), (two, "c@example.org")):
        person(row, email)
    for email in ("a@example.org", "B@example.org"):
        opt_out(event, address_hash(event.pk, email))
    batch = act(event, coordinator, "invited_by_mail")
    assert list(batch.after) == [str(two.pk)]
    assert [row.to_email for row in event.outgoing_messages.all()] == ["c@example.org"]
    alone.refresh_from_db()
    assert alone.invited_on is None


def test_address_that_no_message_can_reach_stops_no_other(event, coordinator):
    odd, good = (make_partnership(event=event, status="invited") for _number in range(2))
    person(odd, f"a@{'é' * 63}.fr")
    person(good, "b@école.fr")
    batch = act(event, coordinator, "invited_by_mail")
    assert list(batch.after) == [str(good.pk)]
