"""Whatever is wrong with one message, the others leave."""

import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import OperationalError

from events.mail import sending
from events.mail.connection import Telling
from events.mail.outbox import CannotPrepare, Recipient, approve
from events.mail.outcome import Fate, outcome_of, unreachable
from events.mail.purposes import Purpose
from events.mail.sending import send_due
from tests.events.mail.kinds import CONVOCATION
from tests.events.mail.real_server import Box, mail_server
from tests.factories import make_event, make_outgoing_message

pytestmark = pytest.mark.django_db
# In a header it is read as “a”, an end of line, “b”.
CODED = "=?utf-8?q?a=0Ab?="


@pytest.fixture
def approved(prepared):
    def make(**overrides):
        message = prepared(**overrides)
        approve(event=message.event, messages=[message], by=None)
        message.refresh_from_db()
        return message

    return make


@pytest.fixture
def box(settings):
    box = Box()
    with mail_server(box) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield box


def breaks(monkeypatch, error):
    """The first message raises it; the server takes the next ones."""
    coming = [error]

    class Server(EmailBackend):
        def send_messages(self, messages):
            if coming:
                raise coming.pop()
            return super().send_messages(messages)

    monkeypatch.setattr(sending, "mail_connection", Server)


def test_unforeseen_error_fails_one_message_and_no_other(monkeypatch, approved, caplog):
    breaks(monkeypatch, ValueError('Invalid address "zoe@example.org"'))
    bad, good = approved(), approved()
    done = send_due()
    assert (done.failed, done.sent, done.is_server_away) == (1, 1, False)
    bad.refresh_from_db()
    assert (bad.state, bad.is_leaving, bad.possible_repeats) == ("failed", False, 0)
    assert bad.last_error == "Ce message n’a pas pu être envoyé\u202f: préparez-le de nouveau."
    assert [sent.extra_headers["Message-ID"] for sent in mail.outbox] == [good.message_id]
    assert "ValueError" in caplog.text
    assert "zoe@example.org" not in caplog.text


def test_why_over_that_breaks_fails_one_message(monkeypatch, approved):
    known = vars(sending.REGISTRY[CONVOCATION])
    breaking = Purpose(**{**known, "why_over": lambda reference: {"": ""}[reference]})
    monkeypatch.setitem(sending.REGISTRY, CONVOCATION, breaking)
    approved(reference="1")
    approved()
    assert vars(send_due()) | {"is_limited": False} == {
        "sent": 1,
        "failed": 1,
        "postponed": 0,
        "is_server_away": False,
        "is_limited": False,
    }


def test_database_away_is_not_the_fault_of_a_message(monkeypatch, approved):
    breaks(monkeypatch, OperationalError())
    approved()
    with pytest.raises(OperationalError):
        send_due()


def test_name_in_code_leaves_over_smtp_and_hides_no_line(box, approved):
    """One that was prepared before names were read so; another event waits behind it."""
    first, other = make_event(), make_event()
    for event in (first, other):
        make_outgoing_message(event=event, state="approved", to_name=CODED)
    approved(to=Recipient("zoe@example.org", CODED))
    assert send_due().sent == 3
    assert ["\n" in str(each["To"]) for each in box.received] == [False] * 3


def test_event_named_in_code_still_writes(box, approved, event):
    event.name = CODED
    event.save()
    approved()
    assert send_due().sent == 1
    assert "\n" not in str(box.received[0]["From"])


def test_domain_with_accents_is_written_as_the_network_spells_it(box, approved):
    approved(to=Recipient("zoe@école.fr", "Zoé"))
    assert send_due().sent == 1
    assert str(box.received[0]["To"]) == "Zoé <zoe@xn--cole-9oa.fr>"


def test_address_that_the_network_cannot_spell_is_refused_at_once(prepared):
    with pytest.raises(CannotPrepare):
        prepared(to=Recipient(f"zoe@{'é' * 63}.fr"))


@pytest.mark.parametrize(
    ("code", "words", "fate"),
    [
        (552, b"5.3.4 message too big", Fate.NEVER),
        (554, b"5.3.4 message too big", Fate.NEVER),
        (554, b"no", Fate.NEVER),
        (452, b"4.3.1 no room", Fate.LATER),
        (554, b"5.7.1 sender refused", Fate.AWAY),
        (550, b"5.1.8 unknown sender", Fate.AWAY),
        (421, b"bye", Fate.AWAY),
    ],
)
def test_refusal_at_the_sender_is_about_the_message_or_about_us(code, words, fate):
    assert outcome_of(smtplib.SMTPSenderRefused(code, words, "us@example.org")).fate == fate


def test_message_too_large_for_the_server_fails_alone(box, approved):
    """smtplib tells the size with the sender: there the server refuses it."""
    refusals = ["552 5.3.4 Message size exceeds fixed limit"]

    async def handle_mail(server, session, envelope, address, options):
        envelope.mail_from = None if refusals else address
        return refusals.pop() if refusals else "250 OK"

    box.handle_MAIL = handle_mail
    big, good = approved(), approved()
    done = send_due()
    assert (done.failed, done.sent, done.is_server_away) == (1, 1, False)
    big.refresh_from_db()
    assert "trop lourd" in big.last_error
    assert box.message_ids() == [good.message_id]


@pytest.mark.parametrize("error", [ValueError(), smtplib.SMTPNotSupportedError(), OSError()])
def test_error_of_the_connection_is_never_that_of_a_message(error):
    assert unreachable(error).fate == Fate.AWAY


def test_text_that_was_refused_was_not_taken(monkeypatch):
    """A message put off after “DATA” was refused did not leave: it counts as no repeat."""
    connection = Telling()
    monkeypatch.setattr(connection, "docmd", lambda *_words: None, raising=False)
    monkeypatch.setattr(connection, "putcmd", lambda *_words: None)
    monkeypatch.setattr(connection, "getreply", lambda: (451, b"later"))
    with pytest.raises(smtplib.SMTPDataError):
        connection.data(b"text")
    assert connection.may_have_taken is False
