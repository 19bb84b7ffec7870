"""What a real server receives over SMTP, read as a mail program reads it."""

from smtplib import SMTP

import pytest
from django.core import mail
from icalendar import Calendar

from events.mail.outbox import Attachment, Recipient, approve
from events.mail.sending import send_due
from events.models import OutgoingMessage
from tests.events.mail.kinds import REQUEST
from tests.events.mail.real_server import Box, mail_server

pytestmark = pytest.mark.django_db
INVITATION = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//essai//FR\r
METHOD:REQUEST\r
BEGIN:VEVENT\r
UID:copil-3@example.org\r
DTSTAMP:20190301T090000Z\r
DTSTART:20190312T090000Z\r
SUMMARY:Comit\xc3\xa9 de pilotage\r
END:VEVENT\r
END:VCALENDAR\r
"""


@pytest.fixture
def box(settings):
    """The connection of the tests keeps messages in memory: here they go over a socket."""
    box = Box()
    with mail_server(box) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield box


def send(*messages):
    approve(event=messages[0].event, messages=messages, by=None)
    return send_due()


def part(message, content_type):
    found = [each for each in message.walk() if each.get_content_type() == content_type]
    return found[0]


def test_text_html_and_subject_arrive_intact(box, prepared, event):
    event.contact_email = "equipe@example.org"
    event.save()
    message = prepared(to=Recipient("zoe@example.org", "Zoé Ngô"))
    assert send(message).sent == 1
    (received,) = box.received
    assert received["Subject"] == "Réunion du 17 avril à l’école"
    assert received["To"] == "Zoé Ngô <zoe@example.org>"
    assert received["From"] == f"{event.name} <webmaster@localhost>"
    assert received["Reply-To"] == "equipe@example.org"
    assert received["Message-ID"] == message.message_id
    text = part(received, "text/plain").get_content()
    assert text.replace("\r\n", "\n") == message.text
    html = part(received, "text/html").get_content()
    assert '<html lang="fr">' in html
    assert "<p>Bonjour Zoé Ngô,</p>" in html
    assert received["List-Unsubscribe"] is None
    assert [each.get_content_type() for each in received.iter_attachments()] == []


def test_link_to_unsubscribe_works_in_one_click(box, prepared, links, client):
    links.known = {"1": "https://cite.example.org/q/lien/abc"}
    message = prepared(purpose=REQUEST, reference="1", to=Recipient("zoe@example.org"))
    send(message)
    (received,) = box.received
    assert received["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = received["List-Unsubscribe"].strip(" <>")
    assert address in part(received, "text/plain").get_content()
    assert address in part(received, "text/html").get_content()
    path = address.removeprefix("http://testserver")
    assert client.get(path).status_code == 200
    assert message.event.mail_opt_outs.count() == 0
    posted = client.post(path, {"List-Unsubscribe": "One-Click"})
    assert posted.status_code == 200
    assert message.event.mail_opt_outs.count() == 1
    assert prepared(purpose=REQUEST, to=Recipient("zoe@example.org")).state == "skipped"


def test_calendar_is_a_part_and_a_file(box, prepared):
    file = Attachment("copil.ics", "text/calendar; method=REQUEST", INVITATION)
    agenda = Attachment("ordre du jour – été.pdf", "application/pdf", b"%PDF-1.7")
    send(prepared(attachments=[file, agenda]))
    (received,) = box.received
    calendars = [each for each in received.walk() if each.get_content_type() == "text/calendar"]
    assert [each.get_param("method") for each in calendars] == ["REQUEST", "REQUEST"]
    assert [each.get_filename() for each in calendars] == [None, "copil.ics"]
    for each in calendars:
        calendar = Calendar.from_ical(each.get_payload(decode=True))
        assert calendar["METHOD"] == "REQUEST"
        assert calendar.events[0]["SUMMARY"] == "Comité de pilotage"
    pdf = list(received.iter_attachments())[-1]
    assert (pdf.get_filename(), pdf.get_content()) == (agenda.name, agenda.content)


def test_one_connection_serves_several_messages(box, prepared, monkeypatch):
    opened = []
    connect = SMTP.connect

    def counted(self, *arguments, **more):
        opened.append(1)
        return connect(self, *arguments, **more)

    monkeypatch.setattr(SMTP, "connect", counted)
    assert send(*[prepared() for _number in range(5)]).sent == 5
    assert (len(box.received), len(opened)) == (5, 1)


def test_refusals_of_a_real_server(box, prepared):
    answers = {"plus-la@example.org": "550 5.1.1 no such user", "plein@example.org": "452 full"}
    box.answer = lambda address: answers.get(address, "")
    gone, full, good = [
        prepared(to=Recipient(address)) for address in [*answers, "bien@example.org"]
    ]
    done = send(gone, full, good)
    assert (done.failed, done.postponed, done.sent) == (1, 1, 1)
    gone.refresh_from_db()
    assert gone.last_error.startswith("Cette adresse n’existe pas")
    assert [str(each["To"]) for each in box.received] == ["bien@example.org"]


def test_nobody_answers_at_that_port(settings, prepared):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    done = send(prepared(), prepared())
    assert done.is_server_away
    assert set(OutgoingMessage.objects.values_list("state", flat=True)) == {"approved"}
    assert mail.outbox == []


def test_connection_lost_after_the_text_counts_as_a_possible_repeat(box, prepared, monkeypatch):
    async def taken_then_gone(server, session, envelope):
        box.received.append(envelope)
        server.transport.close()
        return "250 never read"

    monkeypatch.setattr(box, "handle_DATA", taken_then_gone, raising=False)
    message = prepared()
    assert send(message).is_server_away
    message.refresh_from_db()
    assert (message.state, message.is_leaving, len(box.received)) == ("approved", True, 1)
