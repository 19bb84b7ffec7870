"""What is prepared waits for a person; what is decided is decided once."""

import pytest
from django.db import connection

from events.mail.opting_out import address_hash, opt_out
from events.mail.outbox import (
    Attachment,
    CannotPrepare,
    Recipient,
    approve,
    cancel,
    prepare,
    retry,
)
from events.mail.purposes import Purpose, UnknownPurpose, register
from events.models import MailTemplate, OutgoingMessage
from tests.events.mail.kinds import CONVOCATION, REQUEST
from tests.factories import make_event, make_outgoing_message
from tests.visits.api.at_once import all_at_once, other_session

pytestmark = pytest.mark.django_db


def test_prepared_message_is_a_draft_with_its_words(prepared, event, coordinator):
    event.venue.name = "École"
    message = prepared()
    assert message.state == "draft"
    assert message.subject == "Réunion du 17 avril à l’école"
    assert message.text == "Bonjour Zoé Martin,\n\nLa réunion aura lieu le 17 avril, École.\n"
    assert message.prepared_by == coordinator
    assert message.message_id.startswith("<")
    assert message.message_id.endswith("@localhost>")


def test_same_key_gives_the_first_message_back(prepared):
    first = prepared(dedupe="copil-3-convocation-anne")
    again = prepared(dedupe="copil-3-convocation-anne", values={"date": "18 avril"})
    assert again == first
    assert OutgoingMessage.objects.count() == 1


def test_another_event_has_its_own_keys(prepared):
    first = prepared(dedupe="une")
    assert prepared(dedupe="une", event=make_event()) != first


@pytest.mark.django_db(transaction=True)
def test_prepared_twice_at_once_is_one_message(prepared):
    works = [lambda: prepared(dedupe="une", attachments=[FILE])] * 4
    messages = all_at_once(works)
    assert len({message.pk for message in messages}) == 1
    assert OutgoingMessage.objects.get().attachments.count() == 1


FILE = Attachment("ordre du jour.pdf", "application/pdf", b"%PDF-1.7")


def test_files_are_kept_with_the_message(prepared):
    file = prepared(attachments=[FILE]).attachments.get()
    assert (file.name, file.content_type) == (FILE.name, FILE.content_type)
    assert bytes(file.content) == FILE.content


def test_own_words_of_the_event_are_used(prepared, event):
    MailTemplate.objects.create(
        event=event, purpose=CONVOCATION, subject="À {edition}", body="Le {date}."
    )
    message = prepared()
    assert (message.subject, message.text) == (f"À {event.name}", "Le 17 avril.\n")


def test_words_that_ask_for_something_unknown_are_refused(prepared, event):
    MailTemplate.objects.create(event=event, purpose=CONVOCATION, subject="À", body="{heure}")
    with pytest.raises(CannotPrepare, match="heure"):
        prepared()


@pytest.mark.parametrize("values", [{}, {"date": "17", "heure": "10"}])
def test_values_are_those_of_the_purpose(prepared, values):
    with pytest.raises(ValueError, match="essai-convocation"):
        prepared(values=values)


@pytest.mark.parametrize("address", ["", "personne", "a@b.fr\nBcc: tous@example.org", "a b@c.fr"])
def test_bad_address_is_refused(prepared, address):
    with pytest.raises(CannotPrepare):
        prepared(to=Recipient(address))
    assert OutgoingMessage.objects.count() == 0


def test_unknown_purpose_is_refused(prepared, event):
    with pytest.raises(UnknownPurpose):
        prepare(event=event, purpose="rien", to=Recipient("a@b.fr"), values={}, dedupe="x", by=None)


def test_two_purposes_of_one_code_stop_the_start():
    with pytest.raises(ValueError, match="essai-convocation"):
        register(Purpose(CONVOCATION, "Autre", {}, "s", "b"))


def test_no_value_adds_a_header(prepared):
    message = prepared(
        to=Recipient("a@example.org", "Zoé\r\nBcc: tous@example.org"),
        values={"date": "17 avril\nBcc: tous@example.org"},
    )
    assert message.to_name == "Zoé Bcc: tous@example.org"
    assert message.subject == "Réunion du 17 avril Bcc: tous@example.org à l’école"


def test_value_in_braces_is_not_a_placeholder(prepared):
    assert "{lien}" in prepared(values={"date": "{lien}"}).text


def test_who_unsubscribed_is_skipped_and_said_so(prepared, event):
    opt_out(event, address_hash(event.pk, "Anne@example.org"))
    message = prepared(purpose=REQUEST, to=Recipient("anne@EXAMPLE.org"))
    assert message.state == "skipped"
    assert message.last_error != ""
    assert approve(event=event, messages=[message], by=None) == 0


def test_what_one_must_know_comes_all_the_same(prepared, event):
    opt_out(event, address_hash(event.pk, "anne@example.org"))
    assert prepared(to=Recipient("anne@example.org")).state == "draft"


def test_unsubscribing_from_one_event_leaves_the_others(prepared, event):
    opt_out(make_event(), address_hash(event.pk, "anne@example.org"))
    assert prepared(purpose=REQUEST, to=Recipient("anne@example.org")).state == "draft"


def state_of(message):
    message.refresh_from_db()
    return message.state


def test_approving_takes_drafts_only(event, coordinator):
    states = ("draft", "approved", "sent", "failed", "cancelled", "skipped")
    messages = [make_outgoing_message(event=event, state=state) for state in states]
    assert approve(event=event, messages=messages, by=coordinator) == 1
    assert [state_of(each) for each in messages] == ["approved", *states[1:]]
    assert messages[0].approved_by == coordinator


def test_cancelling_takes_what_has_not_left(event, coordinator):
    states = ("draft", "approved", "failed", "sent", "skipped")
    messages = [make_outgoing_message(event=event, state=state) for state in states]
    assert cancel(event=event, messages=messages, by=coordinator) == 3
    assert [state_of(each) for each in messages] == ["cancelled"] * 3 + ["sent", "skipped"]


def test_retrying_takes_failures_and_keeps_the_message_id(event, coordinator):
    failed = make_outgoing_message(event=event, state="failed", attempts=3, last_error="Refusé")
    draft, before = make_outgoing_message(event=event), failed.message_id
    assert retry(event=event, messages=[failed, draft], by=coordinator) == 1
    assert (state_of(failed), failed.attempts, failed.last_error) == ("approved", 0, "")
    assert failed.message_id == before
    assert state_of(draft) == "draft"


@pytest.mark.parametrize("decide", [approve, cancel, retry])
def test_message_of_another_event_is_left_alone(decide, event):
    others = [make_outgoing_message(state=state) for state in ("draft", "failed")]
    assert decide(event=event, messages=others, by=None) == 0
    assert [state_of(each) for each in others] == ["draft", "failed"]


@pytest.mark.django_db(transaction=True)
def test_message_that_is_leaving_is_not_stopped(event):
    message = make_outgoing_message(event=event, state="approved")
    with other_session() as worker:
        worker.execute(
            "SELECT FROM events_outgoingmessage WHERE id = %s FOR NO KEY UPDATE", [message.pk]
        )
        assert cancel(event=event, messages=[message], by=None) == 0
    connection.close()
    assert state_of(message) == "approved"
