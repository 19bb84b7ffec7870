"""What is done to many participations at once, and what takes it back."""

from contextlib import nullcontext
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from events.models import OutgoingMessage
from partners.board.actions import Refused, apply_action, last_batch, undo_batch
from partners.board.listing import Asked, board_of, participations, stage_counts
from tests.factories import (
    make_mobilisation,
    make_organisation,
    make_partnership,
    make_professional,
)

DAY = date(2019, 2, 1)
pytestmark = pytest.mark.django_db


def act(event, by, code, day=DAY):
    return apply_action(event=event, rows=participations(event, Asked()), code=code, day=day, by=by)


def statuses(event):
    return sorted(event.partnerships.values_list("status", flat=True))


def test_only_those_it_applies_to_change(event, coordinator):
    for status in ("invited", "agreed", "declined"):
        make_partnership(event=event, status=status)
    batch = act(event, coordinator, "charter")
    assert len(batch.after) == 2
    assert statuses(event) == ["agreed", "agreed", "declined"]
    assert act(event, coordinator, "charter") is None


def test_undoing_puts_every_field_back(event, coordinator):
    for status in ("invited", "agreed"):
        make_partnership(event=event, status=status, joined_on=None)
    before = [*event.partnerships.order_by("pk").values()]
    act(event, coordinator, "charter")
    assert undo_batch(batch=last_batch(event)) == 2
    assert [*event.partnerships.order_by("pk").values()] == before
    assert last_batch(event) is None


def test_change_made_since_stops_the_undoing(event, coordinator):
    row = make_partnership(event=event, status="invited")
    batch = act(event, coordinator, "agreed")
    type(row).objects.filter(pk=row.pk).update(status="withdrawn")
    with pytest.raises(Refused):
        undo_batch(batch=batch)
    assert statuses(event) == ["withdrawn"]


def test_nobody_takes_part_before_the_event_or_tomorrow(event, coordinator):
    make_partnership(event=event)
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Refused):
        act(event, coordinator, "agreed", tomorrow)
    type(event).objects.filter(pk=event.pk).update(starts_on=tomorrow, ends_on=tomorrow)
    event.refresh_from_db()
    with pytest.raises(Refused):
        act(event, coordinator, "took_part")


def reachable(event, **fields):
    row = make_partnership(event=event, **fields)
    person = make_professional(organisation=row.organisation, email=f"p{row.pk}@example.org")
    make_mobilisation(event=event, professional=person)
    return row


def test_invitation_is_a_draft_to_one_person_of_each(event, coordinator):
    row = reachable(event, status="invited")
    make_partnership(event=event, status="invited")  # nobody to write to
    act(event, coordinator, "invited_by_mail", timezone.localdate())
    [message] = OutgoingMessage.objects.all()
    assert (message.state, message.to_email) == ("draft", f"p{row.pk}@example.org")
    assert row.organisation.name in message.text
    assert event.partnerships.filter(invited_on__isnull=False).count() == 1
    assert act(event, coordinator, "invited_by_mail", timezone.localdate()) is None


def test_reminder_says_what_is_missing_once_a_day(event, coordinator):
    reachable(event, status="agreed")
    today = timezone.localdate()
    act(event, coordinator, "reminded", today)
    assert "charte" in OutgoingMessage.objects.get().text
    assert act(event, coordinator, "reminded", today) is None


def test_undoing_cancels_the_drafts_and_stops_once_they_left(event, coordinator):
    reachable(event, status="invited")
    undo_batch(batch=act(event, coordinator, "invited_by_mail", timezone.localdate()))
    assert [*OutgoingMessage.objects.values_list("state", flat=True)] == ["cancelled"]
    batch = act(event, coordinator, "invited_by_mail", timezone.localdate())
    OutgoingMessage.objects.filter(state="draft").update(state="sent", sent_at=timezone.now())
    with pytest.raises(Refused):
        undo_batch(batch=batch)


