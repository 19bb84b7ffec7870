"""What a worker does with each answer of the server; no real server here."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from events.mail import sending
from events.mail.opting_out import address_hash, opt_out
from events.mail.outbox import approve, cancel
from events.mail.purposes import CannotComplete
from events.mail.sending import Pace, Pass, backoff, send_due
from tests.events.mail.kinds import REMINDER, REQUEST
from tests.factories import make_event, make_outgoing_message

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(prepared):
    def make(**overrides):
        message = prepared(**overrides)
        approve(event=message.event, messages=[message], by=None)
        return fresh(message)

    return make


@pytest.fixture
def answers(monkeypatch):
    """What the server answers, one after the other; then it takes everything."""
    coming = []

    class Server(EmailBackend):
        def send_messages(self, messages):
            if coming:
                raise coming.pop(0)
            return super().send_messages(messages)

    monkeypatch.setattr(sending, "mail_connection", Server)
    return coming


def refused(code, words=b"no"):
    return smtplib.SMTPRecipientsRefused({"a@example.org": (code, words)})


def fresh(message):
    message.refresh_from_db()
    return message


def test_only_approved_messages_leave(prepared, approved):
    draft, one, cancelled = prepared(), approved(), approved()
    cancel(event=cancelled.event, messages=[cancelled], by=None)
    assert send_due().sent == 1
    assert [sent.extra_headers["Message-ID"] for sent in mail.outbox] == [one.message_id]
    assert fresh(one).state == "sent"
    assert one.sent_at is not None
    assert (fresh(draft).state, fresh(cancelled).state) == ("draft", "cancelled")


def test_second_pass_sends_nothing_more(approved):
    approved()
    send_due()
    assert send_due().sent == 0
    assert len(mail.outbox) == 1


def test_message_for_later_waits(approved):
    message = approved()
    message.next_attempt_at = timezone.now() + timedelta(minutes=5)
    message.save()
    assert send_due().sent == 0


def test_address_refused_for_good_fails_with_the_reason(answers, approved):
    bad, good = approved(), approved()
    answers.append(refused(550, b"5.1.1 user unknown"))
    done = send_due()
    assert (done.sent, done.failed) == (1, 1)
    assert fresh(bad).state == "failed"
    assert bad.last_error == (
        "Cette adresse n’existe pas, ou elle refuse le message. "
        "Sa réponse\u202f: 550 5.1.1 user unknown"
    )
    assert fresh(good).state == "sent"


def test_refusal_for_now_is_tried_again_later(answers, approved):
    message = approved()
    answers.append(refused(451))
    assert send_due().postponed == 1
    assert (fresh(message).state, message.attempts, message.is_leaving) == ("approved", 1, False)
    assert message.next_attempt_at > timezone.now() + timedelta(seconds=50)
    message.next_attempt_at = timezone.now()
    message.save()
    assert send_due().sent == 1
    assert (fresh(message).possible_repeats, message.last_error) == (0, "")


def test_waits_grow_and_stop_growing():
    waits = [backoff(attempts).total_seconds() / 60 for attempts in (1, 2, 3, 8, 9, 20)]
    assert waits == [1, 2, 4, 128, 240, 240]


def test_two_days_of_refusals_are_a_failure(answers, approved):
    message = approved()
    message.attempts = sending.MOST_ATTEMPTS - 1
    message.save()
    answers.append(refused(451))
    assert send_due().failed == 1
    assert fresh(message).state == "failed"


@pytest.mark.parametrize(
    "away",
    [
        ConnectionRefusedError(),
        TimeoutError(),
        smtplib.SMTPServerDisconnected(),
        smtplib.SMTPAuthenticationError(535, b"no"),
        smtplib.SMTPSenderRefused(550, b"no", "us@example.org"),
        smtplib.SMTPConnectError(421, b"busy"),
        refused(421),
    ],
    ids=lambda error: type(error).__name__,
)
def test_server_away_makes_all_wait_and_fails_none(answers, approved, away):
    messages = [approved(), approved()]
    answers.append(away)
    done = send_due()
    assert (done.sent, done.failed, done.is_server_away) == (0, 0, True)
    assert [fresh(each).state for each in messages] == ["approved", "approved"]
    assert (messages[0].attempts, messages[0].is_leaving) == (0, False)
    assert messages[0].last_error != ""
    assert messages[1].claimed_at is None


def test_late_value_is_sent_and_never_stored(approved, links):
    links.known = {"7": "https://cite.example.org/q/lien/secret"}
    message = approved(purpose=REQUEST, reference="7")
    send_due()
    parts = [mail.outbox[0].body, mail.outbox[0].alternatives[0].content]
    assert ["https://cite.example.org/q/lien/secret" in part for part in parts] == [True, True]
    kept = type(message).objects.filter(pk=message.pk).values().get()
    assert [name for name, value in kept.items() if "secret" in str(value)] == []


def test_late_value_that_is_gone_is_a_failure_with_its_reason(approved, monkeypatch):
    def gone(reference):
        raise CannotComplete("L’invitation n’existe plus.")

    message = approved(purpose=REQUEST, reference="7")
    monkeypatch.setitem(
        sending.REGISTRY,
        REQUEST,
        type(sending.REGISTRY[REQUEST])(
            **{**vars_of(sending.REGISTRY[REQUEST]), "late_values": gone}
        ),
    )
    assert send_due().failed == 1
    assert fresh(message).last_error == "L’invitation n’existe plus."


def vars_of(purpose):
    return {name: getattr(purpose, name) for name in purpose.__dataclass_fields__}


def test_message_that_cannot_be_composed_holds_up_no_other(approved, caplog):
    approved(purpose=REQUEST, reference="unknown")
    other = approved()
    done = send_due()
    assert (done.failed, done.sent) == (1, 1)
    assert fresh(other).state == "sent"
    assert "personne-" not in caplog.text


def test_reminder_that_is_no_longer_due_looks_as_if_it_had_left(approved, links):
    links.known, links.answered = {"1": "https://a.fr", "2": "https://b.fr"}, {"1"}
    messages = [approved(purpose=REMINDER, reference=each) for each in ("1", "2")]
    assert send_due().sent == 2
    assert len(mail.outbox) == 1
    ignored = {"id", "public_id", "dedupe", "reference", "to_email", "message_id"}
    times = {"created_at", "next_attempt_at", "claimed_at", "claimed_by", "sent_at"}
    first, second = (
        {
            name: value
            for name, value in type(each).objects.filter(pk=each.pk).values().get().items()
            if name not in ignored | times
        }
        for each in messages
    )
    assert first == second


def test_reminder_that_took_two_attempts_does_not_say_so(answers, approved, links):
    """Only one that was really sent can need two."""
    links.known, links.answered = {"1": "https://a.fr", "2": "https://b.fr"}, {"2"}
    sent, left_out = (approved(purpose=REMINDER, reference=each) for each in ("1", "2"))
    answers.append(refused(451))
    done = send_due()
    assert (done.postponed, done.sent) == (1, 1)
    type(sent).objects.filter(pk=sent.pk).update(next_attempt_at=timezone.now())
    assert send_due().sent == 1
    told = ("state", "attempts", "last_error", "claimed_at", "claimed_by")
    assert [getattr(fresh(sent), name) for name in told] == [
        getattr(fresh(left_out), name) for name in told
    ]
    assert {each.next_attempt_at.minute for each in (sent, left_out)} == {0}


def test_unsubscribing_after_the_approval_is_still_honoured(approved, event, links):
    message = approved(purpose=REQUEST, reference="1")
    opt_out(event, address_hash(event.pk, message.to_email))
    assert send_due().sent == 0
    assert fresh(message).state == "skipped"
    assert mail.outbox == []


def test_worker_keeps_to_its_pace(settings, approved):
    settings.MAIL_MESSAGES_PER_MINUTE = 3
    for _number in range(5):
        approved()
    pace = Pace()
    assert send_due(pace=pace).sent == 3
    assert send_due(pace=pace) == Pass(is_limited=True)


def left_leaving(event, seconds):
    """As a worker that was killed leaves it."""
    return make_outgoing_message(
        event=event,
        state="approved",
        is_leaving=True,
        claimed_at=timezone.now() - timedelta(seconds=seconds),
    )


def test_message_of_a_dead_worker_is_sent_again_and_counted():
    event = make_event()
    old, fresh_one = left_leaving(event, 6), left_leaving(event, 1)
    assert send_due().sent == 1
    assert (fresh(old).state, old.possible_repeats) == ("sent", 1)
    assert fresh(fresh_one).state == "approved"
    assert event.outgoing_messages.all().repeats() == 1