@pytest.mark.parametrize(("repeats", "is_undone"), [(0, True), (1, False)])
def test_message_that_was_refused_for_good_does_not_stop_the_undoing(
    repeats, is_undone, event, coordinator
):
    """Unless it may have arrived before it was refused."""
    reachable(event, status="invited")
    batch = act(event, coordinator, "invited_by_mail", timezone.localdate())
    OutgoingMessage.objects.update(state="failed", possible_repeats=repeats)
    with nullcontext() if is_undone else pytest.raises(Refused):
        undo_batch(batch=batch)
    assert event.partnerships.filter(invited_on=None).exists() == is_undone


def test_board_tells_the_stage_and_finds_without_accents(event):
    make_partnership(event=event, organisation=make_organisation(name="École d’Épinay"))
    make_partnership(event=event, status="invited")
    assert stage_counts(event)["to_invite"] == stage_counts(event)["agreed"] == 1
    found = board_of(event, Asked(search="ecole epinay"), "")
    assert [str(one.stage) for one in found.rows] == ["agreed"]
    assert board_of(event, Asked(missing="charte"), "").number == 1
    assert board_of(event, Asked(stage="invited"), "").number == 0


def page(event, name="partner_board"):
    return reverse(name, args=[event.slug])


def test_page_says_how_many_before_and_undoes_after(event, coordinator_client):
    rows = [make_partnership(event=event, status="invited") for _number in range(3)]
    sent = {"action": "agreed", "row": [row.pk for row in rows[:2]]}
    action = page(event, "partner_board_action")
    confirm = coordinator_client.post(action, sent)
    assert "2 structures vont changer" in confirm.content.decode()
    assert statuses(event) == ["invited"] * 3
    coordinator_client.post(action, {**sent, "confirm": "1", "day": "2019-02-01"})
    assert statuses(event) == ["agreed", "agreed", "invited"]
    batch = last_batch(event)
    coordinator_client.post(page(event, "partner_board_undo"), {"batch": batch.pk})
    assert statuses(event) == ["invited"] * 3


def test_row_of_another_event_is_not_touched(event, other_event, coordinator_client):
    theirs = make_partnership(event=other_event, status="invited")
    sent = {"action": "agreed", "row": [theirs.pk], "confirm": "1", "day": "2019-02-01"}
    coordinator_client.post(page(event, "partner_board_action"), sent)
    assert statuses(other_event) == ["invited"]


def test_every_row_of_the_search_can_be_meant(event, coordinator_client):
    for _number in range(60):
        make_partnership(event=event, status="invited")
    sent = {"action": "agreed", "every": "1", "confirm": "1", "day": "2019-02-01"}
    coordinator_client.post(page(event, "partner_board_action"), sent)
    assert statuses(event) == ["agreed"] * 60


def test_charter_is_noted_with_its_paper_and_taken_back(event, coordinator_client):
    row = make_partnership(event=event, status="invited")
    address = reverse("partner_charter", args=[event.slug, row.organisation.code])
    sent = {"on": "2019-02-01", "by_name": "Ada Martin, directrice"}
    bad = coordinator_client.post(address, {**sent, "file": SimpleUploadedFile("c.pdf", b"<x>")})
    assert bad.context["form"].errors["file"]
    paper = SimpleUploadedFile("c.pdf", b"%PDF-1.7 x")
    coordinator_client.post(address, {**sent, "file": paper})
    row.refresh_from_db()
    assert (row.status, row.charter_accepted_by) == ("agreed", "Ada Martin, directrice")
    file = reverse("partner_charter_file", args=[event.slug, row.organisation.code])
    assert coordinator_client.get(file).content == b"%PDF-1.7 x"
    back = reverse("partner_charter_back", args=[event.slug, row.organisation.code])
    coordinator_client.post(back)
    row = event.partnerships.get()
    assert (row.charter_accepted_on, hasattr(row, "charter_file")) == (None, False)
